import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Which mock answers the running code: a mock, or one that stands in for it inside of a callback of `isolate()`.
 *
 * Production code sends through a client of its own, so the only link from a command to the test that caused it is the
 * asynchronous context. Each mock keeps its own, so that isolating one leaves all others alone.
 */
export class Isolation<Mock> {
  readonly #mock: Mock;
  readonly #outer: Isolation<Mock> | undefined;
  /** Made when somebody isolates: in Node 20 a storage in use slows down every promise of the process. */
  #inner: AsyncLocalStorage<Isolation<Mock> | undefined> | undefined;

  /** @param outer - what the mock stands in for */
  constructor(mock: Mock, outer?: Isolation<Mock>) {
    this.#mock = mock;
    this.#outer = outer;
  }

  /** The mock that answers the running code in this one's place, or this one. */
  get current(): Mock {
    return this.#innermost.#mock;
  }

  /** Whether it stands in for no other. */
  get isOutermost(): boolean {
    return this.#outer === undefined;
  }

  /** Whether the running code was started where this mock answers, or one that stands in for it. */
  get isHere(): boolean {
    if (!this.#outer) return true;
    return this.#outer.isHere && this.#outer.#inner?.getStore() === this;
  }

  /** Runs code for which this mock stands in for the outer one, and for all that the code starts. */
  run<Result>(callback: () => Result): Result {
    if (!this.#outer) return callback();
    this.#outer.#inner ??= new AsyncLocalStorage();
    return this.#outer.#inner.run(this, callback);
  }

  /** Runs code that belongs to this mock, from wherever it is called. */
  enter<Result>(callback: () => Result): Result {
    if (this.isHere && this.#innermost === this) return callback();
    const asItself = (): Result => (this.#inner ? this.#inner.run(undefined, callback) : callback());
    return this.#outer ? this.#outer.enter(() => this.run(asItself)) : asItself();
  }

  /** Refuses to do something to this mock from where another stands in for it: the running code would not notice. */
  refuseElsewhere(what: string): void {
    if (this.#innermost === this) return;
    throw new Error(
      `${what} was called on the mock outside of isolate(), by code that runs inside, where an isolated mock answers. ` +
        'Call it on the mock that the callback is given; eventBridge.current is that mock, too.',
    );
  }

  get #innermost(): Isolation<Mock> {
    const inner = this.#inner?.getStore();
    return inner ? inner.#innermost : this;
  }
}
