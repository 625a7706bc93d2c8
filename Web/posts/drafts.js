/* What is written in the composer is kept while it is written: on the server, where the person's other devices find it too. */
{
  const form = document.querySelector('form#write');
  const address = form?.getAttribute('action').replace(/\/posts$/, '/drafts');
  let timer = null, saving = false, isDirty = false, isOver = false;

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

  const save = async () => {
    if (saving || isOver || !isDirty) return;
    saving = true;
    isDirty = false;
    const answer = await hearten.ask(address, { method: 'post', body: fields() });
    saving = false;
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
    } else if (!answer) {
      isDirty = true;
      note('You are offline. Your words stay on this page, and are kept once the network is back.');
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

  const later = () => { clearTimeout(timer); timer = setTimeout(save, 1200); };

  form?.addEventListener('input', (event) => {
    if (event.target.type === 'file') return;
    isDirty = true;
    later();
  });
  form?.addEventListener('submit', () => { clearTimeout(timer); isOver = true; });
  addEventListener('online', save);
  /* The tab is closed or put away: what was typed last still gets there. */
  addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && form && isDirty && !isOver) {
      isDirty = false;
      fetch(address, { method: 'post', body: fields(), headers: { 'X-Hearten': 'fragment' }, keepalive: true });
    }
  });
}
