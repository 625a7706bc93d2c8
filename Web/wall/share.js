/* Hands a picture and its words to another app of the device, where the browser can. */
for (const button of document.querySelectorAll('[data-share-picture]')) {
  const file = async () => {
    const answer = await fetch(button.dataset.sharePicture, { cache: 'no-store' });
    return new File([await answer.blob()], 'plate.png', { type: 'image/png' });
  };
  if (navigator.canShare?.({ files: [new File([''], 'plate.png', { type: 'image/png' })] })) button.hidden = false;
  button.addEventListener('click', async () => {
    try { await navigator.share({ files: [await file()], text: button.dataset.shareText }); } catch { /* They changed their mind, or the app is gone. */ }
  });
}
