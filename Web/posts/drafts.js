/* What is written in the composer is kept while it is written: on the server, where the person's other devices find it too. */
{
  const form = document.querySelector('form#write.composer');
  const address = form?.getAttribute('action').replace(/\/posts$/, '/drafts');
  let timer = null, saving = 0, isDirty = false, isOver = false;

  const note = (words) => {
    let line = form.querySelector('[data-draft-note]');
    if (!line) {
      line = hearten.make('p', 'small dim');
      line.dataset.draftNote = '';
      line.setAttribute('role', 'status');
      form.append(line);
    }
    line.textContent = words;
  };

  /* Without the files: those are taken in when the post is shared. */
  const fields = () => new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === 'string'));

  /* While another save is under way its version is not known yet: then this one, the newer, is written over it. */
  const send = (isLast) => {
    const body = fields();
    if (saving) body.set('draft-version', '');
    return hearten.ask(address, { method: 'post', body, keepalive: isLast });
  };

  const save = async (isLast = false) => {
    if (isOver || !isDirty || (saving && !isLast)) return;
    isDirty = false;
    const sent = send(isLast);
    saving += 1;
    const answer = await sent;
    saving -= 1;
    const kept = answer?.ok && answer.page.querySelector('[data-draft]');
    const refused = answer?.page.querySelector('[data-draft-refused]');
    if (kept) {
      form.elements['draft-version'].value = kept.dataset.draft;
      note(kept.dataset.draft ? 'Kept as a draft.' : '');
    } else if (refused?.dataset.draftRefused) {
      isOver = true;
      newer(refused);
    } else if (refused) {
      note(refused.textContent);
    } else {
      isDirty = true;
      note(answer ? hearten.reason(answer, true) : 'You are offline. Your words stay on this page, and are kept once the network is back.');
      // Whoever is signed out has to sign in first; everything else may be better in a while.
      if (!answer?.isSignedOut) later(30_000);
      return;
    }
    if (isDirty) later();
  };

  /* Another device changed the same draft: nothing is written over until the person says which is to stay. */
  const newer = (refused) => {
    note(`${refused.textContent} `);
    const line = form.querySelector('[data-draft-note]');
    const button = (label, act) => Object.assign(hearten.make('button', 'btn slim', label), { type: 'button', onclick: act });
    line.append(
      button('Take the other one', () => location.reload()), ' ',
      button('Keep this one', () => {
        form.elements['draft-version'].value = refused.dataset.draftRefused;
        isOver = false;
        isDirty = true;
        save();
      }),
    );
  };

  const later = (wait = 1200) => { clearTimeout(timer); timer = setTimeout(save, wait); };

  form?.addEventListener('input', (event) => {
    if (event.target.type === 'file') return;
    isDirty = true;
    later();
  });
  form?.addEventListener('submit', () => { clearTimeout(timer); isOver = true; });
  addEventListener('online', () => save());
  /* The tab is closed or put away: what was typed last still gets there. */
  addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && form) save(true);
  });
}
