import { isAsymmetricMatcher, isPartial } from '../given/judge.js';
import type { MatcherContext } from '../given/matcher-context.js';

/** How text is coloured and how values are printed: the runner's own ways. */
export interface Style {
  /** On one line, asymmetric matchers included. */
  readonly show: (value: unknown) => string;
  readonly expected: (text: string) => string;
  readonly received: (text: string) => string;
  readonly dim: (text: string) => string;
}

/** The printers are called as methods: those of Bun know their context by it. */
export function styleOf({ utils }: MatcherContext): Style {
  return {
    show: (value) => oneLine(value, (one) => utils.stringify(one)),
    expected: (text) => utils.EXPECTED_COLOR(text),
    received: (text) => utils.RECEIVED_COLOR(text),
    dim: (text) => utils.DIM_COLOR(text),
  };
}

const DEEPEST = 8;

/** JSON with a space behind each comma and colon; what is not JSON as the runner prints it. */
export function oneLine(
  value: unknown,
  stringify: (value: unknown) => string,
  above: readonly unknown[] = [],
): string {
  if (above.includes(value)) return '(cyclic)';
  if (above.length > DEEPEST) return '…';
  const around = [...above, value];
  if (Array.isArray(value)) {
    return `[${value.map((element) => oneLine(element, stringify, around)).join(', ')}]`;
  }
  if (isPartial(value) && !isAsymmetricMatcher(value)) {
    const members = Object.entries(value).map(
      ([key, member]) => `${JSON.stringify(key)}: ${oneLine(member, stringify, around)}`,
    );
    return `{${members.join(', ')}}`;
  }
  if (typeof value === 'string') return JSON.stringify(value);
  return withoutBreaks(stringify(value));
}

/** Vitest prints objects over several lines, Jest on one: the result is the same. */
function withoutBreaks(text: string): string {
  return text
    .replaceAll(/([{[])\n\s*/g, '$1')
    .replaceAll(/,?\n\s*(?=[}\]])/g, '')
    .replaceAll(/\s*\n\s*/g, ' ');
}
