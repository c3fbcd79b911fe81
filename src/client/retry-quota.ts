import { isObject } from '../text/kinds-of-values.js';

/**
 * Gives back what planned faults cost a client.
 *
 * The SDK's strategy has a quota of retries that failures use up and later successes slowly refill. Over the tests of
 * one file a shared client would stop retrying, for a reason that no test can see.
 */
export class RetryQuotas {
  readonly #before = new Map<object, unknown>();

  /** To be called before a strategy makes retries. */
  remember(strategy: unknown): void {
    if (!isObject(strategy)) return;
    if ('capacity' in strategy && !this.#before.has(strategy)) this.#before.set(strategy, strategy.capacity);
    if ('standardRetryStrategy' in strategy) this.remember(strategy.standardRetryStrategy);
  }

  restore(): void {
    for (const [strategy, capacity] of this.#before) Reflect.set(strategy, 'capacity', capacity);
    this.#before.clear();
  }
}
