import { asOfNetwork } from '../faults/network-errors.js';
import { abortError, isAborted, onAbort } from '../sdk/abort.js';
import type { SimulatedService } from '../simulated-service.js';
import { SkippedTime } from './skipped-time.js';
import { TimeoutSignals } from './timeout-signals.js';

type Time = Pick<SimulatedService, 'now' | 'after' | 'later' | 'timeIsHeld'>;

/** Something that happens at a time, if nothing ends it before. */
interface Pending {
  /** Milliseconds since 1970, in the account's time. */
  readonly at: number;
  readonly isAwaited: boolean;
  readonly happen: () => void;
  /** Whether it happens only as the test moves time. */
  isHeld: boolean;
  cancel: () => void;
}

/** How long a wait is, and what may end it early. */
export interface Delay {
  readonly milliseconds: number;
  /** When the wait began, in the account's time. */
  readonly since: Date;
  readonly abortSignal: unknown;
}

/**
 * Lets answers be late.
 *
 * Where a test holds time, with fake timers, a wait ends when the test has moved time far enough. Otherwise time is
 * skipped: nobody waits, but what takes longer comes later, and signals of `AbortSignal.timeout` abort when their time
 * is passed.
 */
export class Latency {
  readonly #time: Time;
  readonly #skipped: SkippedTime;
  readonly #signals = new TimeoutSignals();
  readonly #pending = new Set<Pending>();
  #hurries = 0;

  constructor(time: Time) {
    this.#time = time;
    this.#skipped = new SkippedTime(time.later);
  }

  /** @throws the SDK's AbortError when the call is given up meanwhile. */
  wait({ milliseconds, since, abortSignal }: Delay): Promise<void> {
    if (isAborted(abortSignal)) return Promise.reject(asOfNetwork(abortError(abortSignal)));
    return new Promise((resolve, reject) => {
      let pending: Pending | undefined = undefined;
      // First, since the signal may be anybody's: when it throws, nothing waits.
      const stopListening = onAbort(abortSignal, () => {
        if (pending) this.#drop(pending);
        reject(asOfNetwork(abortError(abortSignal)));
      });
      const happen = (): void => {
        resolve();
        stopListening();
      };
      pending = this.#add({ at: since.getTime() + milliseconds, isAwaited: true, happen }, milliseconds);
    });
  }

  /**
   * Lets signals of `AbortSignal.timeout` abort when time passes here. Those that were made before only do so by
   * themselves.
   */
  watchTimeouts(): void {
    this.#signals.watch((milliseconds, abort) => {
      const at = this.#time.now().getTime() + milliseconds;
      const pending = this.#add({ at, isAwaited: false, happen: abort }, milliseconds);
      return () => {
        this.#drop(pending);
      };
    });
  }

  /** Skips time, also where a test holds it, until the answer is called. */
  hurry(): () => void {
    this.#hurries += 1;
    for (const pending of [...this.#pending].filter(({ isHeld }) => isHeld)) {
      pending.cancel();
      this.#skip(pending, Math.max(pending.at - this.#time.now().getTime(), 0));
    }
    return () => {
      this.#hurries -= 1;
    };
  }

  /** Ends all waits, and lets signals be. */
  release(): void {
    this.#signals.unwatch();
    for (const pending of this.#pending) {
      this.#drop(pending);
      if (pending.isAwaited) pending.happen();
    }
  }

  #add(made: Omit<Pending, 'isHeld' | 'cancel'>, milliseconds: number): Pending {
    const pending: Pending = {
      ...made,
      isHeld: false,
      cancel: () => undefined,
      happen: () => {
        this.#pending.delete(pending);
        made.happen();
      },
    };
    this.#pending.add(pending);
    if (this.#hurries === 0 && this.#time.timeIsHeld()) this.#hold(pending);
    else this.#skip(pending, milliseconds);
    return pending;
  }

  #drop(pending: Pending): void {
    this.#pending.delete(pending);
    pending.cancel();
  }

  #hold(pending: Pending): void {
    const left = pending.at - this.#time.now().getTime();
    // The test has moved time that far already, and need not do it again.
    if (left <= 0) {
      this.#skip(pending, 0);
      return;
    }
    pending.isHeld = true;
    pending.cancel = this.#time.after(left, pending.happen);
  }

  #skip(pending: Pending, milliseconds: number): void {
    pending.isHeld = false;
    pending.cancel = this.#skipped.add(milliseconds, pending.happen, pending.isAwaited);
  }
}
