/** The functions and calls that run now. */
export class UnderWay {
  #running = new Set<Promise<void>>();

  get size(): number {
    return this.#running.size;
  }

  /** Takes note of something that is waited for. */
  add(work: Promise<void>): void {
    const running = this.#running;
    const done = work.then(() => {
      running.delete(done);
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
  }
}
