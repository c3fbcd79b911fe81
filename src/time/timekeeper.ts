import type { Agenda, Entry } from './agenda.js';
import type { AccountClock, Duration } from './clock.js';

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

/** Pending work of this kind may be done before its time; everything else waits for its hour. */
export const RETRY = 'retry';

/** Does an account's timed work when time passes it, however time passes. */
export class Timekeeper {
  readonly #clock: AccountClock;
  readonly #agenda: Agenda;
  readonly #host: TimekeeperHost;
  #alarm: (WakeUp & { readonly at: number }) | undefined;
  #advancing: Promise<void> = Promise.resolve();
  #isAdvancing = false;

  constructor(clock: AccountClock, agenda: Agenda, host: TimekeeperHost) {
    this.#clock = clock;
    this.#agenda = agenda;
    this.#host = host;
  }

  add(at: Date | number, task: () => void, kind: string): Entry {
    const entry = this.#agenda.add(at, task, kind);
    this.watch();
    return entry;
  }

  cancel(entry: Entry): void {
    this.#agenda.cancel(entry);
  }

  /** Moves time on, and does on the way what is due, each at its time. */
  advanceBy(duration: Duration): Promise<void> {
    return this.#inTurn(() => this.#clock.after(duration));
  }

  advanceTo(time: Date | string | number): Promise<void> {
    return this.#inTurn(() => this.#clock.later(time));
  }

  /** Does the earliest retry now, whatever its time; false when none waits. */
  bringForward(): boolean {
    const entry = this.#agenda.earliest(RETRY);
    if (!entry || !this.#agenda.cancel(entry)) return false;
    entry.task();
    return true;
  }

  /** How many retries wait for their time. */
  get retries(): number {
    return this.#agenda.sizeOf(RETRY);
  }

  /** Forgets all work that waits. */
  clear(): void {
    this.#agenda.clear();
    this.stop();
  }

  /** Asks the process to be woken up for the earliest entry. */
  watch(): void {
    if (this.#isAdvancing) return;
    const earliest = this.#agenda.earliest();
    if (this.#alarm?.at === earliest?.at && this.#alarm?.isStale() !== true) return;
    this.stop();
    if (!earliest) return;
    const wait = earliest.at - this.#clock.now().getTime();
    const alarm = this.#host.wakeUp(Math.min(Math.max(wait, 0), LONGEST_WAIT), () => {
      this.#alarm = undefined;
      this.#doDueWork();
    });
    this.#alarm = { at: earliest.at, ...alarm };
  }

  /** Leaves no timer behind. */
  stop(): void {
    this.#alarm?.cancel();
    this.#alarm = undefined;
  }

  #doDueWork(): void {
    const now = this.#clock.now();
    for (let entry = this.#agenda.due(now); entry; entry = this.#agenda.due(now)) entry.task();
    void this.#host.settle();
    this.watch();
  }

  /** One after the other: two that advance by an hour at once make two hours. */
  #inTurn(target: () => Date): Promise<void> {
    const done = this.#advancing.then(() => this.#advance(target()));
    this.#advancing = done.catch(() => undefined);
    return done;
  }

  async #advance(target: Date): Promise<void> {
    this.#isAdvancing = true;
    try {
      for (let entry = this.#agenda.due(target); entry; entry = this.#agenda.due(target)) {
        this.#clock.standAt(Math.max(entry.at, this.#clock.now().getTime()));
        entry.task();
        const settling = this.#host.settle();
        if (settling) await settling;
      }
      this.#clock.standAt(target.getTime());
    } finally {
      this.#clock.goOn();
      this.#isAdvancing = false;
      this.watch();
    }
  }
}

/** The longest that a timer of JavaScript can wait. */
const LONGEST_WAIT = 2 ** 31 - 1;
