import { isObject } from '../../text/kinds-of-values.js';
import { explainOthers } from '../../pattern/explain/explain.js';
import type { ConditionReport } from '../../pattern/explain/explanation.js';
import { explain } from '../../pattern/language.js';
import type { EventPattern } from '../../pattern/model.js';
import { readJsonObject } from '../given/event-values.js';
import type { PatternExplanation } from '../words/explanation.js';

/** Explains a pattern with the conditions in the order in which the pattern has them, where readers look for them. */
export function explainInOrder(pattern: EventPattern, eventText: string): PatternExplanation {
  const explanation = explain(pattern, eventText);
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
  const pattern = readJsonObject(patternText);
  if (pattern === undefined) return conditions;
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
