/* A choice of people is asked for at once; without the script the button does it. */
document.addEventListener('change', (event) => { if (event.target.matches('input[data-send]')) event.target.form.requestSubmit(); });
