import type { EqualsAlternative } from '../model.js';
import { comparableNumber } from '../values/comparable-number.js';
import type { Anchor, Operator } from './operator.js';

/** A bare scalar. A number matches every spelling of its value; one that is not comparable only its own spelling. */
export const equals: Operator<EqualsAlternative> = {
  keyword: 'equals',

  tester({ type, text }) {
    if (type !== 'number') return (value) => value.text === text && value.type === type;
    const number = comparableNumber(text);
    return (value) => value.type === 'number' && (value.text === text || value.comparable === number);
  },

  describe: ({ type, text }) => (type === 'string' ? JSON.stringify(text) : text),

  anchors({ type, text }): Anchor[] {
    if (type === 'string') return [{ kind: 'exact', text: `"${text}"` }];
    const exact: Anchor = { kind: 'exact', text };
    const value = type === 'number' ? comparableNumber(text) : Number.NaN;
    return Number.isNaN(value) ? [exact] : [exact, { kind: 'number', value }];
  },
};
