/**
 * Filters rules and schedules. It is a text, so that no minifier of whoever installs the kit touches it: the browser
 * knows it by its hash. It has neither backslashes nor backticks.
 */
export const SCRIPT = `
const filter = document.getElementById('filter');
const choice = document.getElementById('untested');
const rules = [...document.querySelectorAll('details')].map((node) => {
  const bus = node.closest('section').firstElementChild.firstChild.textContent;
  return { node, text: (bus + ' ' + node.textContent).toLowerCase() };
});
const buses = [...document.querySelectorAll('section')];

function show() {
  const words = (filter.value.toLowerCase() + ' ').split(' ').filter((word) => word !== '');
  let shown = 0;
  for (const { node, text } of rules) {
    const isWanted = words.every((word) => text.includes(word)) && (!choice.checked || node.dataset.untested === 'yes');
    node.hidden = !isWanted;
    if (isWanted) shown += 1;
  }
  for (const bus of buses) bus.hidden = bus.querySelector('details:not([hidden])') === null;
  const told = document.getElementById('shown');
  told.textContent = shown + ' of ' + rules.length + ' ' + (rules.length === 1 ? told.dataset.one : told.dataset.all);
  document.getElementById('nothing').hidden = shown > 0;
}

filter.addEventListener('input', show);
choice.addEventListener('change', show);
document.addEventListener('keydown', (event) => {
  if (event.key === '/' && document.activeElement !== filter && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    filter.focus();
  }
  if (event.key === 'Escape' && document.activeElement === filter) {
    filter.value = '';
    show();
  }
});
document.getElementById('tools').hidden = false;
show();
`;
