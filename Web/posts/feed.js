/* New posts wait behind a button, so that nothing moves while somebody reads; older ones are appended. */
{
  const { cards } = hearten;
  const waiting = new Set();
  const feed = () => document.querySelector('[data-feed]');
  const pill = document.querySelector('[data-pill]');

  const isMine = (card) => card.querySelector(`:scope > header a[href="/posts/${card.dataset.post}/edit"]`) !== null;

  const tell = () => {
    pill.hidden = waiting.size === 0;
    const words = waiting.size === 1 ? '1 new post' : `${waiting.size} new posts`;
    pill.querySelector('span').textContent = words;
    if (waiting.size) hearten.say(words);
  };

  /* Only what one may see, and others wrote, counts. */
  const arrive = async (event) => {
    const id = event.detail;
    if (!feed() || !pill || waiting.has(id) || cards.find(id)) return;
    const answer = await hearten.ask(`/posts/${id}`);
    const card = answer?.page.querySelector('article[data-post]');
    if (!card || isMine(card) || cards.find(id)) return;
    waiting.add(id);
    tell();
  };
  document.addEventListener('live:post', arrive);
  /* What is for followers belongs into home, not into whatever group is open. */
  if (location.pathname === '/home') document.addEventListener('live:followed', arrive);
  document.addEventListener('live:gone', (event) => { if (waiting.delete(event.detail)) tell(); });

  const sheet = () => {
    const old = feed();
    if (!old.matches('.empty')) return old;
    const sheet = hearten.make('div', 'sheet feed');
    sheet.dataset.feed = '';
    old.replaceWith(sheet);
    return sheet;
  };

  pill?.addEventListener('click', async (event) => {
    if (new URLSearchParams(location.search).has('before')) return;
    event.preventDefault();
    const ids = [...waiting];
    const answers = await Promise.all(ids.map((id) => hearten.ask(`/posts/${id}`)));
    let first;
    for (const [index, answer] of answers.entries()) {
      if (!answer) continue;
      waiting.delete(ids[index]);
      const card = answer.page.querySelector('article[data-post]');
      if (!card || cards.find(card.dataset.post)) continue;
      sheet().prepend(card);
      first = card;
    }
    tell();
    if (!first) return;
    cards.stand(first).focus({ preventScroll: true });
    first.scrollIntoView({ block: 'start' });
  });

  /* A consent was given or taken back: some posts are gone, or here again. */
  const reload = async () => {
    const old = feed();
    if (!old) return cards.isAlone() && cards.renew(document.querySelector('article[data-post]')?.dataset.post);
    const answer = await hearten.again();
    const fresh = answer?.ok && answer.page.querySelector('[data-feed]');
    if (!fresh) return;
    const drawn = new Map([...fresh.querySelectorAll('article[data-post]')].map((card) => [card.dataset.post, card]));
    for (const card of old.querySelectorAll('article[data-post]')) {
      const now = drawn.get(card.dataset.post);
      if (!now || !card.isEqualNode(now)) cards.renew(card.dataset.post);
    }
    const tellLater = [...drawn.keys()].filter((id) => !cards.find(id));
    tellLater.reverse().forEach((id) => document.dispatchEvent(new CustomEvent('live:post', { detail: id })));
  };
  document.addEventListener('live:reload', reload);
  document.addEventListener('live:missed', reload);

  document.addEventListener('click', async (event) => {
    const link = event.target.closest('a[data-more]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (link.ariaBusy) return;
    link.ariaBusy = 'true';
    const answer = await hearten.ask(link.href, {}, {});
    if (!answer?.ok || answer.isSignedOut) return location.assign(link.href);
    const rows = [...answer.page.querySelectorAll('[data-feed] > *')].filter((row) => !row.id || !document.getElementById(row.id));
    feed().append(...rows);
    const next = answer.page.querySelector('a[data-more]');
    if (next) link.replaceWith(next);
    else link.parentElement.remove();
    if (rows[0]) cards.stand(rows[0]).focus({ preventScroll: true });
  });
}
