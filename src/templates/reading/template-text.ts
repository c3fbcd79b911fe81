import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import { at } from '../../simulation/seed/seed-members.js';
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

/** Reads YAML, and JSON, which is YAML too. */
export function readTemplateText(text: string): ReadTemplate {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    logLevel: 'silent',
    uniqueKeys: false,
    schema: 'core',
    lineCounter: lines,
    prettyErrors: false,
  });
  const [error] = document.errors;
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    return {
      value: undefined,
      positions: new Map([['', { line, column: col }]]),
      problems: [{ severity: 'error', kind: 'syntax', at: '', message: `${error.message}.` }],
    };
  }
  return new Reader(document, lines).read();
}

class Reader {
  readonly #document: Document;
  readonly #lines: LineCounter;
  readonly #positions = new Map<string, Position>();
  readonly #problems: Problem[] = [];

  constructor(document: Document, lines: LineCounter) {
    this.#document = document;
    this.#lines = lines;
  }

  read(): ReadTemplate {
    const value = this.#value(this.#document.contents, '');
    return { value, positions: this.#positions, problems: this.#problems };
  }

  #value(node: unknown, path: string): unknown {
    if (isAlias(node)) return this.#value(node.resolve(this.#document), path);
    const value = this.#untagged(node, path);
    const tag = isScalar(node) || isMap(node) || isSeq(node) ? node.tag : undefined;
    if (tag === undefined || !tag.startsWith('!')) return value;
    const longForm = LONG_FORMS.get(tag);
    if (longForm !== undefined) return { [longForm]: value };
    this.#warn('unknown-tag', path, `The tag ${tag} is no function of CloudFormation. It is passed over.`);
    return value;
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
    const members = new Map<string, unknown>();
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? (key.source ?? String(key.value)) : String(key);
      const memberPath = path === '' ? name : at(path, name);
      this.#note(key, memberPath);
      if (members.has(name)) {
        this.#warn(
          'duplicate-key',
          memberPath,
          `The key ${JSON.stringify(name)} is there twice. The last one counts.`,
        );
      }
      members.set(name, this.#value(value, memberPath));
    }
    return Object.fromEntries(members);
  }

  #note(node: unknown, path: string): void {
    const start = isNode(node) ? node.range?.[0] : undefined;
    if (start === undefined) return;
    const { line, col } = this.#lines.linePos(start);
    this.#positions.set(path, { line, column: col });
  }

  #warn(kind: FindingKind, path: string, message: string): void {
    this.#problems.push({ severity: 'warning', kind, at: path, message });
  }
}

function isNode(node: unknown): node is Node {
  return isScalar(node) || isMap(node) || isSeq(node) || isAlias(node);
}

/** An account id may begin with 0, which a number cannot. */
function scalarValue(value: unknown, source: string | undefined): unknown {
  return typeof value === 'number' && source !== undefined && /^0\d/.test(source) ? source : value;
}
