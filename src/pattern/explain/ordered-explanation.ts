import { isObject } from '../../text/kinds-of-values.js';
import { parsedJson } from '../../text/parsed-json.js';
import type { EventPattern } from '../model.js';
import { explainOthers, explainPattern } from './explain.js';
import { readable } from './explanation-text.js';
import type { ConditionReport, Explanation } from './explanation.js';

/** An explanation that can tell of the other combinations of `$or` branches, too. */
export interface PatternExplanation extends Explanation {
  /** Their conditions, closest first; none where one of them holds. */
  readonly others: () => readonly (readonly ConditionReport[])[];
}

/** Explains a pattern with the conditions in the order in which the pattern has them, where readers look for them. */
export function explainInOrder(pattern: EventPattern, eventText: string): PatternExplanation {
  const explanation = readable(explainPattern(pattern, eventText));
  return {
    ...explanation,
    conditions: inTextOrder(explanation.conditions, pattern.text),
    others: () =>
      explainOthers(pattern, eventText).map((conditions) => inTextOrder(conditions, pattern.text)),
  };
}

function inTextOrder(
  conditions: readonly ConditionReport[],
  patternText: string,
): readonly ConditionReport[] {
  // The service ignores what stands behind a pattern, JSON.parse does not: then the order stays as it is.
  const pattern = parsedJson(patternText);
  if (!isObject(pattern)) return conditions;
  const order = [...new Set(leafPaths(pattern, ''))];
  const rank = new Map(order.map((path, index) => [path, index]));
  return conditions.toSorted((one, other) => (rank.get(one.path) ?? 0) - (rank.get(other.path) ?? 0));
}

function* leafPaths(pattern: object, parent: string): Generator<string> {
  for (const [key, value] of Object.entries(pattern) as [string, unknown][]) {
    if (key === '$or' && Array.isArray(value)) {
      for (const branch of value as unknown[]) if (isObject(branch)) yield* leafPaths(branch, parent);
    } else if (Array.isArray(value)) yield parent + key;
    else if (isObject(value)) yield* leafPaths(value, `${parent}${key}.`);
  }
}
