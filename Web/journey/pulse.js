/* The number beside a slider of the pulse; its left end is no answer. */
for (const slider of document.querySelectorAll('input[data-pulse]')) {
  const tell = () => {
    const isSkipped = slider.value === '-1';
    slider.setAttribute('aria-valuetext', isSkipped ? 'skipped' : slider.value);
    slider.closest('.slide').querySelector('output').textContent = isSkipped ? '–' : slider.value;
  };
  slider.addEventListener('input', tell);
  tell();
}
