import { currentChain } from '../delivery/attempt/cascade.js';
import { refusal } from '../text/given.js';
import { isDate } from '../text/kinds-of-values.js';
import type { AccountClock } from '../time/account-clock.js';
import type { Duration } from '../time/duration.js';
import type { Timekeeper } from '../time/timekeeper.js';

/** The clock of a mock's account: the time of the process, which fake timers set, plus what a test has added. */
export interface Clock {
  /** The account's time. */
  now(): Date;
  /**
   * Moves the clock forward, in milliseconds or by a string such as `'5 minutes'`. Everything that is due by then
   * happens at its own time: schedules, retries, replays.
   *
   * @example
   * await eventBridge.clock.advanceBy('1 hour');
   *
   * @throws TypeError or RangeError for what is not a duration; the errors of handlers, as `settled()` does.
   */
  advanceBy(duration: Duration): Promise<void>;
  /**
   * Moves the clock forward to a later time: a Date, its text, or milliseconds since 1970.
   *
   * @throws TypeError for a time that has passed, RangeError for one too far away; the errors of handlers, as
   * `settled()` does.
   */
  advanceTo(time: Date | string | number): Promise<void>;
}

/** The mock that a simulation is part of. */
export interface Surroundings {
  /** Calls a handler where what it sends comes back to this mock. */
  enter<Result>(call: () => Result): Result;
  /** Throws where another mock answers. */
  refuseElsewhere(what: string): void;
}

/** Of a simulation that is part of no mock. */
export const NO_MOCK: Surroundings = { enter: (call) => call(), refuseElsewhere: () => undefined };

/** Whether a handler is running: a delivery that others may wait for, while they move time. */
export function isInHandler(): boolean {
  return currentChain().length > 0;
}

/** Refuses to wait for handlers in one of them. */
export function refuseInHandlers(what: string): void {
  if (!isInHandler()) return;
  throw new Error(
    `${what} waits for handlers, so a handler that awaits it would wait for itself. Call it in the test.`,
  );
}

/** What moving time has to ask and to tell. */
interface ClockHost extends Pick<Surroundings, 'refuseElsewhere'> {
  /** Throws what went wrong while time moved and nobody else would hear of. */
  complain(): void;
}

export function clockOf(time: AccountClock, timekeeper: Timekeeper, host: ClockHost): Clock {
  return {
    now: () => time.now(),
    advanceBy: async (duration) => {
      host.refuseElsewhere('clock.advanceBy()');
      refuseInHandlers('clock.advanceBy');
      await timekeeper.advanceBy(duration);
      host.complain();
    },
    advanceTo: async (to) => {
      host.refuseElsewhere('clock.advanceTo()');
      refuseInHandlers('clock.advanceTo');
      checkTime(to);
      await timekeeper.advanceTo(to);
      host.complain();
    },
  };
}

function checkTime(time: unknown): void {
  if (isDate(time) || typeof time === 'string' || typeof time === 'number') return;
  throw refusal('clock.advanceTo()', 'a Date, a date string or milliseconds', time);
}
