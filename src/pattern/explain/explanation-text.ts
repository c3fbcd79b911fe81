import { describeAlternative } from '../operators/registry.js';
import type { ConditionReport, Explanation, ReceivedValue } from './explanation.js';

const INSPECTED = Symbol.for('nodejs.util.inspect.custom');

/** Lets `console.log` and `String()` show an explanation, a line for each condition; the data stays as it is. */
export function readable(explanation: Explanation): Explanation {
  const value = (): string => explanationText(explanation);
  return Object.defineProperties(explanation, { toString: { value }, [INSPECTED]: { value } });
}

function explanationText({ matches, conditions }: Explanation): string {
  const width = Math.max(...conditions.map(({ path }) => path.length), 0);
  const lines = conditions.map((condition) => `\n  ${lineOf(condition, width)}`);
  return `${matches ? 'The event matches the pattern' : 'The event does not match the pattern'}${lines.join('')}`;
}

function lineOf({ path, holds, needs, received, metBy }: ConditionReport, width: number): string {
  const values = (metBy?.value ? [metBy.value] : received).map(valueText).join(', ') || '(missing)';
  const wanted = (metBy ? [metBy.alternative] : needs).map(describeAlternative).join(' or ');
  const cells = [path.padEnd(width), values, holds ? `matches ${wanted}` : `needs ${wanted}`];
  return `${holds ? '✓' : '✗'} ${cells.join('  ')}`;
}

function valueText({ type, text }: ReceivedValue): string {
  return type === 'string' ? JSON.stringify(text) : text;
}
