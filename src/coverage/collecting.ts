import { sharedState } from '../environment/shared-state.js';

/** Names the folder into which mocks write what they know of rules: a reporter sets it. */
export const COVERAGE_FOLDER = 'AWS_EVENTBRIDGE_MOCK_COVERAGE';

/** What mocks have to write down when their test file is over. */
const live = () => sharedState('coverage.1', () => ({ writers: new Set<() => void>() })).writers;

/** Lets a mock write down its coverage when the test file is over, restored or not. */
export function atEndOfFile(write: () => void): void {
  live().add(write);
}

/** Whether somebody wants to know the coverage of the run. */
export function isCollecting(): boolean {
  return (process.env[COVERAGE_FOLDER] ?? '') !== '';
}

/** To be called when a test file is over. */
export function writeCoverage(): void {
  const writers = live();
  for (const write of writers) write();
  writers.clear();
}
