import type { SeededResource } from '../../simulation/seed/seed.js';
import type { Inspected } from '../inspected.js';
import { enforcedPolicies } from '../policies/enforced-policies.js';
import { TemplatePolicies } from '../policies/template-policies.js';
import { checkSchedules } from '../schedules/doubtful-schedules.js';
import { checkAccess } from './access.js';
import { checkOutsidePolicies } from './outside-policies.js';
import { checkPatternFields } from './pattern-fields.js';
import { checkRepetitions } from './repetitions.js';
import { loadedRules, type Checked } from './rules.js';
import { checkTargets } from './targets.js';
import { checkTextNumbers } from './text-numbers.js';
import { checkTransformers } from './transformers.js';
import { checkUnknownBuses } from './unknown-buses.js';
import { checkVainRules } from './vain-rules.js';

type Check = (checked: Checked, policies: TemplatePolicies) => void;

/** In the order in which they are told. A check that cannot know says nothing. */
const CHECKS: readonly Check[] = [
  checkUnknownBuses,
  checkPatternFields,
  checkTextNumbers,
  checkVainRules,
  checkTargets,
  checkTransformers,
  checkAccess,
  checkOutsidePolicies,
  checkRepetitions,
  // What they need is loaded with the first schedule.
  (checked) => {
    if (checked.loaded.some(({ part }) => part.kind === 'schedules')) checkSchedules(checked);
  },
];

/**
 * Tells of what AWS takes and what does not do what was probably meant: findings of severity `warning`. A test that
 * seeds a stack and reads none of them never waits for the checks.
 *
 * @returns what a seed says of targets and dead-letter queues, so that the mock refuses what the template's policies do
 */
export function lint(inspected: Inspected): Readonly<Record<string, SeededResource>> {
  const policies = new TemplatePolicies(inspected);
  inspected.template.findings.putOff(() => {
    const checked = { ...inspected, rules: loadedRules(inspected) };
    for (const check of CHECKS) check(checked, policies);
  });
  return enforcedPolicies(inspected, policies);
}
