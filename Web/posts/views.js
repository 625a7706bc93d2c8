/* Tells which posts were on the screen long enough to be read. Only where the reader lets authors know. */
{
  const main = document.querySelector('.app[data-views]');
  const token = document.querySelector('#act input[name=token]')?.value;
  if (main && token && 'IntersectionObserver' in window) {
    const told = new Set(), timers = new Map();
    let waiting = [], sending;

    const send = () => {
      clearTimeout(sending);
      sending = null;
      if (!waiting.length) return;
      const body = new URLSearchParams([['token', token], ...waiting.splice(0, 50).map((id) => ['post', id])]);
      fetch('/views', { method: 'post', body, keepalive: true }).catch(() => {});
    };
    const see = (id) => {
      if (told.has(id)) return;
      told.add(id);
      waiting.push(id);
      sending ??= setTimeout(send, 4000);
    };
    const observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        const id = target.dataset.post;
        clearTimeout(timers.get(id));
        if (isIntersecting) timers.set(id, setTimeout(() => see(id), 1500));
      }
    }, { rootMargin: '-15% 0px' });
    const watch = () => document.querySelectorAll('article[data-post]').forEach((card) => observer.observe(card));
    watch();
    new MutationObserver(watch).observe(document.querySelector('main'), { childList: true, subtree: true });
    addEventListener('pagehide', send);
  }
}
