import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  type Alias,
  type Document,
  type Node,
  type YAMLMap,
} from 'yaml';
import { at } from '../../simulation/seed/seed-members.js';
import { isObject } from '../../text/kinds-of-values.js';
import type { FindingKind, Position } from '../findings.js';

/** A template as plain JSON, with the long form of each function. */
export interface ReadTemplate {
  readonly value: unknown;
  /** By path: where each member's key and each element begins. */
  readonly positions: ReadonlyMap<string, Position>;
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

/** Reads YAML, and JSON, which is YAML too. */
export function readTemplateText(text: string): ReadTemplate {
  const lines = new LineCounter();
  const parsed = parseAllDocuments(text, {
    logLevel: 'silent',
    uniqueKeys: false,
    schema: 'core',
    lineCounter: lines,
    prettyErrors: false,
  });
  const documents = [...parsed].filter(({ contents, errors }) => !isNothing(contents) || errors.length > 0);
  const [document, another] = documents;
  const [error] = document?.errors ?? [];
  const binary = text.indexOf('\0');
  if (binary !== -1) return broken(binary, 'This is no text in UTF-8.', lines);
  if (error) return broken(error.pos[0], `${error.message}.`, lines);
  if (another) return broken(another.range[0], 'A template is one document. Another one begins here.', lines);
  return document ? new Reader(document, lines).read() : { value: null, positions: new Map(), problems: [] };
}

/** As a document without a template is, between two marks or with comments alone. */
function isNothing(contents: unknown): boolean {
  return contents === null || (isScalar(contents) && contents.value === null);
}

/** A text that has no value. */
function broken(offset: number, message: string, lines: LineCounter): ReadTemplate {
  const { line, col } = lines.linePos(offset);
  return {
    value: undefined,
    positions: new Map([['', { line, column: col }]]),
    problems: [{ severity: 'error', kind: 'syntax', at: '', message }],
  };
}

class Reader {
  readonly #document: Document;
  readonly #lines: LineCounter;
  readonly #positions = new Map<string, Position>();
  readonly #problems: Problem[] = [];
  /** What anchors stand for; undefined while that is being read. */
  readonly #anchored = new Map<Node, unknown>();

  constructor(document: Document, lines: LineCounter) {
    this.#document = document;
    this.#lines = lines;
  }

  read(): ReadTemplate {
    const value = this.#value(this.#document.contents, '');
    return { value, positions: this.#positions, problems: this.#problems };
  }

  #value(node: unknown, path: string): unknown {
    if (isAlias(node)) return this.#aliased(node, path);
    const value = this.#untagged(node, path);
    const tag = isScalar(node) || isMap(node) || isSeq(node) ? node.tag : undefined;
    if (tag === undefined || !tag.startsWith('!')) return value;
    const longForm = LONG_FORMS.get(tag);
    if (longForm !== undefined) return { [longForm]: value };
    this.#problem('unknown-tag', path, `The tag ${tag} is no function of CloudFormation. It is passed over.`);
    return value;
  }

  /** Read once: a short text can have aliases of aliases that make millions of values. */
  #aliased(alias: Alias, path: string): unknown {
    const node = alias.resolve(this.#document);
    const name = JSON.stringify(alias.source);
    if (!node) return this.#problem('syntax', path, `There is no anchor ${name} before this.`, 'error');
    if (!this.#anchored.has(node)) {
      this.#anchored.set(node, undefined);
      this.#anchored.set(node, this.#value(node, path));
    }
    const value = this.#anchored.get(node);
    if (value !== undefined) return value;
    return this.#problem('syntax', path, `The anchor ${name} contains itself.`, 'error');
  }

  #untagged(node: unknown, path: string): unknown {
    if (isScalar(node)) return scalarValue(node.value, node.source);
    if (isSeq(node)) {
      return node.items.map((item, index) => {
        const itemPath = `${path}[${index}]`;
        this.#note(item, itemPath);
        return this.#value(item, itemPath);
      });
    }
    if (!isMap(node)) return null;
    const members = new Map<string, unknown>(this.#merged(node, path));
    const own = new Set<string>();
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? (key.source ?? String(key.value)) : String(key);
      if (name === MERGE) continue;
      const memberPath = path === '' ? name : at(path, name);
      this.#note(key, memberPath);
      if (own.has(name)) {
        this.#problem(
          'duplicate-key',
          memberPath,
          `The key ${JSON.stringify(name)} is there twice. The last one counts.`,
        );
      }
      own.add(name);
      members.set(name, this.#value(value, memberPath));
    }
    return Object.fromEntries(members);
  }

  /** What `<<` adds: own members come before them, and earlier ones before later ones. */
  #merged(node: YAMLMap, path: string): readonly (readonly [name: string, value: unknown])[] {
    return node.items
      .filter(({ key }) => isScalar(key) && key.value === MERGE)
      .flatMap(({ key, value }) => {
        const place = path === '' ? MERGE : at(path, MERGE);
        this.#note(key, place);
        const given = this.#value(value, place);
        const maps = [given].flat();
        if (maps.every(isObject)) return maps.toReversed().flatMap((map) => Object.entries(map));
        this.#problem('syntax', place, `${MERGE} takes an object or a list of them.`, 'error');
        return [];
      });
  }

  #note(node: unknown, path: string): void {
    const start = isNode(node) ? node.range?.[0] : undefined;
    if (start === undefined) return;
    const { line, col } = this.#lines.linePos(start);
    this.#positions.set(path, { line, column: col });
  }

  #problem(kind: FindingKind, at: string, message: string, severity: Problem['severity'] = 'warning'): null {
    this.#problems.push({ severity, kind, at, message });
    return null;
  }
}

function isNode(node: unknown): node is Node {
  return isScalar(node) || isMap(node) || isSeq(node) || isAlias(node);
}

/** An account id may begin with 0, which a number cannot, and no number is so long as an id may be. */
function scalarValue(value: unknown, source: string | undefined): unknown {
  if (source === undefined) return value;
  if (typeof value === 'object' && value !== null) return source;
  const isLong = Number.isInteger(value) && !Number.isSafeInteger(value);
  return typeof value === 'number' && (isLong || /^0\d/.test(source)) ? source : value;
}
