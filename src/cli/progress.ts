import type { Environment } from '../environment/environment.js';
import type { Terminal } from './terminal.js';

const AFTER = 1000;
const ERASED = '\r\x1b[K';

/** Tells how far a command is, where somebody waits for it at a terminal for longer than a second. */
export class Progress {
  readonly #terminal: Terminal;
  readonly #now: Environment['now'];
  readonly #start: number;
  #shown = '';

  constructor(terminal: Terminal, now: Environment['now']) {
    this.#terminal = terminal;
    this.#now = now;
    this.#start = now();
  }

  step(what: string, done: number, all: number): void {
    if (!this.#terminal.isSeen.remarks || this.#now() - this.#start < AFTER) return;
    const text = `${what}: ${done} of ${all}`;
    if (text !== this.#shown) this.#terminal.remark(`${ERASED}${text}`);
    this.#shown = text;
  }

  /** Leaves nothing of it. */
  end(): void {
    if (this.#shown !== '') this.#terminal.remark(ERASED);
    this.#shown = '';
  }
}
