/* Links with `data-open` open their form below the post instead of going to its page. */
hearten.inline = (() => {
  const { cards, make } = hearten;
  const boxOf = (link) => document.querySelector(`.inline[data-from="${link.dataset.open}"]`);

  const close = (box) => {
    const link = document.querySelector(`[data-open="${box.dataset.from}"]`);
    box.remove();
    link?.removeAttribute('aria-expanded');
    link?.focus();
    cards.catchUp();
  };

  const fill = (box, page) => {
    box.replaceChildren(...page.body.childNodes);
    const cancel = make('button', 'btn bare', 'Cancel');
    cancel.type = 'button';
    cancel.onclick = () => close(box);
    box.querySelector('form .btn:is(.go, .warm):last-of-type')?.before(cancel);
    box.querySelector('[aria-invalid], textarea')?.focus();
  };

  /* Puts a form that the server drew after `place`. */
  const show = (place, from, page) => {
    const box = make('div', 'inline');
    box.dataset.from = from;
    place.after(box);
    fill(box, page);
  };

  document.addEventListener('click', async (event) => {
    const link = event.target.closest('a[data-open]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const from = link.dataset.open;
    event.preventDefault();
    const below = document.querySelector(`#reply form[action="${from}"] textarea`);
    if (below) return below.focus();
    const open = boxOf(link);
    // Typed words are not closed away.
    if (open) return cards.isUntouched(open) ? close(open) : open.querySelector('textarea')?.focus();
    if (link.ariaBusy) return;
    link.ariaBusy = 'true';
    const answer = await hearten.ask(from);
    link.ariaBusy = null;
    if (!answer?.ok || answer.isSignedOut || !answer.page.querySelector('form')) return location.assign(link.href);
    const now = link.isConnected ? link : document.querySelector(`[data-open="${from}"]`);
    if (!now || boxOf(now)) return;
    now.setAttribute('aria-expanded', 'true');
    show(cards.place(now), from, answer.page);
  });

  document.addEventListener('keydown', (event) => {
    const box = event.key === 'Escape' && event.target.closest('.inline');
    /* A form that came back refused holds typed words. */
    if (box && cards.isUntouched(box) && !box.querySelector('[aria-invalid]')) close(box);
  });

  return { fill, show };
})();
