import { EVENT_ID, parseEvents, SCALAR_STYLE, YAMLException, type Event } from 'js-yaml';
import { at } from '../../simulation/seed/seed-members.js';
import type { KnownPositions, Position } from '../findings.js';

/** The parts of one document of YAML, in the order of the text. */
export type YamlDocument = readonly Event[];

/** Why a text is no YAML, and where. */
export interface BrokenYaml {
  readonly offset: number;
  readonly message: string;
}

/** The documents of a text that have anything in them. */
export function yamlDocuments(text: string): readonly YamlDocument[] | BrokenYaml {
  try {
    return documentsOf(parseEvents(text, { maxDepth: MOST_LEVELS })).filter((document) => !isEmpty(document));
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const { reason, mark } = error;
    const text = `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
    const hint = reason === 'deficient indentation' ? ` ${UNINDENTED}` : '';
    return { offset: mark?.position ?? 0, message: text + hint };
  }
}

const MOST_LEVELS = 500;
const UNINDENTED = 'A bracket or a quote before this is not closed, or the line begins too far to the left.';

function documentsOf(events: readonly Event[]): YamlDocument[] {
  const starts: number[] = [];
  events.forEach(({ type }, index) => {
    if (type === EVENT_ID.DOCUMENT) starts.push(index);
  });
  // Without the event that begins it, and the one that ends it.
  return starts.map((start, number) => events.slice(start + 1, (starts[number + 1] ?? events.length) - 1));
}

/** As a document without a template is, between two marks or with comments alone. */
function isEmpty([first]: YamlDocument): boolean {
  return first === undefined || (first.type === EVENT_ID.SCALAR && first.valueStart === first.valueEnd);
}

/** Where the value or the alias begins that an event stands for. */
export function startOf(event: Event): number {
  switch (event.type) {
    case EVENT_ID.SCALAR:
      return isQuoted(event) ? event.valueStart - 1 : event.valueStart;
    case EVENT_ID.ALIAS:
      return event.anchorStart - 1;
    case EVENT_ID.MAPPING:
    case EVENT_ID.SEQUENCE:
      return event.start;
    default:
      return 0;
  }
}

function isQuoted({ style }: Extract<Event, { readonly valueStart: number }>): boolean {
  return style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED;
}

/** What is around the outermost parts of a text. */
export const WHOLE = -1;

/** Where the parts of a text are, each known by a number while it is read, and by its path to who asks afterwards. */
export class Positions implements KnownPositions {
  readonly #text: string;
  readonly #around: number[] = [];
  readonly #steps: (string | number)[] = [];
  readonly #offsets: number[] = [];
  #known: ReadonlyMap<string, Position> | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** Answers the number of a member or an element. Of several that have the same path, the last one counts. */
  note(around: number, step: string | number, offset: number): number {
    this.#around.push(around);
    this.#steps.push(step);
    return this.#offsets.push(offset) - 1;
  }

  pathOf(part: number): string {
    return part === WHOLE ? '' : this.#within(this.pathOf(this.#around[part] ?? WHOLE), part);
  }

  get(path: string): Position | undefined {
    this.#known ??= this.#counted();
    return this.#known.get(path);
  }

  get size(): number {
    return this.#offsets.length;
  }

  #counted(): ReadonlyMap<string, Position> {
    const lines = new Lines(this.#text);
    const paths: string[] = [];
    const known = new Map<string, Position>();
    for (const [part, offset] of this.#offsets.entries()) {
      const path = this.#within(paths[this.#around[part] ?? WHOLE] ?? '', part);
      paths.push(path);
      known.set(path, lines.positionOf(offset));
    }
    return known;
  }

  #within(path: string, part: number): string {
    const step = this.#steps[part] ?? '';
    if (typeof step === 'number') return `${path}[${step}]`;
    return path === '' ? step : at(path, step);
  }
}

/** Lines and columns, from 1 on, of offsets in a text. */
export class Lines {
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.#starts = [0, ...Array.from(text.matchAll(/\r\n?|\n/g), ({ index, 0: end }) => index + end.length)];
  }

  positionOf(offset: number): Position {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1 };
  }
}
