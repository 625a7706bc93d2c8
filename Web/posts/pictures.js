/* Pictures of a post: one row after the other, each with a preview. */
{
  const most = 20;
  const rows = [...document.querySelectorAll('.pics .picrow:has([type=file])')];
  const show = () => rows.forEach((row, index) => {
    row.hidden = index > 0 && !rows[index - 1].querySelector('[type=file]').files.length && !row.querySelector('[type=file]').files.length;
  });
  show();

  document.addEventListener('change', (event) => {
    const input = event.target.closest('input[type=file]');
    if (!input) return;
    const box = input.closest('.picrow, .field');
    const isTooLarge = input.files[0]?.size > most << 20;
    if (isTooLarge) input.value = '';
    hearten.complain(box, isTooLarge && `That picture is larger than ${most} MB. Please choose a smaller one.`);
    if (!box.matches('.picrow')) return;
    const old = box.querySelector('img');
    if (old) URL.revokeObjectURL(old.src);
    old?.remove();
    if (input.files[0]) {
      const image = hearten.make('img', '');
      image.alt = '';
      image.onerror = () => image.remove();
      image.src = URL.createObjectURL(input.files[0]);
      box.prepend(image);
    }
    show();
  });
}
