import { comparableNumber } from '../values/comparable-number.js';
import type { Anchor, Operator } from './operator.js';

/**
 * A bare JSON scalar in the leaf array. `text` is the decoded string, or the source spelling of a number, `true`,
 * `false`, `null`.
 */
export interface EqualsAlternative {
  /** There is no keyword for it in patterns. */
  readonly operator: 'equals';
  /** The JSON type of the value. */
  readonly type: 'string' | 'number' | 'literal';
  /** The text of a string, or the spelling of a number, `true`, `false` or `null`. */
  readonly text: string;
}

const ADDRESS_AS_NUMBER = /^[0-9A-F]+$/;

/** A bare scalar. A number matches every spelling of its value; one that is not comparable only its own spelling. */
export const equals: Operator<EqualsAlternative> = {
  keyword: 'equals',

  tester({ type, text }) {
    if (type !== 'number') return (value) => value.text === text && value.type === type;
    const number = comparableNumber(text);
    return (value) =>
      value.type === 'number' &&
      (value.text === text || (value.number === number && value.comparable === number));
  },

  onlyString: ({ type, text }) => (type === 'string' ? text : undefined),

  readsValuesAs: (alternative) => (Number.isNaN(numberOf(alternative)) ? undefined : 'number'),

  // A number that is spelt like the hexadecimal digits of an address.
  addressDigits: ({ type, text }) => (type === 'number' && ADDRESS_AS_NUMBER.test(text) ? text : undefined),

  anchors(alternative): Anchor[] {
    const { type, text } = alternative;
    if (type === 'string') return [{ kind: 'string', text }];
    const word: Anchor = { kind: 'bare-word', text };
    const value = numberOf(alternative);
    return Number.isNaN(value) ? [word] : [word, { kind: 'number', value }];
  },

  // A number is two: its value and its spelling.
  automatonKeys(alternative) {
    const spelling = JSON.stringify(alternative);
    const value = numberOf(alternative);
    return Number.isNaN(value) ? [spelling] : [`= ${value}`, spelling];
  },

  describe: ({ type, text }) => (type === 'string' ? JSON.stringify(text) : text),
  typeRule: { type: ({ type }) => type, words: 'values of different JSON types are never equal' },

  text(alternative) {
    const { type, text } = alternative;
    if (type !== 'string') return undefined;
    return { text, isWhole: true, lowerCased: { ...alternative, text: text.toLowerCase() } };
  },
};

/** The value of a number that is comparable; else NaN. */
function numberOf({ type, text }: EqualsAlternative): number {
  return type === 'number' ? comparableNumber(text) : Number.NaN;
}
