import { milliseconds, type Duration } from './duration.js';

/** The time of the simulated account: the process's, read late so that fake timers rule it, and what a test added. */
export class AccountClock {
  readonly #processNow: () => number;
  #offset = 0;
  #standsAt: number | undefined;

  constructor(processNow: () => number) {
    this.#processNow = processNow;
  }

  now(): Date {
    return new Date(this.time);
  }

  /** The same in milliseconds since 1970. */
  get time(): number {
    return this.#standsAt ?? this.#processNow() + this.#offset;
  }

  /** @throws TypeError or RangeError for a length that is none, or that would lead too far or back. */
  after(duration: Duration): Date {
    const to = new Date(this.now().getTime() + milliseconds(duration, 'clock.advanceBy'));
    return notTooLate(to, 'clock.advanceBy');
  }

  /** @throws TypeError for a time that is none, or that has passed, RangeError for one too far away. */
  later(time: Date | string | number): Date {
    const from = this.now();
    const to = new Date(time);
    if (Number.isNaN(to.getTime())) throw new TypeError(`clock.advanceTo: not a time: ${String(time)}`);
    if (to < from) {
      throw new TypeError(
        `clock.advanceTo: time cannot go back: it is already ${from.toISOString()}, after ${to.toISOString()}.`,
      );
    }
    return notTooLate(to, 'clock.advanceTo');
  }

  /** Stops at a time, whatever the process's does, until `goOn`. */
  standAt(time: number): void {
    this.#standsAt = time;
  }

  /** Goes on from where it stands. */
  goOn(): void {
    if (this.#standsAt === undefined) return;
    this.#offset = this.#standsAt - this.#processNow();
    this.#standsAt = undefined;
  }

  /** How many milliseconds it is ahead of the process's time. */
  get ahead(): number {
    return this.#standsAt === undefined ? this.#offset : this.#standsAt - this.#processNow();
  }

  /** @param ahead - so many milliseconds from now on */
  be(ahead: number): void {
    this.#offset = ahead;
    this.#standsAt = undefined;
  }

  /** Back to the process's time. */
  reset(): void {
    this.be(0);
  }
}

/** Later years have more than four digits, which no event's time has. */
const LATEST = new Date('9999-12-31T23:59:59.999Z');

function notTooLate(time: Date, what: string): Date {
  if (time <= LATEST) return time;
  throw new RangeError(
    `${what}: the clock goes to ${LATEST.toISOString()} at most, not to ${time.toISOString()}.`,
  );
}
