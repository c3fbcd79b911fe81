import { inspect, types } from 'node:util';
import { createContext, runInContext } from 'node:vm';

/** What a promise came to. */
export type Settled = { readonly value: unknown } | { readonly reason: unknown };

/**
 * What is in a promise, without waiting: matchers answer at once. Undefined while it is pending, and for what is no
 * promise.
 *
 * A promise runs its handlers as microtasks of the context that they are functions of, and a context of mode
 * `afterEvaluate` runs its own before `runInContext` returns. A pending promise is let alone: a handler would keep the
 * process from noticing that nobody else handles its rejection. One that was rejected counts as handled from then on.
 */
export function settled(promise: unknown): Settled | undefined {
  if (!types.isPromise(promise) || isPending(promise)) return undefined;
  let outcome: Settled | undefined;
  const { context, handlersFor } = (aside ??= makeAside());
  const handlers = handlersFor((settled) => {
    outcome = settled;
  });
  // Of whatever class the promise is, and whatever has become of its own `then`.
  void Promise.prototype.then.call(promise, handlers.onFulfilled, handlers.onRejected);
  runInContext('', context);
  return outcome;
}

/** The one thing about a promise that `inspect` alone tells. */
function isPending(promise: Promise<unknown>): boolean {
  return /^[^{]*\{\s*<pending>/.test(inspect(promise, { depth: 0, customInspect: false }));
}

interface Aside {
  readonly context: object;
  readonly handlersFor: (report: (settled: Settled) => void) => {
    readonly onFulfilled: (value: unknown) => void;
    readonly onRejected: (reason: unknown) => void;
  };
}

/** Made when a stub is first looked at: it costs a millisecond. */
let aside: Aside | undefined;

function makeAside(): Aside {
  const context = createContext({}, { microtaskMode: 'afterEvaluate' });
  const handlersFor = runInContext(
    `(report) => ({
      onFulfilled: (value) => { report({ value }); },
      onRejected: (reason) => { report({ reason }); },
    })`,
    context,
  ) as Aside['handlersFor'];
  return { context, handlersFor };
}
