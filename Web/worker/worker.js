/* What was read can be read offline, and what was written offline is sent once the network is back. All of it belongs to one account:
   another one, or signing out, empties it. SHELL and FILES are put before this by the server. */
const PAGES = 'pages-', OUTBOX = 'outbox', MOST = { pages: 60, media: 200 };

addEventListener('install', (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll(FILES)).then(() => skipWaiting()));
});

addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name.startsWith('shell-') && name !== SHELL) await caches.delete(name);
    await clients.claim();
  })());
});

/* ---- One account ---- */

const kept = async () => (await caches.keys()).find((name) => name.startsWith(PAGES));
const forget = async (but) => {
  for (const name of await caches.keys()) if (name.startsWith(PAGES) && name !== but) await caches.delete(name);
};

/* The cache of whoever is signed in, as the answer says; those of others are gone then. */
const cacheOf = async (answer) => {
  const account = answer.headers.get('x-hearten-account');
  if (!account) return null;
  await forget(PAGES + account);
  return caches.open(PAGES + account);
};

/* The oldest make room. */
const trim = async (cache, isOne, most) => {
  const all = (await cache.keys()).filter((request) => isOne(new URL(request.url).pathname));
  for (const request of all.slice(0, Math.max(0, all.length - most))) await cache.delete(request);
};

/* Pages that hold a secret, in their address or on them, and what is shown with permission only, are never kept. */
const isSecret = (path) => /^\/(reset|confirm|answer|digest|broadcasts\/off|invite|me\/second-step|me\/sign-in|me\/security|permissions|p\/[^/]+\/(invite|wall|kiosk|screens)|steward)(\/|$)/.test(path);
const isMedia = (path) => path.startsWith('/media/');

const keep = async (request, answer) => {
  const cache = await cacheOf(answer);
  if (!cache) return;
  await cache.delete(request);
  await cache.put(request, answer);
  await trim(cache, isMedia, MOST.media);
  await trim(cache, (path) => !isMedia(path), MOST.pages);
};

/* ---- Reading ---- */

const plain = (address) => {
  const url = new URL(address);
  url.searchParams.delete('said');
  url.hash = '';
  return url.href;
};

/* A kept page says that it is one, and from when. */
const marked = async (answer) => {
  const text = await answer.text();
  const headers = new Headers(answer.headers);
  headers.delete('content-encoding');
  return new Response(text.replace('<body', `<body data-kept="${headers.get('date') ?? ''}"`), { status: answer.status, headers });
};

/* What is not there, or not for this person any more, is not kept either. */
const isRefused = (answer) => [403, 404, 410].includes(answer.status);
const drop = async (address) => {
  const name = await kept();
  if (name) await (await caches.open(name)).delete(address, { ignoreVary: true });
};

const navigate = async (event) => {
  try {
    const answer = await fetch(event.request);
    const isPage = answer.ok && answer.headers.get('content-type')?.startsWith('text/html');
    // Whoever is asked to sign in is signed out.
    if (isPage && new URL(event.request.url).pathname === '/sign-in' && !answer.headers.has('x-hearten-account')) await forget();
    else if (isPage && !isSecret(new URL(event.request.url).pathname)) event.waitUntil(keep(plain(event.request.url), answer.clone()));
    else if (isRefused(answer)) event.waitUntil(drop(plain(event.request.url)));
    return answer;
  } catch {
    const name = await kept();
    const page = name && await (await caches.open(name)).match(plain(event.request.url));
    return page ? marked(page) : (await caches.match('/offline', { cacheName: SHELL })) ?? Response.error();
  }
};

/* The server is asked each time, since a picture may have been taken back; what was kept is for when it is not reached. */
const media = async (event) => {
  const name = await kept();
  try {
    const answer = await fetch(event.request), copy = answer.clone();
    if (name) event.waitUntil(caches.open(name).then(async (cache) => {
      if (isRefused(copy)) await cache.delete(event.request, { ignoreVary: true });
      if (!copy.ok) return;
      await cache.put(event.request, copy);
      await trim(cache, isMedia, MOST.media);
    }));
    return answer;
  } catch {
    return (name && await (await caches.open(name)).match(event.request)) || Response.error();
  }
};

/* ---- Writing ---- */

const database = () => new Promise((done, failed) => {
  const opening = indexedDB.open('hearten', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(OUTBOX, { keyPath: 'id', autoIncrement: true });
  opening.onsuccess = () => done(opening.result);
  opening.onerror = () => failed(opening.error);
});

const outbox = async (mode, act) => {
  const open = await database();
  return new Promise((done, failed) => {
    const transaction = open.transaction(OUTBOX, mode);
    const asked = act(transaction.objectStore(OUTBOX));
    transaction.oncomplete = () => { open.close(); done(asked.result); };
    transaction.onerror = () => { open.close(); failed(transaction.error); };
  });
};

const isWriting = (path) => /^\/p\/[^/]+\/g\/[^/]+\/posts$/.test(path) || /^\/posts\/\d+\/reply$/.test(path);

const keptWords = () => new Response(
  '<div class="oops"><p class="quiet">You are offline. Your words are kept on this device and sent when the network is back.</p></div>',
  { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } },
);

const write = async (event) => {
  // Read beside the sending: a body whose sending failed may be gone.
  const copy = event.request.clone();
  const read = copy.formData();
  read.catch(() => {});
  try {
    return await fetch(event.request);
  } catch {
    const name = await kept();
    if (!name) return Response.error();
    const fields = [...await read].filter(([field, value]) => field !== 'token' && (typeof value === 'string' || value.size > 0));
    await outbox('readwrite', (store) => store.add({ account: name.slice(PAGES.length), address: new URL(copy.url).pathname, fields }));
    const page = !copy.headers.has('x-hearten') && await caches.match('/offline?kept=yes', { cacheName: SHELL });
    return page || keptWords();
  }
};

/* Sends what was written offline, in its order. The form's own key makes the server take each of them once, however often it is sent. */
let sending = Promise.resolve();
const flush = () => {
  sending = sending.then(send, send);
  return sending;
};

const send = async () => {
  const waiting = await outbox('readonly', (store) => store.getAll());
  if (!waiting.length) return;
  const answer = await fetch('/me', { cache: 'no-store' });
  const account = answer.headers.get('x-hearten-account');
  const token = (await answer.text()).match(/name="token" value="([\w-]+)"/)?.[1];
  if (!account || !token) return;
  let count = 0;
  for (const one of waiting.filter((one) => one.account === account && !one.refused)) {
    const form = new FormData();
    form.append('token', token);
    for (const [field, value] of one.fields) form.append(field, value);
    const body = one.fields.some(([, value]) => typeof value !== 'string') ? form : new URLSearchParams(form);
    const done = await fetch(one.address, { method: 'POST', body });
    // Later: the server is busy, or there was too much at once.
    if (done.status >= 500 || done.status === 429) break;
    if (!done.ok) {
      await outbox('readwrite', (store) => store.put({ ...one, refused: done.status }));
      continue;
    }
    await outbox('readwrite', (store) => store.delete(one.id));
    count += 1;
  }
  await tellRefused(account);
  for (const page of await clients.matchAll()) page.postMessage({ sent: count });
};

/* What the server would not take is told with its words, until a page has shown them. */
const WORDS = /^(headline|body|choice-\d)$/;
const tellRefused = async (account) => {
  for (const one of (await outbox('readonly', (store) => store.getAll())).filter((one) => one.account === account && one.refused)) {
    const words = one.fields.filter(([field, value]) => WORDS.test(field) && value).map(([, value]) => value).join('\n') || 'a picture';
    for (const page of await clients.matchAll()) page.postMessage({ refused: words, id: one.id });
  }
};

addEventListener('message', (event) => {
  if (event.data === 'online') event.waitUntil(flush().catch(() => {}));
  if (event.data.shown) event.waitUntil(outbox('readwrite', (store) => store.delete(event.data.shown)));
});

/* Once what waits is sent, nothing of this account is left here. What could not be sent waits for them, should the server not have
   let them go. */
const signOut = async (event) => {
  const account = (await kept())?.slice(PAGES.length);
  await flush().catch(() => {});
  try {
    const answer = await fetch(event.request);
    if (answer.type !== 'opaqueredirect' && !answer.ok) return answer;
    const left = await outbox('readonly', (store) => store.getAll());
    for (const one of left.filter((one) => one.account === account)) await outbox('readwrite', (store) => store.delete(one.id));
    return answer;
  } catch {
    return (await caches.match('/offline', { cacheName: SHELL })) ?? Response.error();
  } finally {
    // Also offline: whoever wants to leave a shared device leaves nothing to read on it.
    await forget();
  }
};

addEventListener('fetch', (event) => {
  const { request } = event, url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (request.method === 'POST') {
    if (url.pathname === '/sign-out') event.respondWith(signOut(event));
    else if (isWriting(url.pathname)) event.respondWith(write(event));
    return;
  }
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate') event.respondWith(navigate(event));
  else if (url.pathname.startsWith('/assets/')) event.respondWith(caches.match(request, { cacheName: SHELL }).then((known) => known ?? fetch(request)));
  else if (isMedia(url.pathname)) event.respondWith(media(event));
});
