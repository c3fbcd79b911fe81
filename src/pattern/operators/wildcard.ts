import type { EventValue } from '../values/event-value.js';
import { utf8Text, utf8TextFor } from '../values/utf8-text.js';
import { comparesOnly, type Anchor, type Operator } from './operator.js';

/** `{"wildcard": "a*b"}`; `segments` are the decoded literals between the unescaped stars. */
export interface WildcardAlternative {
  /** The keyword of the operator. */
  readonly operator: 'wildcard';
  /** The text that the pattern gives. */
  readonly text: string;
  /** The texts between the wildcards. */
  readonly segments: readonly string[];
}

export const wildcard: Operator<WildcardAlternative> = {
  keyword: 'wildcard',

  parse(tokens) {
    const text = tokens.nextString('wildcard match pattern must be a string');
    const syntax = parseWildcard(text);
    if ('complaint' in syntax) return tokens.refuse(syntax.complaint);
    tokens.nextEnd();
    return { operator: 'wildcard', text, segments: syntax.segments };
  },

  tester({ segments }): (value: EventValue) => boolean {
    const textOf = utf8TextFor(utf8Text(segments.join('*')));
    const matches = segmentMatcher(segments.map(utf8Text));
    return (value) => value.type === 'string' && matches(textOf(value.text));
  },

  anchors({ segments }): Anchor[] {
    const parts = segments.map(utf8Text);
    const first = parts[0] ?? '';
    const last = parts.at(-1) ?? '';
    const start = first.split('?', 1)[0] ?? '';
    if (parts.length === 1 && start === first) return [{ kind: 'string', text: first }];
    const end = last.split('?').at(-1) ?? '';
    if (start === '' && end !== '') return [{ kind: 'suffix', text: end }];
    return [{ kind: 'prefix', text: start }];
  },

  wildcards: (alternative) => [alternative],
  describe: ({ text }) => `wildcard ${JSON.stringify(text)}`,
  typeRule: comparesOnly('string', 'wildcard'),

  text(alternative) {
    const { text, segments } = alternative;
    const lowered = segments.map((segment) => segment.toLowerCase());
    return {
      text,
      isWhole: false,
      lowerCased: { ...alternative, text: text.toLowerCase(), segments: lowered },
    };
  },
};

function segmentMatcher(segments: readonly string[]): (text: string) => boolean {
  const first = segments[0] ?? '';
  if (segments.length === 1) return (text) => text === first;
  const last = segments.at(-1) ?? '';
  const middle = segments.slice(1, -1);
  const shortest = segments.reduce((sum, segment) => sum + segment.length, 0);
  return (text) => {
    if (text.length < shortest || !text.startsWith(first) || !text.endsWith(last)) return false;
    return containsInOrder(text, middle, first.length) <= text.length - last.length;
  };
}

/** Where the parts end when each is taken at the first position behind the one before; infinite when one is missing. */
function containsInOrder(text: string, parts: readonly string[], from: number): number {
  let at = from;
  for (const part of parts) {
    const found = text.indexOf(part, at);
    if (found < 0) return Number.POSITIVE_INFINITY;
    at = found + part.length;
  }
  return at;
}

/** A wildcard taken apart, or what the service says against it. */
type WildcardSyntax =
  /** The decoded literals between the stars. */
  { readonly segments: readonly string[] } | { readonly complaint: string };

/** Reads `*`, `\*` and `\\`. The positions in complaints count UTF-8 bytes of the value with its opening quote. */
export function parseWildcard(text: string): WildcardSyntax {
  const segments: string[] = [];
  let segment = '';
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charAt(at);
    const next = text.charAt(at + 1);
    if (unit === '*') {
      if (next === '*')
        return { complaint: `Consecutive wildcard characters at pos ${bytePosition(text, at)}` };
      segments.push(segment);
      segment = '';
    } else if (unit === '\\') {
      if (next !== '*' && next !== '\\')
        return { complaint: `Invalid escape character at pos ${bytePosition(text, at)}` };
      segment += next;
      at += 1;
    } else {
      segment += unit;
    }
  }
  return { segments: [...segments, segment] };
}

function bytePosition(text: string, at: number): number {
  let bytes = 1;
  for (const character of text.slice(0, at)) bytes += byteLength(character.codePointAt(0) ?? 0);
  return bytes;
}

function byteLength(codePoint: number): number {
  // Half a surrogate pair is encoded as a question mark.
  if (codePoint < 0x80 || (codePoint >= 0xd800 && codePoint <= 0xdfff)) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
