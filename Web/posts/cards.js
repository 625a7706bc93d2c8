/* A card is replaced by the one the server draws. What somebody is writing in it stays. */
hearten.cards = (() => {
  const late = new Set();
  const find = (id) => document.getElementById(`post-${id}`)?.closest('article[data-post]');
  const isAlone = () => document.getElementById('reply') !== null;

  const isUntouched = (box) => [...box.querySelectorAll('textarea, input[type=text]')].every((field) => field.value === field.defaultValue);
  const isBusy = (card) =>
    card.querySelector('details.menu[open]') ||
    [...card.querySelectorAll('.inline')].some((box) => box.contains(document.activeElement) || !isUntouched(box));

  /* What a link or a chip is called, whoever gave it. */
  const key = (part) => [
    part.tagName, part.getAttribute('href') ?? part.getAttribute('formaction'),
    [...part.childNodes].map((node) => (node.nodeType === 3 ? node.data.trim() : '')).join(''),
  ].join(' ');
  const same = (card, part) => [...card.querySelectorAll('a, button, summary')].find((other) => key(other) === key(part));

  const place = (link) => link.closest('footer, .foot');

  const replace = (old, card, sent) => {
    const focused = old.contains(document.activeElement) ? document.activeElement : null;
    for (const box of old.querySelectorAll('.inline')) {
      const link = box !== sent && card.querySelector(`[data-open="${box.dataset.from}"]`);
      if (!link) continue;
      link.setAttribute('aria-expanded', 'true');
      place(link).after(box);
    }
    // Parts that did not change stay as they are: pictures do not flicker.
    for (const part of [...card.children]) {
      const kept = [...old.children].find((other) => other.isEqualNode(part));
      if (kept) part.replaceWith(kept);
    }
    old.replaceWith(card);
    if (!focused && !sent) return;
    const kept = focused && (card.contains(focused) ? focused : same(card, focused));
    const opener = sent && card.querySelector(`[data-open="${sent.dataset.from}"]`);
    (kept ?? opener ?? stand(card)).focus({ preventScroll: true });
  };

  /* Makes a card able to hold the focus. */
  const stand = (card) => {
    card.tabIndex = -1;
    return card;
  };

  const remove = (card) => {
    card.classList.add('going');
    setTimeout(() => {
      if (card.contains(document.activeElement)) stand(card.nextElementSibling ?? document.querySelector('main')).focus({ preventScroll: true });
      card.remove();
    }, 300);
    if (isAlone()) document.getElementById('reply').replaceChildren(hearten.make('p', 'quiet', 'This post was taken down.'));
  };

  /* The card as it is now. On its own page that page is asked, because it shows every reply. */
  const ask = async (id) => {
    const answer = await (isAlone() ? hearten.again() : hearten.ask(`/posts/${id}`));
    return answer && { ...answer, card: answer.page.querySelector(`article[data-post="${id}"]`) };
  };

  const renew = async (id) => {
    const card = find(id);
    if (!card) return;
    const top = card.dataset.post;
    if (isBusy(card)) return late.add(top);
    const answer = await ask(top);
    const now = find(top);
    if (answer?.status === 404 && now) return remove(now);
    if (!answer?.card || !now) return;
    if (isBusy(now)) late.add(top);
    else replace(now, answer.card);
  };

  /* What had to wait for somebody who was writing. */
  const catchUp = () => setTimeout(() => {
    for (const id of [...late]) {
      late.delete(id);
      renew(id);
    }
  });
  document.addEventListener('focusout', () => { if (late.size) catchUp(); });
  document.addEventListener('toggle', () => { if (late.size) catchUp(); }, true);

  document.addEventListener('live:changed', (event) => renew(event.detail));
  document.addEventListener('live:gone', (event) => {
    const card = find(event.detail);
    if (card) remove(card);
  });

  return { find, isAlone, isUntouched, place, replace, remove, renew, stand, ask, catchUp };
})();
