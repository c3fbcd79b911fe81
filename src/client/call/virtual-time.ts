import { ContextUse, contextValue, runInContext } from '../../environment/asynchronous-context.js';
import { sharedState } from '../../environment/shared-state.js';

/** More waits than any retry strategy makes: it waits for something that is not time. */
const MOST_WAITS = 10_000;

interface Elapsed {
  milliseconds: number;
  waits: number;
}

interface VirtualTime {
  /** What tells the code that waits from all other. */
  readonly context: ContextUse;
  /** Globals that are replaced now or were once. */
  readonly replacements: WeakSet<object>;
  /** How many retries are under way, and how many of them let time pass now. */
  running: number;
  waiting: number;
  restore: () => void;
}

/**
 * The SDK waits with globals, so there is one state of them for the process. Two copies of the kit that retry at the
 * same time would otherwise each replace the other's, and leave one behind, which from then on passes for fake timers.
 */
const time = sharedState<VirtualTime>('virtual-time.2', () => ({
  context: new ContextUse(),
  replacements: new WeakSet(),
  running: 0,
  waiting: 0,
  restore: nothing,
}));

/** The key of what time has passed for the code that runs; undefined where it has its own time. */
const ELAPSED = 'elapsed.1';

function elapsed(): Elapsed | undefined {
  return contextValue(ELAPSED) as Elapsed | undefined;
}

/**
 * Runs code for which `setTimeout` fires at once and `Date.now()` moves on by what it waited for.
 *
 * The SDK's retry strategies wait with the global `setTimeout`. Fake timers would stop them for good, and real ones
 * would make a test slow. What else runs meanwhile is told apart by its asynchronous context and gets the timers
 * that it would have had.
 */
export async function inVirtualTime<Result>(run: () => Promise<Result>): Promise<Result> {
  time.running += 1;
  time.context.begin();
  enter();
  try {
    return await runInContext(ELAPSED, { milliseconds: 0, waits: 0 }, run);
  } finally {
    leave();
    time.running -= 1;
    if (time.running === 0) time.context.end();
  }
}

/** Runs code inside of `inVirtualTime` that is no part of the waiting, and all that it causes, in its own time. */
export function inRealTime<Result>(run: () => Result): Result {
  return runInContext(ELAPSED, undefined, run);
}

/** Lets the process have its own timers while code inside of `inRealTime` waits for something that may take long. */
export async function withoutVirtualTime<Result>(run: () => Promise<Result>): Promise<Result> {
  leave();
  try {
    return await run();
  } finally {
    enter();
  }
}

function enter(): void {
  if (time.waiting === 0) time.restore = replaceTime();
  time.waiting += 1;
}

function leave(): void {
  time.waiting -= 1;
  if (time.waiting === 0) time.restore();
}

/** Both globals are put back as soon as no retry is under way, unless the test has replaced them meanwhile. */
function replaceTime(): () => void {
  const restoreTimers = replace(globalThis, 'setTimeout', fireAtOnce);
  const restoreClock = replace(Date, 'now', (now) => Number(now()) + (elapsed()?.milliseconds ?? 0));
  return () => {
    restoreTimers();
    restoreClock();
  };
}

type Original = (...args: unknown[]) => unknown;

function replace(
  owner: object,
  name: string,
  substitute: (original: Original, ...args: unknown[]) => unknown,
): () => void {
  const original: unknown = Reflect.get(owner, name);
  // Fake timers that were installed during a retry took ours for the real ones and have put them back.
  if (typeof original !== 'function' || time.replacements.has(original)) return nothing;
  const replacement = new Proxy(original, {
    apply: (target, self: unknown, args: unknown[]) => {
      const call: Original = (...passed) => Reflect.apply(target, self, passed) as unknown;
      return elapsed() ? substitute(call, ...args) : call(...args);
    },
  });
  time.replacements.add(replacement);
  Reflect.set(owner, name, replacement);
  return () => {
    if (Reflect.get(owner, name) === replacement) Reflect.set(owner, name, original);
  };
}

function fireAtOnce(_original: Original, callback: unknown, delay: unknown, ...args: unknown[]): unknown {
  const passed = elapsed();
  if (!passed || typeof callback !== 'function') return undefined;
  passed.waits += 1;
  if (passed.waits > MOST_WAITS) {
    throw new Error(`The client’s retry strategy waited ${MOST_WAITS} times without making an attempt.`);
  }
  passed.milliseconds += Number(delay) || 0;
  void Promise.resolve().then(() => Reflect.apply(callback, undefined, args) as unknown);
  return SPENT;
}

/** The handle of a timer that has fired. */
const SPENT = {
  hasRef: () => false,
  ref: () => SPENT,
  unref: () => SPENT,
  refresh: () => SPENT,
  [Symbol.toPrimitive]: () => 0,
};

function nothing(): void {
  // Nothing was replaced.
}
