/* After a colon and two letters, names of emoji are offered: arrows choose, Enter takes, Escape leaves. The server does the rest. */
{
  let list = null, field = null, asked = 0;

  const begun = () => field.value.slice(0, field.selectionStart).match(/(?:^|[\s(])(:([a-z0-9_+-]{2,}))$/i);

  const close = () => {
    list?.remove();
    list = null;
    field?.removeAttribute('aria-activedescendant');
    field?.removeAttribute('aria-controls');
  };

  const mark = (row) => {
    for (const one of list.children) one.setAttribute('aria-selected', one === row);
    field.setAttribute('aria-activedescendant', row.id);
  };

  const take = (row) => {
    const found = begun();
    if (found) field.setRangeText(`:${row.dataset.name}: `, field.selectionStart - found[1].length, field.selectionStart, 'end');
    close();
    field.focus();
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };

  /* Until the server answers, what no longer fits is not offered: whoever types on and presses Enter takes what they typed. */
  const narrow = (typed) => {
    for (const row of [...list.children]) if (!row.dataset.name.includes(typed)) row.remove();
    if (!list.children.length) close();
    else if (!list.querySelector('[aria-selected=true]')) mark(list.children[0]);
  };

  const offer = async () => {
    const found = begun(), mine = asked += 1;
    if (!found) return close();
    if (list) narrow(found[2].toLowerCase());
    const answer = await hearten.ask(`/emoji?name=${encodeURIComponent(found[2])}`);
    if (mine !== asked) return;
    const rows = [...(answer?.ok ? answer.page.querySelectorAll('li[data-name]') : [])];
    close();
    if (!rows.length) return;
    list = hearten.make('ul', 'emojilist');
    list.id = 'emojilist';
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', 'Emoji');
    rows.forEach((row, number) => {
      row.id = `emoji-${number}`;
      row.setAttribute('role', 'option');
      row.onmousedown = (event) => { event.preventDefault(); take(row); };
    });
    list.append(...rows);
    field.after(list);
    field.setAttribute('aria-controls', 'emojilist');
    mark(rows[0]);
    hearten.say(`${rows.length} emoji. Arrows choose, Enter takes.`);
  };

  addEventListener('input', (event) => {
    if (!event.target.matches('textarea.voice, .composer textarea')) return;
    field = event.target;
    offer();
  });
  addEventListener('focusout', () => setTimeout(() => { if (list && document.activeElement !== field) close(); }, 100));
  addEventListener('keydown', (event) => {
    if (!list || event.target !== field || event.isComposing || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!begun()) return close();
    const rows = [...list.children], at = rows.findIndex((row) => row.getAttribute('aria-selected') === 'true');
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') mark(rows[(at + (event.key === 'ArrowDown' ? 1 : rows.length - 1)) % rows.length]);
    else if (event.key === 'Enter' || event.key === 'Tab') take(rows[at]);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }, true);
}
