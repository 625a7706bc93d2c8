/* Every page works without any script; these files only make it more comfortable. `hearten` is what they share. */
const hearten = (() => {
  const make = (name, className, text = '') => Object.assign(document.createElement(name), { className, textContent: text });

  /* Asks our own server. The answer holds the page it drew; null where the server was not reached. */
  const ask = async (address, how = {}, headers = { 'X-Hearten': 'fragment' }) => {
    try {
      const answer = await fetch(address, { headers, ...how });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      return { ok: answer.ok, status: answer.status, page, isSignedOut: new URL(answer.url).pathname === '/sign-in' };
    } catch {
      return null;
    }
  };

  /* This page as it is now, without the sentence about the last action. */
  const again = () => {
    const address = new URL(location);
    address.searchParams.delete('said');
    address.hash = '';
    return ask(address, {}, {});
  };

  const toasts = make('div', 'toasts');
  const spoken = make('p', 'sr');
  toasts.setAttribute('role', 'status');
  toasts.append(spoken);
  document.body.append(toasts);

  /* Said to screen readers only: the page shows it in its own way. */
  const say = (sentence) => { spoken.textContent = sentence; };

  /* Said to everybody, for a few seconds. */
  const tell = (sentence) => {
    say(sentence);
    const card = make('div', 'toastcard small', sentence);
    card.setAttribute('aria-hidden', 'true');
    toasts.append(card);
    setTimeout(() => card.remove(), 4000);
  };

  /* A sentence about what went wrong, before the buttons of the form. */
  const complain = (form, sentence) => {
    form.querySelector(':scope > [data-failed]')?.remove();
    if (!sentence) return;
    const line = make('p', 'wrong', sentence);
    line.dataset.failed = '';
    line.setAttribute('role', 'alert');
    form.insertBefore(line, form.matches('form') ? form.querySelector(':scope > .line:last-of-type') : null);
  };

  const reason = (answer, kept) => {
    if (!answer) return `That did not reach the server.${kept ? ' Your words are still here; please' : ' Please'} try again.`;
    if (answer.isSignedOut) return 'You have been signed out. Copy your words before you sign in again.';
    return answer.page.querySelector('.oops .quiet')?.textContent ?? 'That did not work. Please try again.';
  };

  return { make, ask, again, toasts, say, tell, complain, reason };
})();
