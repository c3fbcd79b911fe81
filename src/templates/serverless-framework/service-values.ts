import { given } from '../../text/given.js';
import type { Findings } from '../findings.js';
import { NO_VALUE, scalarText } from '../resolving/resolving.js';
import { LazyTree } from './lazy-tree.js';
import { MalformedVariable, readVariableText, type Lookup, type Variable } from './variable-text.js';
import type { VariableText } from './variable-text.js';

/** What a variable looks up. */
export interface Wanted {
  readonly type: string;
  readonly params: readonly string[];
  /** Empty where there is none. */
  readonly address: string;
  /** As it would be written without variables in it: `file(./names.json):bus`. */
  readonly key: string;
  /** Where the service says it. */
  readonly at: string;
}

/** Where variables have their values from. */
export interface Sources {
  /** Undefined or null where there is none. */
  find(wanted: Wanted): unknown;
  /** Why there is none, and what to do. */
  missing(wanted: Wanted): string;
}

/** A service whose variables have values, each when something asks for it. */
export class ServiceValues {
  readonly #findings: Findings;
  readonly #sources: Sources;
  readonly #tree = new LazyTree((text, { at }) => this.#told(text, at));
  readonly #underWay = new Map<string, string>();

  constructor(findings: Findings, sources: Sources) {
    this.#findings = findings;
    this.#sources = sources;
  }

  of(value: unknown, at: string): unknown {
    return this.#tree.of(value, at);
  }

  #told(text: string, at: string): unknown {
    if (!text.includes('${')) return text;
    const key = `${at} ${text}`;
    if (this.#underWay.has(key)) return this.#refuseCircle(key, at, text);
    this.#underWay.set(key, at);
    try {
      return this.#valueOfText(readVariableText(text), at);
    } catch (error) {
      if (!(error instanceof MalformedVariable)) throw error;
      this.#findings.error('malformed-variable', at, `${JSON.stringify(text)}: ${error.message}`);
      return text;
    } finally {
      this.#underWay.delete(key);
    }
  }

  #refuseCircle(key: string, at: string, text: string): unknown {
    const entries = [...this.#underWay];
    const circle = entries
      .slice(entries.findIndex(([underWay]) => underWay === key))
      .map(([, place]) => place);
    const way = [...new Set(circle), at].join(' → ');
    this.#findings.error('circular-reference', at, `The variable refers to itself: ${way}.`);
    return standIn(text, at);
  }

  /** A variable alone may be anything; within a text it has to be one. */
  #valueOfText(parts: VariableText, at: string): unknown {
    const [part] = parts;
    if (parts.length === 1 && typeof part === 'object') return this.#valueOf(part, at).value;
    return this.#joined(parts, at).text;
  }

  #joined(parts: VariableText, at: string): { readonly text: string; readonly isKnown: boolean } {
    let isKnown = true;
    const texts = parts.map((part) => {
      if (typeof part === 'string') return part;
      const found = this.#valueOf(part, at);
      const text = scalarText(found.value);
      isKnown &&= found.isKnown && text !== undefined;
      if (text === undefined && found.isKnown) {
        const message = `${part.text} is ${given(found.value)}, which cannot be part of a string.`;
        this.#findings.error('malformed-variable', at, message);
      }
      return text ?? '';
    });
    return { text: texts.join(''), isKnown };
  }

  #valueOf({ text, sources }: Variable, at: string): { readonly value: unknown; readonly isKnown: boolean } {
    let missing: Wanted | undefined;
    for (const source of sources) {
      if ('literal' in source) return { value: source.literal, isKnown: true };
      const wanted = this.#wanted(source, at);
      // What is missing inside of it has been told.
      if (!wanted) return { value: standIn(text, at), isKnown: false };
      const value = this.#sources.find(wanted);
      if (value !== undefined && value !== null) return { value, isKnown: true };
      missing ??= wanted;
    }
    if (missing) this.#findings.error('missing-variable', at, this.#sources.missing(missing));
    return { value: standIn(missing?.key ?? text, at), isKnown: false };
  }

  #wanted({ type, params, address = [] }: Lookup, at: string): Wanted | undefined {
    const given = (params ?? []).map((param) => this.#joined(param, at));
    const member = this.#joined(address, at);
    if (![...given, member].every(({ isKnown }) => isKnown)) return undefined;
    const texts = given.map(({ text }) => text);
    const inBrackets = params === undefined ? '' : `(${texts.join(', ')})`;
    const key = `${type}${inBrackets}${member.text === '' ? '' : `:${member.text}`}`;
    return { type, params: texts, address: member.text, key, at };
  }
}

const UNKNOWN = 'unknown-';

/** What stands in for a value: a text that most things may be called; nothing that a stack could export. */
function standIn(text: string, at: string): unknown {
  if (/^resources(?:\[\d+\])?\.Outputs\b/.test(at)) return NO_VALUE;
  return (
    UNKNOWN +
    text
      .slice(0, 40)
      .replaceAll(/[^\w-]+/g, '-')
      .replaceAll(/^-|-$/g, '')
  );
}

/** What is missing has been told: nobody complains of what stands in for it. */
export function isStandIn(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith(UNKNOWN);
}

/** Stands in for a file that has no syntax. */
export const UNREADABLE = `${UNKNOWN}file`;
