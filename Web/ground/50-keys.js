/* Single keys lead somewhere, unless somebody types, or has switched them off. The page at /me/keys names them. */
{
  const OFF = 'hearten-keys-off';
  const isOff = () => { try { return localStorage.getItem(OFF) === 'yes'; } catch { return false; } };
  const isTyping = (target) => target.isContentEditable || target.matches('input, textarea, select, [role=listbox] *');
  const posts = () => [...document.querySelectorAll('main article[data-post]')];
  const places = { h: '/home', n: '/notices', m: '/messages', p: '/people', t: '/today' };
  let isGoing = false;

  /* The next post below, or above, the one that has the focus or is at the top of the window. */
  const step = (by) => {
    const all = posts();
    let at = all.findIndex((post) => post.contains(document.activeElement));
    if (at < 0) at = by > 0 ? all.findIndex((post) => post.getBoundingClientRect().top > 0) - 1 : all.findLastIndex((post) => post.getBoundingClientRect().top < 0) + 1;
    const post = all[at + by];
    if (!post) return;
    post.tabIndex = -1;
    post.focus({ preventScroll: true });
    post.scrollIntoView({ block: 'start', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
  };

  const acts = {
    '?': () => location.assign('/me/keys'),
    '/': () => location.assign('/search'),
    n: () => {
      const body = document.querySelector('form#write textarea');
      if (body) body.focus();
      else location.assign('/home#write');
    },
    j: () => step(1),
    k: () => step(-1),
    r: () => document.activeElement.closest('article[data-post]')?.querySelector('a[data-open$="/reply"]')?.click(),
    g: () => { isGoing = true; setTimeout(() => { isGoing = false; }, 1500); },
  };

  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented || isTyping(event.target) || isOff()) return;
    if (!document.querySelector('nav')) return;
    const place = isGoing && places[event.key];
    isGoing = false;
    const act = place ? () => location.assign(place) : acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  const label = document.querySelector('[data-keys-switch]');
  if (label) {
    const box = label.querySelector('input');
    label.hidden = false;
    box.checked = !isOff();
    box.onchange = () => { try { localStorage.setItem(OFF, box.checked ? 'no' : 'yes'); } catch { /* nowhere to keep it */ } };
  }
}
