import type { Agenda, Entry } from './agenda.js';
import type { AccountClock } from './account-clock.js';
import type { Duration } from './duration.js';
import { Era } from './era.js';

/** What the timekeeper needs of the process and of the work that it brings about. */
export interface TimekeeperHost {
  /** Calls once, so many milliseconds from now as the process counts them, unless cancelled before. */
  readonly wakeUp: (milliseconds: number, task: () => void) => WakeUp;
  /** Does at once what entries have brought about; a promise where functions have to be waited for. */
  readonly settle: () => Promise<void> | undefined;
}

export interface WakeUp {
  readonly cancel: () => void;
  /** Whether the process's timers are others by now. */
  readonly isStale: () => boolean;
}

/** Pending work of this kind, deliveries that wait, may be done before its time; everything else waits for its hour. */
export const RETRY = 'retry';

/** Does an account's timed work when time passes it, however time passes. */
export class Timekeeper {
  readonly #clock: AccountClock;
  readonly #agenda: Agenda;
  readonly #host: TimekeeperHost;
  #alarm: (WakeUp & { readonly at: number; readonly wait: number }) | undefined;
  #advancing: Promise<void> = Promise.resolve();
  #isAdvancing = false;
  #isHurrying = false;
  #isStopped = false;
  /** To advance further after `clear` would do the work of another life. */
  readonly #era = new Era();

  constructor(clock: AccountClock, agenda: Agenda, host: TimekeeperHost) {
    this.#clock = clock;
    this.#agenda = agenda;
    this.#host = host;
  }

  add(at: Date | number, task: () => void, kind: string): Entry {
    const entry = this.#agenda.add(at, task, kind);
    this.#arm();
    return entry;
  }

  cancel(entry: Entry): void {
    if (this.#agenda.cancel(entry)) this.#arm();
  }

  /** Moves time on, and does on the way what is due, each at its time. */
  advanceBy(duration: Duration): Promise<void> {
    return this.#inTurn(() => this.#clock.after(duration));
  }

  advanceTo(time: Date | string | number): Promise<void> {
    return this.#inTurn(() => this.#clock.later(time));
  }

  /**
   * Does the earliest retry now, whatever its time, and the next ones for as long as nothing has come of them that has
   * to be waited for; false when none waits.
   */
  bringForward(isQuiet = (): boolean => false): boolean {
    const first = this.#takeRetry();
    // An alarm for each would be set in vain: none can go off before this is over.
    this.#isHurrying = true;
    try {
      for (let entry = first; entry; entry = isQuiet() ? this.#takeRetry() : undefined) entry.task();
    } finally {
      this.#isHurrying = false;
      this.#arm();
    }
    return first !== undefined;
  }

  /** How many retries wait for their time. */
  get retries(): number {
    return this.#agenda.sizeOf(RETRY);
  }

  /** Forgets all work that waits; what advances ends where it is. */
  clear(): void {
    this.#agenda.clear();
    this.#disarm();
    this.#era.end();
    this.#advancing = Promise.resolve();
    this.#isAdvancing = false;
  }

  /** Asks the process to be woken up for the earliest entry, from now on and with the timers that there are now. */
  watch(): void {
    this.#isStopped = false;
    this.#arm();
  }

  /** Does what time has passed without an alarm: fake timers may have been installed and moved behind its back. */
  catchUp(): void {
    if (!this.#isAdvancing && !this.#isStopped) this.#doDueWork();
  }

  /** Leaves no timer behind, and asks for none until `watch`. */
  stop(): void {
    this.#isStopped = true;
    this.#disarm();
  }

  #takeRetry(): Entry | undefined {
    const entry = this.#agenda.earliest(RETRY);
    return entry && this.#agenda.cancel(entry) ? entry : undefined;
  }

  #arm(): void {
    if (this.#isAdvancing || this.#isHurrying || this.#isStopped) return;
    const earliest = this.#agenda.earliest();
    const wait = earliest ? Math.max(earliest.at - this.#clock.now().getTime(), 0) : 0;
    if (this.#isArmedFor(earliest, wait)) return;
    this.#disarm();
    if (!earliest) return;
    const alarm = this.#host.wakeUp(Math.min(wait, LONGEST_WAIT), () => {
      this.#alarm = undefined;
      this.#doDueWork();
    });
    this.#alarm = { at: earliest.at, wait, ...alarm };
  }

  #isArmedFor(earliest: Entry | undefined, wait: number): boolean {
    const alarm = this.#alarm;
    if (!alarm || !earliest) return !alarm && !earliest;
    // The process's date may have jumped over an entry, and its timers not with it.
    const isOverdue = wait === 0 && alarm.wait > 0;
    return alarm.at === earliest.at && !isOverdue && !alarm.isStale();
  }

  #disarm(): void {
    this.#alarm?.cancel();
    this.#alarm = undefined;
  }

  #doDueWork(): void {
    const now = this.#clock.now();
    for (let entry = this.#agenda.due(now); entry; entry = this.#agenda.due(now)) {
      entry.task();
      // After each, so that what is due at the same time is begun in the order in which an advance does it.
      // Who waits for what never ends is told so; here nobody waits.
      this.#host.settle()?.catch(() => undefined);
    }
    this.#arm();
  }

  /** One after the other: two that advance by an hour at once make two hours. */
  #inTurn(target: () => Date): Promise<void> {
    const isOver = this.#era.begin();
    const done = this.#advancing.then(async () => {
      if (!isOver()) await this.#advance(target());
    });
    this.#advancing = done.catch(() => undefined);
    return done;
  }

  async #advance(target: Date): Promise<void> {
    const isOver = this.#era.begin();
    // Set for a distance that is about to shrink.
    this.#disarm();
    this.#isAdvancing = true;
    try {
      // What was caused before time moves belongs to the time before.
      await this.#host.settle();
      if (isOver()) return;
      for (let entry = this.#agenda.due(target); entry; entry = this.#agenda.due(target)) {
        this.#clock.standAt(Math.max(entry.at, this.#clock.now().getTime()));
        entry.task();
        const settling = this.#host.settle();
        if (settling) await settling;
        if (isOver()) return;
      }
      this.#clock.standAt(target.getTime());
    } finally {
      if (!isOver()) this.#arrive();
    }
  }

  #arrive(): void {
    this.#clock.goOn();
    this.#isAdvancing = false;
    this.#arm();
  }
}

/** The longest that a timer of JavaScript can wait. */
const LONGEST_WAIT = 2 ** 31 - 1;
