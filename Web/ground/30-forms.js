/* Menus close by themselves; a form is not sent twice. */
{
  const closeMenus = (but) => document.querySelectorAll('details.menu[open]').forEach((menu) => { menu.open = menu === but; });

  document.addEventListener('click', (event) => closeMenus(event.target.closest('details.menu')));
  document.addEventListener('keydown', (event) => {
    const menu = event.key === 'Escape' && document.querySelector('details.menu[open]');
    if (!menu) return;
    closeMenus();
    menu.querySelector('summary').focus();
  });

  document.addEventListener('submit', (event) => {
    const button = event.submitter;
    // After the browser has collected the form, so that the button's own value is sent.
    setTimeout(() => { if (button && !event.defaultPrevented && event.target.method === 'post') button.disabled = true; });
  });
  addEventListener('pageshow', (event) => {
    if (event.persisted) document.querySelectorAll('button:disabled').forEach((button) => { button.disabled = false; });
  });
}
