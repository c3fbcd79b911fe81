import { wildcardComplexity } from '../../src/pattern/complexity/wildcard-complexity.js';
import { parsePattern } from '../../src/pattern/parse.js';
import type { PatternRow } from './pattern-rows.js';
import type { Difference } from './suite.js';

/** Checks the number behind "Rule is too complex", where the row has it: no door shows it. */
export function complexityDifferences({ pattern, complexity }: PatternRow): Difference[] {
  if (complexity === undefined) return [];
  const received = complexityOf(pattern);
  return received === complexity
    ? []
    : [{ what: 'complexity', expected: String(complexity), received: String(received) }];
}

function complexityOf(pattern: string): unknown {
  try {
    return wildcardComplexity(parsePattern(pattern));
  } catch (error) {
    return error;
  }
}
