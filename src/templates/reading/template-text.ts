import {
  boolCoreTag,
  EVENT_ID,
  floatCoreTag,
  getScalarValue,
  intCoreTag,
  NOT_RESOLVED,
  nullCoreTag,
  SCALAR_STYLE,
  type Event,
  type ScalarEvent,
} from 'js-yaml';
import { isObject } from '../../text/kinds-of-values.js';
import { setMember } from '../../text/set-member.js';
import type { FindingKind, KnownPositions } from '../findings.js';
import { Lines, Positions, startOf, WHOLE, yamlDocuments, type YamlDocument } from './yaml-events.js';

/** A template as plain JSON, with the long form of each function. */
export interface ReadTemplate {
  readonly value: unknown;
  /** By path: where each member's key and each element begins. */
  readonly positions: KnownPositions;
  readonly problems: readonly Problem[];
}

export interface Problem {
  readonly severity: 'error' | 'warning';
  readonly kind: FindingKind;
  readonly at: string;
  readonly message: string;
}

const FUNCTIONS = [
  ...['And', 'Base64', 'Cidr', 'Equals', 'FindInMap', 'ForEach', 'GetAZs', 'GetAtt', 'If', 'ImportValue'],
  ...['Join', 'Length', 'Not', 'Or', 'Select', 'Split', 'Sub', 'ToJsonString', 'Transform'],
];

/** The long form by the tag that is the short one. */
const LONG_FORMS: ReadonlyMap<string, string> = new Map([
  ['!Ref', 'Ref'],
  ['!Condition', 'Condition'],
  ...FUNCTIONS.map((name) => [`!${name}`, `Fn::${name}`] as const),
]);

const MERGE = '<<';
/** What a plain text may mean in YAML 1.2, by what it begins with. */
const PLAIN_TAGS = byFirstCharacter([nullCoreTag, boolCoreTag, intCoreTag, floatCoreTag]);

function byFirstCharacter<Tag extends Pick<typeof nullCoreTag, 'implicitFirstChars'>>(
  tags: readonly Tag[],
): ReadonlyMap<string, readonly Tag[]> {
  const byCharacter = new Map<string, Tag[]>();
  for (const tag of tags) {
    for (const character of tag.implicitFirstChars ?? []) {
      byCharacter.set(character, [...(byCharacter.get(character) ?? []), tag]);
    }
  }
  return byCharacter;
}

/** Reads YAML, and JSON, which is YAML too. */
export function readTemplateText(text: string): ReadTemplate {
  const binary = text.indexOf('\0');
  if (binary !== -1) return broken(text, binary, 'This is not UTF-8 text.');
  const documents = yamlDocuments(text);
  if ('message' in documents) return broken(text, documents.offset, documents.message);
  const [document, [second] = []] = documents;
  if (second) return broken(text, startOf(second), 'A template is one document. Another one begins here.');
  return document ? new Reader(text, document).read() : { value: null, positions: new Map(), problems: [] };
}

/** A text that has no value. */
function broken(text: string, offset: number, message: string): ReadTemplate {
  return {
    value: undefined,
    positions: new Map([['', new Lines(text).positionOf(offset)]]),
    problems: [{ severity: 'error', kind: 'syntax', at: '', message }],
  };
}

/** What an anchor stands for: nothing while that is being read. */
type Anchored = { readonly value: unknown } | 'being read';

class Reader {
  readonly #text: string;
  readonly #document: YamlDocument;
  readonly #positions: Positions;
  readonly #problems: Problem[] = [];
  readonly #anchors = new Map<string, Anchored>();
  #next = 0;

  constructor(text: string, document: YamlDocument) {
    this.#text = text;
    this.#document = document;
    this.#positions = new Positions(text);
  }

  read(): ReadTemplate {
    const value = this.#value(WHOLE);
    return { value, positions: this.#positions, problems: this.#problems };
  }

  /** The value that begins with the next event. */
  #value(part: number): unknown {
    const event = this.#take();
    if (!event) return null;
    if (event.type === EVENT_ID.ALIAS)
      return this.#aliased(this.#part(event.anchorStart, event.anchorEnd), part);
    if (event.type === EVENT_ID.DOCUMENT || event.type === EVENT_ID.POP) return null;
    const anchor = event.anchorStart === -1 ? undefined : this.#part(event.anchorStart, event.anchorEnd);
    if (anchor !== undefined) this.#anchors.set(anchor, 'being read');
    const tag = event.tagStart === -1 ? '' : this.#part(event.tagStart, event.tagEnd);
    const value = this.#tagged(this.#untagged(event, tag, part), tag, part);
    if (anchor !== undefined) this.#anchors.set(anchor, { value });
    return value;
  }

  #tagged(value: unknown, tag: string, part: number): unknown {
    if (tag === '' || !isOwnTag(tag)) return value;
    const longForm = LONG_FORMS.get(tag);
    if (longForm !== undefined) return { [longForm]: value };
    this.#problem('unknown-tag', part, `The tag ${tag} is not a CloudFormation function. It is ignored.`);
    return value;
  }

  /** The same value for each: a short text can have aliases of aliases that make millions of values. */
  #aliased(anchor: string, part: number): unknown {
    const name = JSON.stringify(anchor);
    const anchored = this.#anchors.get(anchor);
    if (!anchored) return this.#problem('syntax', part, `There is no anchor ${name} before this.`, 'error');
    if (anchored !== 'being read') return anchored.value;
    return this.#problem('syntax', part, `The anchor ${name} contains itself.`, 'error');
  }

  #untagged(event: Event, tag: string, part: number): unknown {
    if (event.type === EVENT_ID.SCALAR) return scalarValue(event, tag, getScalarValue(this.#text, event));
    return event.type === EVENT_ID.SEQUENCE ? this.#list(part) : this.#object(part);
  }

  #list(part: number): readonly unknown[] {
    const list: unknown[] = [];
    while (this.#hasMore()) list.push(this.#value(this.#note(part, list.length)));
    return list;
  }

  #object(part: number): Readonly<Record<string, unknown>> {
    const own: Record<string, unknown> = {};
    const merged: (readonly [string, unknown])[] = [];
    while (this.#hasMore()) {
      const key = this.#document[this.#next];
      const name = this.#key();
      const member = this.#positions.note(part, name, offsetOf(key));
      const value = this.#value(member);
      if (name === MERGE) merged.push(...this.#merged(value, member));
      else {
        if (Object.hasOwn(own, name)) {
          const message = `The key ${JSON.stringify(name)} appears twice. The last one counts.`;
          this.#problem('duplicate-key', member, message);
        }
        setMember(own, name, value);
      }
    }
    return merged.length === 0 ? own : Object.fromEntries([...merged, ...Object.entries(own)]);
  }

  /** What `<<` adds: own members come before them, and earlier ones before later ones. */
  #merged(given: unknown, part: number): readonly (readonly [name: string, value: unknown])[] {
    const maps = [given].flat();
    if (maps.every(isObject)) return maps.toReversed().flatMap((map) => Object.entries(map));
    this.#problem('syntax', part, `${MERGE} takes an object or a list of them.`, 'error');
    return [];
  }

  /** A text as it is written: a number stays what it looks like. */
  #key(): string {
    const event = this.#document[this.#next];
    if (event?.type !== EVENT_ID.SCALAR) return JSON.stringify(this.#value(WHOLE));
    this.#next += 1;
    return getScalarValue(this.#text, event);
  }

  #take(): Event | undefined {
    const event = this.#document[this.#next];
    this.#next += 1;
    return event;
  }

  /** Whether the list or the object that is being read goes on; what ends it is taken. */
  #hasMore(): boolean {
    const event = this.#document[this.#next];
    if (event && event.type !== EVENT_ID.POP) return true;
    this.#next += 1;
    return false;
  }

  #part(start: number, end: number): string {
    return this.#text.slice(start, end);
  }

  /** Notes where the element begins that is read next. */
  #note(list: number, index: number): number {
    return this.#positions.note(list, index, offsetOf(this.#document[this.#next]));
  }

  #problem(
    kind: FindingKind,
    part: number,
    message: string,
    severity: Problem['severity'] = 'warning',
  ): null {
    this.#problems.push({ severity, kind, at: this.#positions.pathOf(part), message });
    return null;
  }
}

function offsetOf(event: Event | undefined): number {
  return event ? startOf(event) : 0;
}

/** Neither of YAML itself, `!!int`, nor one that says nothing. */
function isOwnTag(tag: string): boolean {
  return /^![^!<]/.test(tag);
}

/** An account id may begin with 0, which a number cannot, and no number is so long as an id may be. */
function scalarValue({ style }: ScalarEvent, tag: string, text: string): unknown {
  const isText = style !== SCALAR_STYLE.PLAIN || tag === '!' || tag === '!!str' || isOwnTag(tag);
  const mayBe = isText ? undefined : PLAIN_TAGS.get(text.charAt(0));
  if (!mayBe || /^0\d/.test(text)) return text;
  for (const { resolve, tagName } of mayBe) {
    const value = resolve(text, false, tagName);
    if (value === NOT_RESOLVED) continue;
    return Number.isInteger(value) && !Number.isSafeInteger(value) ? text : value;
  }
  return text;
}
