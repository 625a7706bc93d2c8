/* “Copy link” copies it; without a script it leads to the post. */
document.addEventListener('click', async (event) => {
  const link = event.target.closest('a[data-copy-link]');
  if (!link || !navigator.clipboard || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  try {
    await navigator.clipboard.writeText(link.href);
    hearten.tell('The link is copied.');
  } catch {
    location.assign(link.href);
  }
});
