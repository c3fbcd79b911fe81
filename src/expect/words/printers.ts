import { inspect } from 'node:util';
import { isAsymmetricMatcher, type AsymmetricMatcher } from '../given/judge.js';
import type { MatcherHintOptions, MatcherPrinters } from '../given/matcher-context.js';
import { oneLine } from './style.js';

/** How Jest and Vitest print, without colours: where the text goes is not known. */
export const printers: MatcherPrinters = {
  matcherHint(name, received = 'received', expected = 'expected', options = {}) {
    const values = [expected, options.secondArgument ?? ''].filter((text) => text !== '');
    return `expect(${received})${stepsOf(options)}.${name}(${values.join(', ')})`;
  },
  stringify: printed,
  EXPECTED_COLOR: unchanged,
  RECEIVED_COLOR: unchanged,
  DIM_COLOR: unchanged,
};

function unchanged(text: string): string {
  return text;
}

function stepsOf({ isNot = false, promise = '' }: MatcherHintOptions): string {
  return `${promise === '' ? '' : `.${promise}`}${isNot ? '.not' : ''}`;
}

/** A value that JSON has not, in the words of Jest. */
function printed(value: unknown): string {
  if (isAsymmetricMatcher(value)) return matcherText(value);
  if (typeof value === 'function') return `[Function ${value.name || 'anonymous'}]`;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Date { NaN }' : value.toISOString();
  if (value instanceof Error) return `[${String(value)}]`;
  if (value instanceof Map) {
    const entries = [...value].map((entry) => entry.map((part) => oneLine(part, printed)).join(' => '));
    return `Map {${entries.join(', ')}}`;
  }
  if (value instanceof Set) return `Set {${[...value].map((item) => oneLine(item, printed)).join(', ')}}`;
  return inspect(value, { breakLength: Infinity });
}

/** Those of Jest and Vitest have a sample, and a name for what they do with it, or one for both. */
function matcherText(matcher: AsymmetricMatcher): string {
  const name = String(matcher);
  if (/^(?:Object|Array|String|Number)(?:Not)?(?:Containing|Matching|CloseTo|Of)$/.test(name)) {
    return `${name} ${oneLine(Reflect.get(matcher, 'sample'), printed)}`;
  }
  const toText: unknown = Reflect.get(matcher, 'toAsymmetricMatcher');
  return typeof toText === 'function' ? String(Reflect.apply(toText, matcher, [])) : name;
}
