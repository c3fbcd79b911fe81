import { sharedState } from '../environment/shared-state.js';

/** Names the folder into which mocks write what they know of rules: a reporter sets it. */
export const COVERAGE_FOLDER = 'AWS_EVENTBRIDGE_MOCK_COVERAGE';

/** Calls a function when the test file that is being collected is over. */
type Hook = (write: () => void) => void;

interface Live {
  readonly writers: Set<() => void>;
  hook?: Hook;
}

/** What mocks have to write down when their test file is over. */
const live = () => sharedState<Live>('coverage.2', () => ({ writers: new Set() }));

/** Lets a mock write down its coverage when the test file is over, restored or not. */
export function atEndOfFile(write: () => void): void {
  const { writers, hook } = live();
  writers.add(write);
  try {
    hook?.(write);
  } catch {
    // Made in a test, where the runner takes no hooks: then the end of the file has to find it by itself.
  }
}

/**
 * Writes down at the end of each test file what mocks know.
 *
 * @param hook - Where a worker runs several files and loads this module once, the hook has to be set anew for each: a
 *   mock does that when it is made.
 */
export function writeAtEndOfFiles(hook: Hook): void {
  if (!isCollecting()) return;
  live().hook = hook;
  hook(writeCoverage);
}

/** Whether somebody wants to know the coverage of the run. */
export function isCollecting(): boolean {
  return (process.env[COVERAGE_FOLDER] ?? '') !== '';
}

/** To be called when a test file is over. */
export function writeCoverage(): void {
  const { writers } = live();
  for (const write of writers) write();
  writers.clear();
}
