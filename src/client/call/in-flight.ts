/** The commands that are sent and not answered yet. */
export class InFlight {
  readonly #operations = new Map<object, string>();
  #waiting: (() => void)[] = [];

  get count(): number {
    return this.#operations.size;
  }

  /** Their names, in the order in which they were sent. */
  get operations(): readonly string[] {
    return [...this.#operations.values()];
  }

  begin(call: object, operation: string): void {
    this.#operations.set(call, operation);
  }

  end(call: object): void {
    this.#operations.delete(call);
    if (this.count > 0) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }

  /** Resolves when nothing is in flight. What the senders do next has not happened then. */
  whenIdle(): Promise<void> {
    if (this.count === 0) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
