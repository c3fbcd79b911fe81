import { ContextUse, contextValue, runInContext } from '../environment/asynchronous-context.js';

/**
 * Which mock answers the running code: a mock, or one that stands in for it inside of a callback of `isolate()`.
 *
 * Production code sends through a client of its own, so the only link from a command to the test that caused it is the
 * asynchronous context. Each mock has its own key there, so that isolating one leaves all others alone.
 */
export class Isolation<Mock> {
  readonly #mock: Mock;
  readonly #outer: Isolation<Mock> | undefined;
  readonly #context = new ContextUse();
  /** Callbacks that run in the place of this mock, or of one that stands in for it. */
  #running = 0;
  /** Whether what has outlived its callback need not be told apart any more. */
  #isForgetful = false;

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
    return this.#outer.isHere && this.#outer.#inner === this;
  }

  /** Runs code for which this mock stands in for the outer one, and for all that the code starts. */
  run<Result>(callback: () => Result): Result {
    return this.#outer ? runInContext(this.#outer, this, callback) : callback();
  }

  /** To be called before code is run for which this mock stands in. */
  begin(): void {
    const outermost = this.#outermost;
    outermost.#context.begin();
    outermost.#running += 1;
    outermost.#isForgetful = false;
  }

  /** To be called when that is over. What it has left behind is still told apart, until `forget`. */
  end(): void {
    const outermost = this.#outermost;
    outermost.#running -= 1;
    if (outermost.#isForgetful && outermost.#running === 0) outermost.#context.end();
  }

  /** Tells callbacks apart for as long as they run, and what they have left behind no more. */
  forget(): void {
    this.#isForgetful = true;
    if (this.#running === 0) this.#context.end();
  }

  /** Tells nothing apart any more. */
  close(): void {
    this.#context.end();
  }

  /** Runs code that belongs to this mock, from wherever it is called. */
  enter<Result>(callback: () => Result): Result {
    if (this.isHere && this.#innermost === this) return callback();
    const asItself = (): Result => (this.#inner ? runInContext(this, undefined, callback) : callback());
    return this.#outer ? this.#outer.enter(() => this.run(asItself)) : asItself();
  }

  /** Refuses to do something to this mock from where another stands in for it: the running code would not notice. */
  refuseElsewhere(what: string): void {
    if (this.#innermost === this) return;
    throw new Error(
      `${what} was called on the mock outside isolate(), by code that runs inside, where an isolated mock answers. ` +
        'Call it on the mock that the callback is given; eventBridge.current is that mock, too.',
    );
  }

  get #innermost(): Isolation<Mock> {
    const inner = this.#inner;
    return inner ? inner.#innermost : this;
  }

  /** What stands in for this mock where the running code was started. Copies of the kit have keys of their own. */
  get #inner(): Isolation<Mock> | undefined {
    return contextValue(this) as Isolation<Mock> | undefined;
  }

  get #outermost(): Isolation<Mock> {
    return this.#outer ? this.#outer.#outermost : this;
  }
}
