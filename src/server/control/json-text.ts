import { isDate } from '../../text/kinds-of-values.js';
import { thrownMessage } from '../../text/thrown.js';

/** Nothing that events carry is deeper in practice, and engines refuse to write what is much deeper. */
const DEEPEST = 500;

/**
 * The JSON text of what records hold: dates as ISO 8601, errors as `{ name, message }`.
 *
 * What a handler throws, and what a test gives to a fault, may be anything. What JSON cannot say stands there as a text
 * in brackets: `[function]`, `[cycle]`. It never fails.
 */
export function jsonText(value: unknown): string {
  return JSON.stringify(plain(value, []));
}

function plain(value: unknown, above: readonly object[]): unknown {
  switch (typeof value) {
    case 'bigint':
      return value.toString();
    case 'function':
      return '[function]';
    case 'symbol':
      return '[symbol]';
    case 'object':
      return value === null ? null : plainObject(value, above);
    default:
      return value;
  }
}

function plainObject(value: object, above: readonly object[]): unknown {
  if (above.includes(value)) return '[cycle]';
  if (above.length === DEEPEST) return '[deeper]';
  const inside = [...above, value];
  try {
    if (isDate(value)) return Number.isNaN(value.getTime()) ? null : value.toISOString();
    if (Array.isArray(value)) return value.map((element) => plain(element, inside));
    const members = value instanceof Error ? errorMembers(value) : Object.entries(value);
    return Object.fromEntries(members.map(([name, member]) => [name, plain(member, inside)]));
  } catch {
    return '[cannot be read]';
  }
}

function errorMembers(error: Error): [string, unknown][] {
  const members: [string, unknown][] = [
    ['name', error.name],
    ['message', thrownMessage(error)],
  ];
  return error instanceof AggregateError ? [...members, ['errors', error.errors]] : members;
}
