import { randomFillSync } from 'node:crypto';
import {
  clearTimeout as endRealTimer,
  setImmediate as afterThisTurn,
  setTimeout as realTimer,
} from 'node:timers';
import { randomUuids } from './random-uuid.js';

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
  /** Runs the task after so many milliseconds, unless cancelled; never keeps the process alive. */
  readonly wakeUp: (milliseconds: number, task: () => void) => Alarm;
  /**
   * Runs the task after so many milliseconds of real time, whatever timers a test has put in place, unless cancelled by
   * the answer; never keeps the process alive.
   */
  readonly inRealTime: (milliseconds: number, task: () => void) => () => void;
  /** Makes an HTTP call, as the global `fetch` does. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Whether the process's timers fire only when a test says so. */
  readonly timersAreFake: () => boolean;
  /** The test file that runs, where the runner says it. */
  readonly testFile: () => string | undefined;
}

export interface Alarm {
  readonly cancel: () => void;
  /** Whether the process's timers are others by now: fake ones, or real ones again. */
  readonly isStale: () => boolean;
}

const { setTimeout: atLoadTime } = globalThis;

/** Fake timers may replace those of `node:timers`, too. */
const realTimers = { start: realTimer, end: endRealTimer };

/**
 * The process's own clock, ids and randomness.
 *
 * `Date` is looked up at each call, so that fake timers installed later are obeyed. `setImmediate` is bound here, at
 * load time and from `node:timers`, because deliveries must go on while a test has replaced the global timers. Alarms
 * are for those who let time pass, so they use whatever timers are there when they are set. `fetch` is looked up at
 * each call, so that whoever has replaced it sees the call.
 */
export const processEnvironment: Environment = {
  now: () => Date.now(),
  uuid: randomUuids(randomFillSync),
  random: () => Math.random(),
  later: (task) => {
    afterThisTurn(task);
  },
  wakeUp: (milliseconds, task) => {
    const { setTimeout, clearTimeout } = globalThis;
    const timer = setTimeout(task, milliseconds);
    // Some fake timers answer numbers.
    if (typeof timer === 'object') timer.unref();
    return {
      cancel: () => {
        clearTimeout(timer);
      },
      isStale: () => globalThis.setTimeout !== setTimeout,
    };
  },
  inRealTime: (milliseconds, task) => {
    const timer = realTimers.start(task, milliseconds).unref();
    return () => {
      realTimers.end(timer);
    };
  },
  fetch: (url, init) => globalThis.fetch(url, init),
  timersAreFake: () => {
    const { setTimeout } = globalThis;
    // Those of Jest, Vitest and sinon carry marks; others, such as those of node:test, are not what was there before.
    return setTimeout !== atLoadTime || 'clock' in setTimeout || '_isMockFunction' in setTimeout;
  },
  testFile,
};

/**
 * Vitest without isolation runs several files in one global scope, and tells nobody but its own transforms which one it
 * is at. Jest gives each file a global scope of its own, and `node --test` a process.
 */
function testFile(): string | undefined {
  const worker: unknown = Reflect.get(globalThis, '__vitest_worker__');
  if (typeof worker !== 'object' || worker === null || !('filepath' in worker)) return undefined;
  return typeof worker.filepath === 'string' ? worker.filepath : undefined;
}
