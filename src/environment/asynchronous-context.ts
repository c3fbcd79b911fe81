import { AsyncLocalStorage } from 'node:async_hooks';

/** What code was started with, by key. It is never changed, only replaced. */
type Values = ReadonlyMap<unknown, unknown>;

interface Context {
  readonly storage: AsyncLocalStorage<Values>;
  /** How many uses there are. A number, so that no global scope of a file that is over is kept alive. */
  uses: number;
}

/**
 * The one storage of the process. It stands on Node's own class: each test file of Jest has a `globalThis` of its own,
 * and `process` too, while modules of Node are the same for all.
 */
const context = ofProcess();

function ofProcess(): Context {
  const key = Symbol.for('aws-eventbridge-mock.asynchronous-context.1');
  const existing = Reflect.get(AsyncLocalStorage, key) as Context | undefined;
  if (existing) return existing;
  const storage = new AsyncLocalStorage<Values>();
  // No object of this scope: it would keep the whole scope alive.
  const made = Object.assign(storage, { storage, uses: 0 });
  Object.defineProperty(AsyncLocalStorage, key, { value: made, configurable: true });
  return made;
}

/** What the running code was started with. */
export function contextValue(key: unknown): unknown {
  return context.uses > 0 ? context.storage.getStore()?.get(key) : undefined;
}

/** Runs code, and all that it starts, with a value. Somebody has to be using the context, for as long as it matters. */
export function runInContext<Result>(key: unknown, value: unknown, callback: () => Result): Result {
  return context.storage.run(new Map(context.storage.getStore()).set(key, value), callback);
}

/** Whether somebody uses the context, so that code that is started now can be told from other code. */
export function isContextUsed(): boolean {
  return context.uses > 0;
}

/**
 * A use of the asynchronous context, to be ended.
 *
 * Until Node 22, a storage that has ever run something makes every `await` of the process take three times as long,
 * until it is disabled. So it is, when the last use ends; code that still runs is not told apart from then on.
 */
export class ContextUse {
  #isOn = false;

  begin(): void {
    if (this.#isOn) return;
    this.#isOn = true;
    context.uses += 1;
  }

  end(): void {
    if (!this.#isOn) return;
    this.#isOn = false;
    context.uses -= 1;
    if (context.uses === 0) context.storage.disable();
  }
}
