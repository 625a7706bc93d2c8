/* Copies the link of an invitation. */
for (const button of document.querySelectorAll('[data-copy]')) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
    } catch { // Only secure addresses have a clipboard; elsewhere the field is copied the old way.
      document.getElementById('link')?.select();
      document.execCommand('copy');
    }
    button.querySelector('span').textContent = 'Copied';
  });
}
