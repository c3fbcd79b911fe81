/** How the page makes what it shows. */
export const ELEMENTS = `
/**
 * An element. Children that are texts stay texts, whatever stands in them.
 * @param {string} tag
 * @param {Record<string, string | boolean>} [attributes]
 * @param {...(Node | string | false | undefined)} children
 */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

/** @param {string} id */
function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error('The page has no ' + id);
  return element;
}

/**
 * @typedef {object} Item
 * @property {string} key what it is, as long as it is there
 * @property {string} signature changes when it has to be made anew
 * @property {() => HTMLElement} create
 */

/** @type {WeakMap<Element, string>} */
const signatures = new WeakMap();

/**
 * Shows items in a container. What has not changed stays the element that it is, with its focus and what is unfolded.
 * @param {Element} container
 * @param {Item[]} items
 */
function show(container, items) {
  const before = new Map([...container.children].map((child) => [child.getAttribute('data-key'), child]));
  const focused = document.activeElement;
  const nodes = items.map(({ key, signature, create }) => {
    const known = before.get(key);
    if (known && signatures.get(known) === signature) return known;
    const made = create();
    made.setAttribute('data-key', key);
    signatures.set(made, signature);
    if (known) {
      const hadFocus = known.contains(focused);
      known.replaceWith(made);
      if (hadFocus) made.querySelector('summary')?.focus();
    }
    return made;
  });
  const wanted = new Set(nodes);
  for (const child of [...container.children]) if (!wanted.has(/** @type {HTMLElement} */ (child))) child.remove();
  let next = container.firstElementChild;
  for (const node of nodes) {
    if (node === next) next = next.nextElementSibling;
    else container.insertBefore(node, next);
  }
}

/**
 * What can be unfolded: its inside is made when it is.
 * @param {{ key: string, signature: string, kind: string, summary: () => (Node | string | false)[], inside: () => Node[] }} what
 * @returns {Item}
 */
function folded({ key, signature, kind, summary, inside }) {
  const create = () => {
    const isOpen = chosen.open.has(key);
    const details = /** @type {HTMLDetailsElement} */ (make('details', { class: kind, open: isOpen }));
    const body = make('div', { class: 'inside' });
    details.append(make('summary', {}, ...summary()), body);
    let isFilled = false;
    const fill = () => {
      if (isFilled) return;
      isFilled = true;
      body.append(...inside());
    };
    if (isOpen) fill();
    details.addEventListener('toggle', () => {
      if (details.open) {
        chosen.open.add(key);
        fill();
      } else chosen.open.delete(key);
    });
    return details;
  };
  return { key, signature, create };
}

/**
 * @param {string} key
 * @param {string} title
 * @param {string} text
 * @param {string} [code]
 * @returns {Item}
 */
function empty(key, title, text, code) {
  const create = () =>
    make('div', { class: 'empty' }, make('p', {}, make('strong', {}, title)), make('p', {}, text), !!code && make('pre', {}, code));
  return { key, signature: '', create };
}

/**
 * @param {string} text
 * @param {string} [kind] good, bad, warn or none
 */
function badge(text, kind = '') {
  return make('span', { class: 'badge ' + kind }, text);
}

/** @param {string} text */
function muted(text) {
  return make('span', { class: 'muted' }, text);
}

/** @param {string} text */
function code(text) {
  return make('code', {}, text);
}

/** @param {string} iso */
function time(iso) {
  return make('time', { datetime: iso, title: iso }, iso.slice(11, 19));
}

/**
 * As much of it as there is room for.
 * @param {unknown} value
 */
function excerpt(value) {
  return make('span', { class: 'excerpt' }, JSON.stringify(value).slice(0, 400));
}

/** @param {unknown} value */
function json(value) {
  return make('pre', { tabindex: '0' }, typeof value === 'string' ? value : JSON.stringify(value, null, 2));
}
`;
