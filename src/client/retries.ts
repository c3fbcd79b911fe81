import type { SentCommand } from './attachments.js';
import { configured } from './client-facts.js';
import type { RetryQuotas } from './retry-quota.js';
import { className, type HandlerOutput } from './sdk-client.js';
import { sdkMiddleware } from './sdk-middleware.js';
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
