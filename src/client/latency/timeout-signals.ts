/** Arranges that a signal aborts after so many milliseconds of time that is not the process's; the answer takes it back. */
type Arrange = (milliseconds: number, abort: () => void) => () => void;

/**
 * Makes signals of `AbortSignal.timeout` abort in other than the process's time, too.
 *
 * Nothing about such a signal tells when it will abort, and no fake timers rule it. So the function is replaced as long
 * as answers may be late: what it makes aborts when the real signal does, or before, when it is told so.
 */
export class TimeoutSignals {
  #arrange: Arrange | undefined;
  #putBack: () => void = () => undefined;

  watch(arrange: Arrange): void {
    if (this.#arrange) return;
    this.#arrange = arrange;
    const original: unknown = Reflect.get(AbortSignal, 'timeout');
    if (typeof original !== 'function') return;
    const replacement = new Proxy(original, {
      apply: (target, self, args: unknown[]) => {
        const real: unknown = Reflect.apply(target, self, args);
        return real instanceof AbortSignal ? this.#follow(real, Number(args[0])) : real;
      },
    });
    Reflect.set(AbortSignal, 'timeout', replacement);
    this.#putBack = () => {
      // What a test has put over it meanwhile stays; below it, this one passes on.
      if (Reflect.get(AbortSignal, 'timeout') === replacement) Reflect.set(AbortSignal, 'timeout', original);
    };
  }

  unwatch(): void {
    this.#arrange = undefined;
    this.#putBack();
    this.#putBack = () => undefined;
  }

  #follow(real: AbortSignal, milliseconds: number): AbortSignal {
    if (!this.#arrange) return real;
    const controller = new AbortController();
    const takeBack = this.#arrange(milliseconds, () => {
      controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
    });
    real.addEventListener(
      'abort',
      () => {
        takeBack();
        controller.abort(real.reason);
      },
      { once: true },
    );
    return controller.signal;
  }
}
