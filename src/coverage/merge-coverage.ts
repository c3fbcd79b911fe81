import { refusal } from '../text/given.js';
import { memberOf } from '../text/kinds-of-values.js';
import { merged } from './merge.js';
import type { RuleCoverage } from './rule-coverage.js';

/**
 * Merges the coverage of several mocks, test files or runs, including coverage that was stored as JSON. Counts are
 * added up, rule by rule and condition by condition. Two rules are the same if account, Region, bus, name, pattern and
 * schedule are the same; a rule whose pattern differs is listed twice.
 *
 * @throws TypeError for anything but a list of coverages.
 * @example
 * const coverage = mergeCoverage([eventBridge.ruleCoverage(), JSON.parse(readFileSync('coverage.json', 'utf8'))]);
 * console.log(String(coverage));
 */
export function mergeCoverage(coverages: readonly RuleCoverage[]): RuleCoverage {
  if (!Array.isArray(coverages)) throw refusal('mergeCoverage()', 'a list of coverages', coverages);
  const stranger = coverages.findIndex((one: unknown) => memberOf(one, 'version') !== 1);
  if (stranger >= 0) {
    throw refusal('mergeCoverage()', 'what ruleCoverage() returned', coverages[stranger]);
  }
  return merged(coverages);
}
