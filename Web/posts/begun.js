/* Replies and messages are kept on the server while they are written, in forms with `data-begun`: a closed tab loses nothing. */
{
  const waiting = new Map(), saving = new WeakMap();

  const save = async (form, isLast = false) => {
    clearTimeout(waiting.get(form));
    waiting.delete(form);
    const body = new URLSearchParams({ place: form.dataset.begun });
    for (const name of ['token', 'key', 'body']) body.set(name, form.elements[name].value);
    const stop = new AbortController();
    saving.set(form, stop);
    const answer = await hearten.ask('/me/begun', { method: 'post', body, keepalive: isLast, signal: stop.signal });
    // What did not get there goes with the next letters, or later.
    if (!answer?.ok && !answer?.isSignedOut && !stop.signal.aborted && form.isConnected && !waiting.has(form)) later(form, 30_000);
  };

  const later = (form, wait = 1200) => {
    clearTimeout(waiting.get(form));
    waiting.set(form, setTimeout(save, wait, form));
  };

  document.addEventListener('input', (event) => {
    const form = event.target.closest('form[data-begun]');
    if (form && event.target.name === 'body') later(form);
  });
  /* Sent: a save under way must not come after it. */
  document.addEventListener('submit', (event) => {
    clearTimeout(waiting.get(event.target));
    waiting.delete(event.target);
    saving.get(event.target)?.abort();
  });
  addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') for (const form of [...waiting.keys()]) save(form, true);
  });
}
