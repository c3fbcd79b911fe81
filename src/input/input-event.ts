import { parseJsonPath, type JsonPathStep } from './json-path.js';
import { decodedString, elementsAt, membersAt, typeAt, type JsonType, type Span } from './json-text.js';

/** A value of an event, or one that stands for it. */
export interface JsonFragment {
  readonly type: JsonType;
  /** Compact, numbers as the sender spelt them. */
  readonly json: string;
  /** A string without quotes and escapes; of any other value its JSON. */
  readonly text: string;
}

/** What has been found of an event's text so far; members and elements by the place where their container begins. */
interface Reading {
  readonly found: Map<string, JsonFragment | undefined>;
  readonly members: Map<number, ReadonlyMap<string, Span>>;
  readonly elements: Map<number, readonly Span[]>;
}

/** An event's compact JSON text, read once for all its targets. */
export class InputEvent {
  /** Made when somebody first asks: most events are never looked into. */
  #reading: Reading | undefined;

  /** @param text JSON without white space between its tokens */
  constructor(readonly text: string) {}

  /** The value at a JSONPath; with a `*` in the path an array of the values. Undefined where there is none. */
  at(path: string): JsonFragment | undefined {
    const { found } = this.#read;
    const known = found.get(path);
    if (known !== undefined || found.has(path)) return known;
    const fragment = this.#find(parseJsonPath(path));
    found.set(path, fragment);
    return fragment;
  }

  #find(steps: readonly JsonPathStep[] | undefined): JsonFragment | undefined {
    if (steps === undefined) return undefined;
    const wildcard = steps.findIndex((step) => 'every' in step);
    const straight = wildcard < 0 ? steps : steps.slice(0, wildcard);
    const [span] = this.#follow([{ start: 0, end: this.text.length }], straight);
    if (span === undefined) return undefined;
    if (wildcard < 0) return fragment(typeAt(this.text, span.start), this.#slice(span));
    if (!this.#isContainer(span)) return undefined;
    const found = this.#follow([span], steps.slice(wildcard));
    return fragment('array', `[${found.map((each) => this.#slice(each)).join(',')}]`);
  }

  #follow(spans: readonly Span[], steps: readonly JsonPathStep[]): readonly Span[] {
    return steps.reduce((reached, step) => reached.flatMap((span) => this.#step(span, step)), spans);
  }

  #step({ start }: Span, step: JsonPathStep): readonly Span[] {
    const type = typeAt(this.text, start);
    if ('every' in step) {
      if (type === 'object') return [...this.#membersAt(start).values()];
      return type === 'array' ? this.#elementsAt(start) : [];
    }
    const next =
      'name' in step ? this.#member(type, start, step.name) : this.#element(type, start, step.index);
    return next === undefined ? [] : [next];
  }

  #member(type: JsonType, start: number, name: string): Span | undefined {
    return type === 'object' ? this.#membersAt(start).get(name) : undefined;
  }

  #element(type: JsonType, start: number, index: number): Span | undefined {
    return type === 'array' ? this.#elementsAt(start)[index] : undefined;
  }

  get #read(): Reading {
    this.#reading ??= { found: new Map(), members: new Map(), elements: new Map() };
    return this.#reading;
  }

  #isContainer({ start }: Span): boolean {
    const type = typeAt(this.text, start);
    return type === 'object' || type === 'array';
  }

  #membersAt(start: number): ReadonlyMap<string, Span> {
    const known = this.#read.members;
    let members = known.get(start);
    if (members === undefined) known.set(start, (members = membersAt(this.text, start)));
    return members;
  }

  #elementsAt(start: number): readonly Span[] {
    const known = this.#read.elements;
    let elements = known.get(start);
    if (elements === undefined) known.set(start, (elements = elementsAt(this.text, start)));
    return elements;
  }

  #slice({ start, end }: Span): string {
    return this.text.slice(start, end);
  }
}

function fragment(type: JsonType, json: string): JsonFragment {
  return { type, json, text: type === 'string' ? decodedString(json) : json };
}

export function stringFragment(text: string): JsonFragment {
  return { type: 'string', json: JSON.stringify(text), text };
}

export function objectFragment(json: string): JsonFragment {
  return { type: 'object', json, text: json };
}
