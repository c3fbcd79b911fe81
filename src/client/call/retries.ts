import { isObject } from '../../text/kinds-of-values.js';
import { className, type HandlerOutput } from '../sdk/client.js';
import { sdkMiddleware, type SentCommand } from '../sdk/sent-command.js';
import { configured } from './client-facts.js';
import { inRealTime, inVirtualTime } from './virtual-time.js';

/**
 * Lets the client's own retry middleware make the attempts.
 *
 * It asks the client's retry strategy, classifies errors, keeps `attempts` and `totalRetryDelay` and heeds the abort
 * signal, all as that version of the SDK does over a network. Its waits take no time.
 */
export async function withClientRetries(
  sent: SentCommand,
  quotas: RetryQuotas,
  attempt: () => Promise<HandlerOutput>,
): Promise<HandlerOutput> {
  const retry = sdkMiddleware('retryMiddleware', sent);
  if (!retry) return attempt();
  const { config } = sent.client;
  // The SDK reads files for its defaults: that has to be over before time is virtual.
  const [strategy] = await Promise.all([
    configured(config, 'retryStrategy'),
    configured(config, 'maxAttempts'),
  ]);
  // The SDK itself would fail to find it again, for lack of a Region, say, and hide what the service answered.
  if (strategy === undefined && typeof config.retryStrategy === 'function') return attempt();
  quotas.remember(strategy);
  const make = retry(() => inRealTime(attempt), sent.context);
  return inVirtualTime(() => make({ input: sent.input }));
}

const OWN_STRATEGIES = ['StandardRetryStrategy', 'AdaptiveRetryStrategy', 'ConfiguredRetryStrategy'];
const METHODS = ['acquireInitialRetryToken', 'refreshRetryTokenForRetry', 'recordSuccess', 'retry'];

/**
 * Whether a strategy would notice that it is left out when the first attempt succeeds. One of the SDK's own would not,
 * unless a test spies on it.
 */
export function wantsEveryAttempt(strategy: object | undefined): boolean {
  if (!strategy) return false;
  const isOwn = OWN_STRATEGIES.includes(className(strategy));
  return !isOwn || METHODS.some((method) => Object.hasOwn(strategy, method));
}

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
