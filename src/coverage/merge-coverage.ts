import { refusal } from '../text/given.js';
import { memberOf } from '../text/kinds-of-values.js';
import { merged } from './merge.js';
import type { RuleCoverage } from './rule-coverage.js';

/**
 * Joins the coverages of several mocks, test files or runs, also such as JSON has brought back: counts are added up,
 * rule by rule and condition by condition. Rules are the same where account, Region, bus, name, pattern and schedule
 * are: one whose pattern differs is there twice.
 *
 * @throws TypeError for what is no list of coverages.
 * @example
 * const coverage = mergeCoverage([one.ruleCoverage(), JSON.parse(readFileSync('coverage.json', 'utf8'))]);
 * console.log(String(coverage));
 */
export function mergeCoverage(coverages: readonly RuleCoverage[]): RuleCoverage {
  if (!Array.isArray(coverages)) throw refusal('mergeCoverage()', 'a list of coverages', coverages);
  const stranger = coverages.findIndex((one: unknown) => memberOf(one, 'version') !== 1);
  if (stranger >= 0) {
    throw refusal('mergeCoverage()', 'what ruleCoverage() has answered', coverages[stranger]);
  }
  return merged(coverages);
}
