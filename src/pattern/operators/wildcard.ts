import type { EventValue } from '../values/event-value.js';
import type { WildcardAlternative } from '../model.js';
import { utf8Text, utf8TextFor } from '../values/utf8-text.js';
import { parseWildcard } from '../wildcard-syntax.js';
import type { Anchor, Operator } from './operator.js';

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

  describe: ({ text }) => `wildcard ${JSON.stringify(text)}`,

  anchors({ segments }): Anchor[] {
    const parts = segments.map(utf8Text);
    const first = parts[0] ?? '';
    const last = parts.at(-1) ?? '';
    const start = first.split('?', 1)[0] ?? '';
    if (parts.length === 1 && start === first) return [{ kind: 'exact', text: `"${first}"` }];
    const end = last.split('?').at(-1) ?? '';
    if (start === '' && end !== '') return [{ kind: 'suffix', text: `${end}"` }];
    return [{ kind: 'prefix', text: `"${start}` }];
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

/** Where the parts end when each is taken at the first place behind the one before; infinite when one is missing. */
function containsInOrder(text: string, parts: readonly string[], from: number): number {
  let at = from;
  for (const part of parts) {
    const found = text.indexOf(part, at);
    if (found < 0) return Number.POSITIVE_INFINITY;
    at = found + part.length;
  }
  return at;
}
