/* The service worker keeps what was read; this page says so where it is one of the kept, and sends on what was written offline. */
{
  const worker = navigator.serviceWorker;
  const line = (words, button) => {
    const note = hearten.make('p', 'note amber offline');
    note.setAttribute('role', 'status');
    note.append(hearten.make('span', '', words));
    if (button) note.append(button);
    document.querySelector('main')?.prepend(note);
  };

  if (document.body.dataset.kept !== undefined) {
    const date = new Date(document.body.dataset.kept);
    const when = Number.isNaN(date.getTime()) ? 'earlier' : date.toLocaleString([], { weekday: 'long', hour: '2-digit', minute: '2-digit' });
    line(`You are offline. This is how it was ${when === 'earlier' ? 'when you last looked' : `on ${when}`}; you can read, and write: your words are kept and sent later.`);
  }

  const online = () => worker?.ready.then((ready) => ready.active?.postMessage('online'));
  /* Browsers say “online” as soon as there is some network: only an answer of our own server counts. */
  const reached = () => fetch('/healthz', { cache: 'no-store' }).then((answer) => answer.ok, () => false);
  let isLeaving = false;
  addEventListener('submit', (event) => { isLeaving ||= !event.defaultPrevented; });
  const isTyping = () => [...document.querySelectorAll('textarea, input[type=text]')].some((field) => field.value !== field.defaultValue);
  const lookAgain = async () => {
    if (!await reached()) return;
    online();
    // Words that are being typed are worth more than a fresh page.
    if (!isLeaving && !isTyping() && document.body.dataset.kept !== undefined) location.reload();
  };
  addEventListener('online', lookAgain);
  if (document.body.dataset.kept !== undefined) setInterval(lookAgain, 5000);

  worker?.addEventListener('message', (event) => {
    if (event.data.sent) hearten.tell(event.data.sent === 1 ? 'What you wrote offline is shared now.' : `${event.data.sent} things that you wrote offline are shared now.`);
    if (event.data.refused === undefined) return;
    if (document.querySelector(`[data-refused="${event.data.id}"]`)) return;
    // They stay on the device until somebody says that they have them.
    const have = hearten.make('button', 'btn slim', 'I have copied them');
    have.type = 'button';
    have.dataset.refused = event.data.id;
    have.onclick = () => { worker.controller?.postMessage({ shown: event.data.id }); have.closest('.note').remove(); };
    line(`What you wrote offline could not be shared. Here are your words, to try again: ${event.data.refused}`, have);
  });

  addEventListener('load', async () => {
    if (!worker) return;
    await worker.register('/sw.js').catch(() => {});
    if (navigator.onLine) online();
  });
}
