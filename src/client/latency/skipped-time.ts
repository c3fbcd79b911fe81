import { Agenda } from '../../time/agenda.js';

/** What somebody waits for. Everything else only happens if it comes before. */
const AWAITED = 'awaited';

/**
 * Time that passes in no time: it jumps to whatever comes next, as long as somebody waits.
 *
 * There is a turn of the event loop between two jumps, in which code that was waiting can go on and wait again. So what
 * takes longer ends later, as if it were waited for.
 */
export class SkippedTime {
  readonly #agenda = new Agenda();
  readonly #later: (task: () => void) => void;
  #now = 0;
  #isRunning = false;

  constructor(later: (task: () => void) => void) {
    this.#later = later;
  }

  /** @returns how to take it back */
  add(milliseconds: number, task: () => void, isAwaited: boolean): () => void {
    const entry = this.#agenda.add(this.#now + milliseconds, task, isAwaited ? AWAITED : '');
    if (isAwaited) this.#run();
    return () => {
      this.#agenda.cancel(entry);
    };
  }

  #run(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#later(() => {
      this.#jump();
    });
  }

  #jump(): void {
    this.#isRunning = false;
    const next = this.#agenda.sizeOf(AWAITED) > 0 ? this.#agenda.earliest() : undefined;
    if (!next) return;
    this.#agenda.cancel(next);
    this.#now = next.at;
    next.task();
    this.#run();
  }
}
