import type { Target } from '@aws-sdk/client-eventbridge';

/** How long EventBridge goes on trying to reach a target. */
export interface RetryPolicy {
  readonly maximumRetryAttempts: number;
  /** In milliseconds. */
  readonly maximumEventAge: number;
}

export type ExhaustedCondition = 'MaximumRetryAttempts' | 'MaximumEventAgeInSeconds';

/** @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html */
export function retryPolicyOf({ RetryPolicy = {} }: Pick<Target, 'RetryPolicy'>): RetryPolicy {
  const { MaximumRetryAttempts = 185, MaximumEventAgeInSeconds = 86_400 } = RetryPolicy;
  return {
    maximumRetryAttempts: MaximumRetryAttempts,
    maximumEventAge: MaximumEventAgeInSeconds * 1000,
  };
}

/** A delivery that has failed and might be tried again. */
export interface FailedDelivery {
  /** How often it was tried again so far. */
  readonly retries: number;
  /** When the bus took the event in. */
  readonly receivedAt: number;
  readonly failedAt: number;
  /** What the target asks for, in milliseconds, with `Retry-After`. */
  readonly retryAfter?: number | undefined;
}

/** When to try again, in milliseconds since 1970, or what forbids it. */
export function nextRetry(
  { retries, receivedAt, failedAt, retryAfter = 0 }: FailedDelivery,
  policy: RetryPolicy,
  random: () => number,
): { readonly at: number } | { readonly exhausted: ExhaustedCondition } {
  if (retries >= policy.maximumRetryAttempts) return { exhausted: 'MaximumRetryAttempts' };
  const at = failedAt + Math.max(backoff(retries, random), retryAfter);
  return at - receivedAt > policy.maximumEventAge ? { exhausted: 'MaximumEventAgeInSeconds' } : { at };
}

const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 480_000;

/**
 * AWS says "exponential back-off with jitter" and no more. With these pauses 185 retries take nearly the 24 hours that
 * the other default allows.
 */
function backoff(retries: number, random: () => number): number {
  const pause = Math.min(FIRST_PAUSE * 2 ** retries, LONGEST_PAUSE);
  return Math.round(pause * (0.5 + random()));
}
