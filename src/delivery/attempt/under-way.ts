import { ContextUse } from '../../environment/asynchronous-context.js';
import type { Environment } from '../../environment/environment.js';

/** The functions and calls that run now. What they send is known by the asynchronous context. */
export class UnderWay {
  #running = new Set<Promise<void>>();
  readonly #context = new ContextUse();
  readonly #later: Environment['later'];

  constructor({ later }: Pick<Environment, 'later'>) {
    this.#later = later;
  }

  get size(): number {
    return this.#running.size;
  }

  /** Starts something that is waited for. */
  add(start: () => Promise<void>): void {
    this.#context.begin();
    const running = this.#running;
    const done = start().then(() => {
      running.delete(done);
      if (running.size === 0) this.#leaveContext();
    });
    running.add(done);
  }

  /** Resolves when all that runs now is done. */
  async done(): Promise<void> {
    await Promise.all(this.#running);
  }

  /** Waits no longer for what runs. */
  clear(): void {
    this.#running = new Set();
    this.#context.end();
  }

  /** What runs runs on, but need not be known any more. */
  leaveContext(): void {
    this.#context.end();
  }

  /** Not in the same turn: others may come, and what ran may have sent something that it does not wait for. */
  #leaveContext(): void {
    this.#later(() => {
      if (this.#running.size === 0) this.#context.end();
    });
  }
}
