import { short, shortEnumeration } from '../../text/words.js';
import { describeAlternative } from '../operators/registry.js';
import type { ConditionReport } from './explanation.js';
import { valueText } from './hint-text.js';

/** More values or alternatives than these are counted. */
const MOST = 3;

/** What a condition needs and what it got, on one line. */
export function conditionText({ path, needs, received }: ConditionReport): string {
  const alternatives = needs.map((alternative) => short(describeAlternative(alternative)));
  const values = received.map((value) => short(valueText(value)));
  const got = values.length === 0 ? 'nothing' : shortEnumeration(values, 'and', MOST);
  return `${path} needs ${shortEnumeration(alternatives, 'or', MOST)}, received ${got}`;
}
