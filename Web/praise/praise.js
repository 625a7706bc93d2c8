/* A start fills the text; what the language check says follows the typing. */
{
  document.addEventListener('click', (event) => {
    const start = event.target.closest('.suggest [data-start]');
    if (!start) return;
    event.preventDefault();
    const box = start.form.querySelector('textarea');
    box.value = start.value;
    box.dispatchEvent(new Event('input', { bubbles: true }));
    box.focus();
  });

  const timers = new WeakMap();
  document.addEventListener('input', (event) => {
    const box = event.target.closest('textarea[data-check]');
    if (!box) return;
    for (const start of box.form.querySelectorAll('[data-start]')) start.setAttribute('aria-pressed', String(start.value === box.value));
    clearTimeout(timers.get(box));
    timers.set(box, setTimeout(async () => {
      const words = box.value;
      const body = new URLSearchParams({ token: box.form.elements.token.value, words });
      const answer = await hearten.ask(box.dataset.check, { method: 'post', body });
      if (!answer?.ok || answer.isSignedOut || box.value !== words) return;
      box.form.querySelector('.advice').replaceChildren(...answer.page.body.childNodes);
    }, 600));
  });
}
