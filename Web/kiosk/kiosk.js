/* The studio screen. It shows what it was told last, each plate until its own end, and nobody at all once it has not heard from its server
   for a minute. Nothing is kept beyond this page. */
{
  const main = document.querySelector('[data-kiosk]');
  const STAY = 12000, ALONE = 60000;

  const run = () => {
    const turns = main.querySelector('.turns'), alone = document.getElementById('alone');
    const still = matchMedia('(prefers-reduced-motion: reduce)');
    let heard = performance.now(), ahead = 0, since = performance.now(), asking = null, again = false, doubt = null;

    const plates = () => [...turns.querySelectorAll('.turn')];
    const now = () => Date.now() + ahead;

    const show = (plate) => {
      for (const other of plates()) other.classList.toggle('on', other === plate);
      since = performance.now();
    };
    const fit = () => { for (const said of turns.querySelectorAll('.said')) said.classList.toggle('long', said.textContent.length > 260); };

    /* Nothing is left of what may not be shown: not even hidden on the page. */
    const remove = (plate) => {
      const next = plate.nextElementSibling ?? turns.firstElementChild;
      const wasOn = plate.classList.contains('on');
      plate.remove();
      if (wasOn && next && next !== plate) show(next);
      if (plates().length === 0) { alone.hidden = false; alone.classList.add('on'); }
    };
    const nobody = () => {
      turns.replaceChildren();
      alone.hidden = false;
      alone.classList.add('on');
    };

    const ask = async () => {
      if (asking) { again = true; return; }
      asking = new AbortController();
      const end = setTimeout(() => asking.abort(), 8000);
      let done = false;
      try {
        const answer = await fetch(`${main.dataset.kiosk}/turns`, { cache: 'no-store', signal: asking.signal, headers: { 'X-Hearten': 'fragment' } });
        if (answer.status === 404) { nobody(); location.reload(); return; }
        if (!answer.ok) return;
        const text = await answer.text();
        /* Something has changed since this was asked: it is asked once more, and this is not shown. */
        if (again) return;
        done = true;
        doubt = null;
        const date = Date.parse(answer.headers.get('date') ?? '');
        if (date) ahead = date - Date.now();
        heard = performance.now();
        const at = turns.querySelector('.turn.on')?.dataset.plate;
        turns.innerHTML = text;
        fit();
        show(turns.querySelector(`.turn[data-plate="${CSS.escape(at ?? '')}"]`) ?? turns.querySelector('.turn'));
        alone.hidden = true;
        alone.classList.remove('on');
      } catch { /* The watch below sees to it. */ } finally {
        clearTimeout(end);
        asking = null;
        if (again) { again = false; ask(); } else if (!done && doubt !== null) setTimeout(ask, 3000);
      }
    };

    /* Something may not be shown any more: until the plates have been read anew, beats of the stream do not count. */
    const changed = () => { doubt ??= performance.now(); ask(); };

    let source;
    const listen = () => {
      source?.close();
      source = new EventSource(`${main.dataset.kiosk}/live`);
      source.onopen = () => { document.documentElement.dataset.live = 'open'; heard = performance.now(); ask(); };
      source.onerror = () => { document.documentElement.dataset.live = 'waiting'; };
      source.addEventListener('beat', () => { heard = performance.now(); });
      source.addEventListener('gone', (event) => {
        for (const plate of turns.querySelectorAll(`[data-plate="${CSS.escape(event.data)}"]`)) remove(plate);
        changed();
      });
      source.addEventListener('wall', changed);
    };

    setInterval(() => {
      for (const plate of plates()) if (Number(plate.dataset.until) > 0 && Number(plate.dataset.until) <= now()) remove(plate);
      const silence = performance.now() - (doubt ?? heard);
      if (silence > ALONE && turns.childElementCount > 0) nobody();
      /* A stream that a proxy swallows, or that ended: ask, and listen anew. */
      if (silence > 25000 && Math.floor(silence / 1000) % 10 === 0) { ask(); if (source.readyState === EventSource.CLOSED) listen(); }
      const all = plates();
      if (!still.matches && all.length > 1 && performance.now() - since >= STAY) show(all[(all.findIndex((plate) => plate.classList.contains('on')) + 1) % all.length]);
    }, 1000);
    addEventListener('pagehide', () => source?.close());
    addEventListener('pageshow', (event) => { if (event.persisted) { nobody(); location.reload(); } });
    fit();
    listen();
  };
  if (main) run();

  /* A screen that waits for its pairing looks every few seconds whether somebody typed its code. */
  const waiting = document.querySelector('[data-pairing]');
  if (waiting) {
    const began = performance.now();
    setInterval(async () => {
      try {
        const answer = await fetch(`${waiting.dataset.pairing}/turns`, { cache: 'no-store' });
        if (answer.ok || performance.now() - began > 20 * 60000) location.reload();
      } catch { /* Without a network it goes on waiting. */ }
    }, 3000);
  }
}
