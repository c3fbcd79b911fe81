import type { CallableHandler, TargetHandler } from './target-handler.js';

/** The functions that a test has bound to target ARNs. */
export class HandlerTable {
  readonly #byArn = new Map<string, CallableHandler>();

  /** @throws TypeError for anything but a function. */
  bind(targetArn: string, handler: TargetHandler): void {
    if (typeof handler !== 'function') {
      throw new TypeError(`The handler of ${targetArn} must be a function, not ${String(handler)}.`);
    }
    this.#byArn.set(targetArn, handler as CallableHandler);
  }

  of(targetArn: string): CallableHandler | undefined {
    return this.#byArn.get(targetArn);
  }

  /** Takes over every binding of another table. */
  adopt(other: HandlerTable): void {
    for (const [targetArn, handler] of other.#byArn) this.#byArn.set(targetArn, handler);
  }
}
