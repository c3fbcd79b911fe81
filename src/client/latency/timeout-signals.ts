import { sharedState } from '../../environment/shared-state.js';

/** Arranges that a signal aborts after so many milliseconds of some other time; the answer takes it back. */
type Arrange = (milliseconds: number, abort: () => void) => () => void;

/**
 * Who makes signals abort, and how to put back the one `AbortSignal.timeout` that the process has. If each mock, of any
 * copy of the kit, replaced it for itself, one would stay behind when another is put over it.
 */
const watching = sharedState<{ readonly arrangers: Set<Arrange>; putBack: () => void }>(
  'timeout-signals.1',
  () => ({ arrangers: new Set(), putBack: () => undefined }),
);

/**
 * Makes signals of `AbortSignal.timeout` abort in other than the process's time, too.
 *
 * Nothing about such a signal tells when it will abort, and no fake timers rule it. So the function is replaced as long
 * as answers may be late: what it makes aborts when the real signal does, or before, when it is told so.
 */
export class TimeoutSignals {
  #arrange: Arrange | undefined;

  watch(arrange: Arrange): void {
    if (this.#arrange) return;
    this.#arrange = arrange;
    if (watching.arrangers.size === 0) watching.putBack = replaceTimeout();
    watching.arrangers.add(arrange);
  }

  unwatch(): void {
    if (!this.#arrange) return;
    watching.arrangers.delete(this.#arrange);
    this.#arrange = undefined;
    if (watching.arrangers.size === 0) watching.putBack();
  }
}

function replaceTimeout(): () => void {
  const original: unknown = Reflect.get(AbortSignal, 'timeout');
  if (typeof original !== 'function') return () => undefined;
  const replacement = new Proxy(original, {
    apply: (target, self, args: unknown[]) => {
      const real: unknown = Reflect.apply(target, self, args);
      return real instanceof AbortSignal ? followed(real, Number(args[0])) : real;
    },
  });
  Reflect.set(AbortSignal, 'timeout', replacement);
  return () => {
    // What a test has put over it meanwhile stays; below it, this one passes on.
    if (Reflect.get(AbortSignal, 'timeout') === replacement) Reflect.set(AbortSignal, 'timeout', original);
  };
}

/** A signal that aborts with the real one, or when the first of those who watch says so. */
function followed(real: AbortSignal, milliseconds: number): AbortSignal {
  if (watching.arrangers.size === 0) return real;
  const controller = new AbortController();
  const arranged = [...watching.arrangers].map((arrange) =>
    arrange(milliseconds, () => {
      controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
    }),
  );
  real.addEventListener(
    'abort',
    () => {
      for (const takeBack of arranged) takeBack();
      controller.abort(real.reason);
    },
    { once: true },
  );
  return controller.signal;
}
