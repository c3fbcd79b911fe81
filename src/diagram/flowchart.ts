import { lineOfLabel } from './label.js';

/** What a node stands for: its id begins so, and no name is ever part of an id. */
type NodeKind =
  'bus' | 'rule' | 'group' | 'schedule' | 'target' | 'queue' | 'archive' | 'replay' | 'event' | 'note';

/** How nodes look; the flowchart declares those that it has. */
const CLASSES = {
  matched: 'stroke:#2e7d32,stroke-width:2px',
  idle: 'stroke:#9e9e9e,stroke-dasharray:4 3',
  failed: 'stroke:#c62828,stroke-width:2px',
} as const;

export type NodeClass = keyof typeof CLASSES;

/** What stands around the label of a node. */
const SHAPES = {
  bus: ['[', ']'],
  rule: ['[', ']'],
  group: ['[', ']'],
  schedule: ['(', ')'],
  target: ['([', '])'],
  queue: ['[/', '/]'],
  archive: ['[(', ')]'],
  replay: ['{{', '}}'],
  event: ['>', ']'],
  note: ['[', ']'],
} as const satisfies Readonly<Record<NodeKind, readonly [string, string]>>;

const ARROWS = { goes: '-->', forwards: '==>', fails: '-.->', stops: '--x' } as const;

export type Arrow = keyof typeof ARROWS;

/** A text of Mermaid, line by line: https://mermaid.js.org/syntax/flowchart.html */
export class Flowchart {
  readonly #lines: string[] = [];
  readonly #numbers = new Map<NodeKind, number>();
  readonly #classes = new Set<NodeClass>();
  #margin = '  ';

  get isEmpty(): boolean {
    return this.#lines.length === 0;
  }

  /** A name for a node, which may be used before the node is there. */
  id(kind: NodeKind): string {
    const number = (this.#numbers.get(kind) ?? 0) + 1;
    this.#numbers.set(kind, number);
    return `${kind}${number}`;
  }

  /** @param label - its lines */
  node(kind: NodeKind, label: readonly string[], looks?: NodeClass, id = this.id(kind)): string {
    const [open, close] = SHAPES[kind];
    this.#add(`${id}${open}${labelText(label)}${close}${this.#classOf(looks)}`);
    return id;
  }

  /** A frame around the nodes that are added meanwhile: there has to be one. */
  frame(id: string, label: readonly string[], fill: () => void): void {
    this.#add(`subgraph ${id}[${labelText(label)}]`);
    const margin = this.#margin;
    this.#margin += '  ';
    fill();
    this.#margin = margin;
    this.#add('end');
  }

  edge(from: string, arrow: Arrow, to: readonly string[], label?: string): void {
    if (to.length === 0) return;
    const text = label === undefined ? '' : `|${labelText([label])}|`;
    this.#add(`${from} ${ARROWS[arrow]}${text} ${to.join(' & ')}`);
  }

  toString(): string {
    const classes = [...this.#classes].sort().map((name) => `  classDef ${name} ${CLASSES[name]}`);
    return ['flowchart LR', ...this.#lines, ...classes, ''].join('\n');
  }

  #classOf(looks: NodeClass | undefined): string {
    if (looks === undefined) return '';
    this.#classes.add(looks);
    return `:::${looks}`;
  }

  #add(line: string): void {
    this.#lines.push(this.#margin + line);
  }
}

function labelText(lines: readonly string[]): string {
  const all = lines.map(lineOfLabel).filter((line) => line !== '');
  return `"${all.length === 0 ? EMPTY : all.join('<br/>')}"`;
}

/** Mermaid takes no label without a text. */
const EMPTY = '#32;';
