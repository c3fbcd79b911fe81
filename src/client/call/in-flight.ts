import { ContextUse, isContextUsed } from '../../environment/asynchronous-context.js';

/** The commands that are sent and not answered yet. */
export class InFlight {
  readonly #context = new ContextUse();
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
    // Whose they are has to be known until they are answered, whoever ends before.
    if (isContextUsed()) this.#context.begin();
  }

  end(call: object): void {
    this.#operations.delete(call);
    if (this.count > 0) return;
    this.#context.end();
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }

  /** Whose the commands are need not be known any more. */
  leaveContext(): void {
    this.#context.end();
  }

  /** Resolves when nothing is in flight. What the senders do next has not happened then. */
  whenIdle(): Promise<void> {
    if (this.count === 0) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
