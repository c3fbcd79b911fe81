import { memberPath } from '../text/json-problem.js';
import { isAsymmetricMatcher, isPartial, type Judge } from './judge.js';

/** What became of one part of an expected value. */
export interface ValueCondition {
  /** `detail.items[0].sku`; empty for the value as a whole. */
  readonly path: string;
  readonly holds: boolean;
  readonly needs: ValueNeed;
  /** Undefined where nothing is at the path. */
  readonly received: unknown;
}

/** What a part of an expected value asks for. */
export type ValueNeed =
  /** Equality, or what an asymmetric matcher asks for. */
  | { readonly kind: 'value'; readonly value: unknown }
  /** The member is expected as `undefined`: JSON cannot have it. */
  | { readonly kind: 'absence' }
  | { readonly kind: 'length'; readonly length: number };

/**
 * Compares as `toMatchObject` does, and tells it part by part: objects may have further members at every depth, arrays
 * must have equal length, an asymmetric matcher wants something to look at.
 *
 * One thing is different: an expected `undefined` holds where the member is missing. Events and inputs are JSON, which
 * has no `undefined`, so nothing else could be meant.
 */
export function compareDeepPartial(
  received: unknown,
  expected: unknown,
  path: string,
  judge: Judge,
): ValueCondition[] {
  const condition = (holds: boolean, needs: ValueNeed): ValueCondition => ({ path, holds, needs, received });
  const needs: ValueNeed = { kind: 'value', value: expected };

  const verdict = judge.custom(received, expected);
  if (verdict !== undefined) return [condition(verdict, needs)];
  if (expected === undefined) return [condition(received === undefined, { kind: 'absence' })];
  if (isAsymmetricMatcher(expected)) {
    return [condition(received !== undefined && judge.equals(received, expected), needs)];
  }
  if (Array.isArray(expected) && Array.isArray(received)) {
    const length = condition(received.length === expected.length, {
      kind: 'length',
      length: expected.length,
    });
    const both = expected.slice(0, received.length);
    const elements = both.flatMap((element: unknown, index) =>
      compareDeepPartial(received[index], element, `${path}[${index}]`, judge),
    );
    return length.holds && elements.length > 0 ? elements : [length, ...elements];
  }
  if (isPartial(expected) && isPartial(received)) {
    const keys = Object.keys(expected).sort();
    if (keys.length === 0) return [condition(true, needs)];
    return keys.flatMap((key) =>
      compareDeepPartial(ownMember(received, key), expected[key], memberPath(path, key), judge),
    );
  }
  return [condition(judge.equals(received, expected), needs)];
}

function ownMember(object: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
