/* Listens to the server. What it hears becomes an event of the document, `live:NAME`, whose detail is an id. */
{
  const address = document.querySelector('.app[data-live]')?.dataset.live;
  let source, leaving, wasOpen = false;

  const tell = (name, id) => document.dispatchEvent(new CustomEvent(`live:${name}`, { detail: id }));

  const open = () => {
    if (!address || source) return;
    source = new EventSource(address);
    source.onopen = () => {
      document.documentElement.dataset.live = 'open';
      if (wasOpen) tell('missed');
      wasOpen = true;
    };
    source.onerror = () => { document.documentElement.dataset.live = 'waiting'; };
    for (const name of ['post', 'followed', 'changed', 'gone', 'reload', 'notice']) source.addEventListener(name, (event) => tell(name, event.data));
  };

  const close = () => {
    source?.close();
    source = null;
    document.documentElement.dataset.live = 'closed';
  };

  addEventListener('pagehide', close);
  addEventListener('pageshow', open);
  /* Browsers hold few connections to one server: a tab nobody looks at gives its own back. */
  document.addEventListener('visibilitychange', () => {
    clearTimeout(leaving);
    if (document.hidden) leaving = setTimeout(close, 30000);
    else open();
  });
  open();
}
