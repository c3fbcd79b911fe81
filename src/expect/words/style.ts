import { isAsymmetricMatcher, isPartial } from '../given/judge.js';
import type { MatcherPrinters } from '../given/matcher-context.js';

/** How text is coloured and how values are printed: the runner's own ways. */
export interface Style {
  /** On one line, asymmetric matchers included. */
  readonly show: (value: unknown) => string;
  readonly expected: (text: string) => string;
  readonly received: (text: string) => string;
  readonly dim: (text: string) => string;
}

export function styleOf(printers: MatcherPrinters): Style {
  return {
    show: (value) => oneLine(value, printers.stringify),
    expected: printers.EXPECTED_COLOR,
    received: printers.RECEIVED_COLOR,
    dim: printers.DIM_COLOR,
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
