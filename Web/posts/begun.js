/* Replies and messages are kept on the server while they are written, in forms with `data-begun`: a closed tab loses nothing. */
{
  /* Of each form that was typed into: the timer of its next save, the save under way, and whether there is something to save. */
  const forms = new Map();

  const save = async (form, isLast = false) => {
    const state = forms.get(form);
    clearTimeout(state.timer);
    // The newest alone: an older one must not arrive after it.
    state.stop?.abort();
    if (!form.isConnected && !isLast) return forms.delete(form);
    const stop = state.stop = new AbortController();
    const body = new URLSearchParams({ place: form.dataset.begun });
    for (const name of ['token', 'key', 'body']) body.set(name, form.elements[name].value);
    const answer = await hearten.ask('/me/begun', { method: 'post', body, keepalive: isLast, signal: stop.signal });
    if (state.stop !== stop || stop.signal.aborted) return;
    if (answer?.status === 409) return sent(form);
    const isRefused = answer && (answer.isSignedOut || (answer.status >= 400 && answer.status < 500 && answer.status !== 429));
    state.isDirty = !answer?.ok || answer.isSignedOut;
    // What something else complained of stays.
    if (isRefused || state.hasComplained) hearten.complain(form, isRefused ? hearten.reason(answer, true) : undefined);
    state.hasComplained = isRefused;
    // Where it did not get there it may in a while; what is refused is refused until something changes.
    if (state.isDirty && !isRefused) later(form, 30_000);
  };

  /* Its words were sent, from here or from another page that went on with them: whatever was typed since is something new. */
  const sent = (form) => {
    const state = forms.get(form);
    state.isDirty = state.isTyped;
    if (!state.isTyped) return;
    form.elements.key.value = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    later(form, 0);
  };

  const later = (form, wait = 1200) => {
    const state = forms.get(form);
    clearTimeout(state.timer);
    state.timer = setTimeout(save, wait, form);
  };

  document.addEventListener('input', (event) => {
    const form = event.target.closest('form[data-begun]');
    if (!form || event.target.name !== 'body') return;
    const state = forms.get(form) ?? {};
    forms.set(form, state);
    state.isDirty = state.isTyped = true;
    later(form);
  });
  /* Sent: a save under way need not follow. Should it be refused, the words are kept again in a while; if not, the server knows the form. */
  document.addEventListener('submit', (event) => {
    const state = forms.get(event.target);
    if (!state) return;
    state.stop?.abort();
    state.isTyped = false;
    later(event.target, 10_000);
  });
  addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') for (const [form, state] of forms) if (state.isDirty) save(form, true);
  });
}
