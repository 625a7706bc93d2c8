/* Forms with `data-part` and the chips are sent without leaving the page; the card that comes back takes its place. */
{
  const { cards, inline } = hearten;

  const bodyOf = (form, button) => new URLSearchParams(new FormData(form, button));

  /* The new card into its place; the page of the post where the card is not on this one. */
  const put = async (answer, sent) => {
    const drawn = answer.page.querySelector('article[data-post]');
    const id = drawn.dataset.post;
    // Among earlier replies the new one would not be seen.
    if (!cards.find(id) || (cards.isAlone() && location.search.includes('before='))) return location.assign(`/posts/${id}`);
    const whole = cards.isAlone() ? await cards.ask(id) : null;
    const old = cards.find(id);
    if (old) cards.replace(old, whole?.card ?? drawn, sent?.closest('.inline'));
    // The next reply is another one: its form carries a new key.
    const fresh = sent?.closest('#reply') && whole?.page.querySelector('#reply form');
    if (fresh) {
      sent.replaceWith(fresh);
      fresh.querySelector('textarea').focus({ preventScroll: true });
      cards.find(id).querySelector('.thread')?.lastElementChild.scrollIntoView({ block: 'nearest' });
    }
    hearten.say(answer.page.querySelector('[data-said]')?.textContent ?? (sent?.matches('.replyform') ? 'Your reply is there.' : 'Done.'));
  };

  const sendForm = async (form, button) => {
    const data = bodyOf(form, button);
    if (button) button.disabled = true;
    hearten.complain(form);
    const answer = await hearten.ask(form.getAttribute('action'), { method: 'post', body: data });
    if (button) button.disabled = false;
    if (answer?.page.querySelector('article[data-post]')) return put(answer, form);
    const again = !answer?.isSignedOut && answer?.page.querySelector('form[data-part]');
    if (!again) {
      hearten.complain(form, hearten.reason(answer, true));
      return button?.focus();
    }
    const box = form.closest('.inline');
    if (box) return inline.fill(box, answer.page);
    form.replaceWith(again);
    again.querySelector('[aria-invalid], textarea')?.focus();
  };

  const sendChip = async (form, button) => {
    if (button.ariaBusy) return;
    button.ariaBusy = 'true';
    const from = button.getAttribute('formaction');
    const place = button.closest('footer, .quick, .saying') ?? button.parentElement;
    const answer = await hearten.ask(from, { method: 'post', body: bodyOf(form, button) });
    button.ariaBusy = null;
    hearten.complain(place);
    if (answer?.page.querySelector('article[data-post]')) return put(answer, button.closest('.inline') && button);
    if (!answer?.isSignedOut && answer?.page.querySelector('form[data-part]')) return inline.show(place, `${from}/new`, answer.page);
    hearten.complain(place, hearten.reason(answer));
  };

  document.addEventListener('submit', (event) => {
    const form = event.target, button = event.submitter;
    if (event.defaultPrevented) return;
    // Some buttons lead to another page, as they do without a script.
    if (button?.hasAttribute('data-whole')) return;
    const isChip = form.id === 'act' && button?.hasAttribute('formaction');
    if (!isChip && !form.matches('[data-part]')) return;
    event.preventDefault();
    if (isChip) sendChip(form, button);
    else sendForm(form, button);
  });
}
