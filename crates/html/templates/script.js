'use strict';
for (const entries of document.querySelectorAll('.entries')) {
  const filter = entries.querySelector('.filter');
  const search = filter.querySelector('input');
  const choices = [...filter.querySelectorAll('select')];
  const told = filter.querySelector('output');
  const groups = [...entries.querySelectorAll('.group')];
  let known = null;
  const read = (one) => ({
    one,
    at: one.dataset.at.split(' '),
    text: one.textContent.toLowerCase(),
  });
  const show = () => {
    known ??= groups.map((group) => [...group.querySelectorAll('.entry')].map(read));
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = choices.map((choice) => choice.value);
    const is_asked = words.length > 0 || wanted.some(Boolean);
    let sum = 0;
    groups.forEach((group, place) => {
      let count = 0;
      for (const { one, at, text } of known[place]) {
        const fits = wanted.every((value, facet) => value === '' || value === at[facet]);
        one.hidden = !(fits && words.every((word) => text.includes(word)));
        count += one.hidden ? 0 : 1;
      }
      group.querySelector('summary span').textContent = count.toLocaleString('en');
      group.hidden = is_asked && count === 0;
      if (is_asked && count > 0 && count <= 1000) group.open = true;
      sum += count;
    });
    told.textContent = `${sum.toLocaleString('en')} shown`;
  };
  search.addEventListener('input', show);
  choices.forEach((choice) => choice.addEventListener('change', show));
  filter.hidden = false;
}
