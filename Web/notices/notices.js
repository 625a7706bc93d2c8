/* A new notice appears at the foot of whatever page is open; the bell and the navigation count it. */
{
  const count = (number) => {
    const bell = document.querySelector('.bell');
    bell?.setAttribute('aria-label', number ? `Notices, ${number} new` : 'Notices');
    bell?.querySelector('.dot')?.remove();
    if (number) bell?.append(hearten.make('span', 'dot'));
    const link = document.querySelector('.rail a[href="/notices"]');
    link?.querySelector('.count')?.remove();
    if (number) link?.append(hearten.make('span', 'count', String(number)));
  };

  const look = async (event) => {
    const answer = await hearten.ask('/notices/latest');
    const latest = answer?.ok && answer.page.querySelector('[data-new]');
    if (!latest) return;
    count(Number(latest.dataset.new));
    if (event.type === 'live:missed') return;
    hearten.toasts.querySelector('.toastcard')?.remove();
    if (latest.matches('.toastcard')) hearten.toasts.append(latest);
  };
  document.addEventListener('live:notice', look);
  document.addEventListener('live:missed', look);

  document.addEventListener('click', (event) => event.target.closest('[data-close]')?.closest('.toastcard').remove());
}
