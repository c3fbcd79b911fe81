/**
 * Checks recorded answers against the project: `npm run conformance -- <folder with the case files>`.
 *
 * Prints every failure, a table, and last a line `N passed, N failed`; the exit code is 1 if anything failed.
 */

import { EVENTBRIDGE } from '../../src/service/registry.js';
import { SCHEDULER } from '../../src/service/scheduler/registry.js';
import { mockedDoor, schedulerDoor } from './constraint-door.js';
import { EVENTBRIDGE_MODEL, SCHEDULER_MODEL } from './constraint-model.js';
import { constraintSuite } from './constraint-suite.js';
import { constraintWalk } from './constraint-walk.js';
import { engineJudge } from './engine-judge.js';
import { patternSuite } from './pattern-suite.js';
import { countsOf, failureReport, summaryLine, tableReport } from './report.js';
import { isForService, mockedClient, serviceJudge } from './service-judge.js';
import type { CaseResult, Suite } from './suite.js';

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: npm run conformance -- <folder with the case files>');
  process.exit(2);
}

const service = serviceJudge(mockedClient());

const suites: readonly Suite[] = [
  patternSuite((row) => (isForService(row) ? service : engineJudge)),
  constraintSuite(EVENTBRIDGE, EVENTBRIDGE_MODEL),
  constraintSuite(SCHEDULER, SCHEDULER_MODEL),
  constraintWalk(mockedDoor()),
  constraintWalk(schedulerDoor(), SCHEDULER_MODEL),
];

const results = (await Promise.all(suites.map((suite) => completed(suite, folder)))).flat();
const counts = countsOf(results);
const failures = failureReport(results);
if (failures !== '') console.log(`${failures}\n`);
console.log(`${tableReport(results)}\n`);
console.log(summaryLine(counts));
process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1;

/** A suite that breaks down is a failure like any other, and does not hide what the others found. */
async function completed(suite: Suite, folder: string): Promise<readonly CaseResult[]> {
  try {
    return await suite(folder);
  } catch (error) {
    const differences = [{ what: 'suite', expected: 'results', received: String(error) }];
    return [{ source: '(suite)', category: '(input)', door: '-', id: 'suite', given: [], differences }];
  }
}
