import { comparableNumber, whyIncomparable } from '../values/comparable-number.js';
import type { PatternTokens } from '../tokens/pattern-tokens.js';
import { comparesOnly, type Operator } from './operator.js';

/** `{"numeric": [">", 0, "<=", 5]}`; a missing bound is open. Equality has both bounds, inclusive. */
export interface NumericAlternative {
  /** The keyword of the operator. */
  readonly operator: 'numeric';
  /** The lower end; absent if there is none. */
  readonly low?: NumericBound;
  /** The upper end; absent if there is none. */
  readonly high?: NumericBound;
}

/** One end of a range of numbers. */
export interface NumericBound {
  /** The number. */
  readonly value: number;
  /** The operand as the pattern spells it. */
  readonly text: string;
  /** Whether the number itself is in the range. */
  readonly inclusive: boolean;
}

const COMPARISONS = ['=', '>', '>=', '<', '<='] as const;
type Comparison = (typeof COMPARISONS)[number];
type Bounds = Pick<NumericAlternative, 'low' | 'high'>;

const TOO_MANY = 'Too many elements in numeric expression';

export const numeric: Operator<NumericAlternative> = {
  keyword: 'numeric',
  reserves: COMPARISONS,

  parse(tokens) {
    if (tokens.next() !== '[') tokens.refuse('Value of numeric must be an array.');
    const bounds = parseBounds(tokens);
    tokens.nextEnd(TOO_MANY);
    return { operator: 'numeric', ...bounds };
  },

  tester({ low, high }) {
    const from = low?.value ?? Number.NEGATIVE_INFINITY;
    const to = high?.value ?? Number.POSITIVE_INFINITY;
    const withFrom = low?.inclusive ?? true;
    const withTo = high?.inclusive ?? true;
    return (value) => {
      const { number } = value;
      const isInRange = (withFrom ? number >= from : number > from) && (withTo ? number <= to : number < to);
      return isInRange && !Number.isNaN(value.comparable);
    };
  },

  readsValuesAs: () => 'number',

  anchors({ low, high }) {
    if (low !== undefined && low.value === high?.value) return [{ kind: 'number', value: low.value }];
    const from = low?.value ?? Number.NEGATIVE_INFINITY;
    return [{ kind: 'number-range', low: from, high: high?.value ?? Number.POSITIVE_INFINITY }];
  },

  describe({ low, high }) {
    if (low !== undefined && low.value === high?.value) return `numeric = ${low.text}`;
    const parts = [describeBound('>', low), describeBound('<', high)];
    return `numeric ${parts.filter((part) => part !== '').join(' and ')}`;
  },

  typeRule: comparesOnly('number', 'numeric'),
  text: undefined,
};

function describeBound(sign: '<' | '>', bound: NumericBound | undefined): string {
  return bound ? `${sign}${bound.inclusive ? '=' : ''} ${bound.text}` : '';
}

function parseBounds(tokens: PatternTokens): Bounds {
  if (tokens.next() !== 'string') tokens.refuse(`Invalid member in numeric match: ${tokens.tokenText}`);
  const comparison = tokens.tokenText;
  const token = tokens.next();
  if (!isComparison(comparison)) return tokens.refuse(`Unrecognized numeric range operator: ${comparison}`);
  if (token !== 'number')
    tokens.refuse(`Value of ${comparison === '=' ? 'equals' : comparison} must be numeric`);
  const text = tokens.tokenText;
  const next = tokens.next();
  if (next !== ']' && comparison.startsWith('>'))
    return parseSecondBound(tokens, next === 'string', comparison, text);
  if (next !== ']') tokens.refuse(TOO_MANY);
  const bound = boundOf(tokens, text, comparison.includes('='));
  return {
    ...(comparison.startsWith('<') ? {} : { low: bound }),
    ...(comparison.startsWith('>') ? {} : { high: bound }),
  };
}

function parseSecondBound(
  tokens: PatternTokens,
  isString: boolean,
  lower: Comparison,
  lowText: string,
): Bounds {
  if (!isString) tokens.refuse(`Bad value in numeric range: ${tokens.tokenText}`);
  const comparison = tokens.tokenText;
  if (comparison !== '<' && comparison !== '<=') tokens.refuse(`Bad numeric range operator: ${comparison}`);
  if (tokens.next() !== 'number') tokens.refuse(`Value of ${comparison} must be numeric`);
  const highText = tokens.tokenText;
  if (tokens.next() !== ']') tokens.refuse('Too many terms in numeric range expression');
  const low = boundOf(tokens, lowText, lower === '>=');
  const high = boundOf(tokens, highText, comparison === '<=');
  if (low.value >= high.value) tokens.refuse('Bottom must be less than top');
  return { low, high };
}

function isComparison(text: string): text is Comparison {
  return COMPARISONS.some((comparison) => comparison === text);
}

function boundOf(tokens: PatternTokens, text: string, inclusive: boolean): NumericBound {
  const value = comparableNumber(text);
  if (Number.isNaN(value)) tokens.refuse(whyIncomparable(text));
  return { value, text, inclusive };
}
