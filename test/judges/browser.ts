import { JSDOM } from 'jsdom';
import type { Mermaid } from 'mermaid';

/** So much of a browser as Mermaid draws with; every text is of one size. */
const { window } = new JSDOM('<!doctype html><body></body>', { pretendToBeVisual: true });
const NAMES = [
  'window',
  'document',
  'Element',
  'HTMLElement',
  'SVGElement',
  'Node',
  'DOMParser',
  'XMLSerializer',
];
for (const name of NAMES) Object.defineProperty(globalThis, name, { value: Reflect.get(window, name) });
Object.assign(globalThis, { getComputedStyle: window.getComputedStyle.bind(window) });
Object.assign(window.SVGElement.prototype, {
  getBBox: () => ({ x: 0, y: 0, width: 100, height: 20 }),
  getComputedTextLength: () => 100,
});
Object.assign(globalThis, {
  CSSStyleSheet: class {
    readonly cssRules = [];
    replaceSync(): void {}
    insertRule(): void {}
  },
});

let drawings = 0;

/** Mermaid as browsers load it, which wants a window from the start. */
async function loaded(): Promise<Mermaid> {
  const { default: mermaid } = await import('mermaid');
  mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' });
  return mermaid;
}

/** The lines of all labels that Mermaid draws of a text. @throws what Mermaid says of a text that it does not take. */
export async function drawnLabels(text: string): Promise<readonly string[]> {
  const mermaid = await loaded();
  drawings += 1;
  const { svg } = await mermaid.render(`drawing${drawings}`, text);
  const { document } = new JSDOM(svg).window;
  return [...document.querySelectorAll('.nodeLabel, .edgeLabel')]
    .filter((label) => label.querySelector('.nodeLabel, .edgeLabel') === null)
    .flatMap(({ innerHTML }) => innerHTML.split(/<br ?\/?>/))
    .map((line) => new JSDOM(line).window.document.body.textContent)
    .filter((line) => line !== '');
}
