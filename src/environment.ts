import { randomUUID } from 'node:crypto';
import { setImmediate as afterThisTurn } from 'node:timers';

/** Everything that would make two runs differ. Nothing else in the kit reads these from globals. */
export interface Environment {
  /** Milliseconds since 1970, as the process sees them: fake timers rule it. */
  readonly now: () => number;
  /** A version 4 UUID in lower case. */
  readonly uuid: () => string;
  /** A number in [0, 1). */
  readonly random: () => number;
  /** Runs the task in a later turn of the event loop, when everything that awaits the current one has run. */
  readonly later: (task: () => void) => void;
}

/**
 * The process's own clock, ids and randomness.
 *
 * `Date` is looked up at each call, so that fake timers installed later are obeyed. `setImmediate` is bound here, at
 * load time and from `node:timers`, because deliveries must go on while a test has replaced the global timers.
 */
export const processEnvironment: Environment = {
  now: () => Date.now(),
  uuid: () => randomUUID(),
  random: () => Math.random(),
  later: (task) => {
    afterThisTurn(task);
  },
};
