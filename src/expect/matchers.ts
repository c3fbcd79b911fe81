import type { MatcherFunction } from './matcher-context.js';
import type { EventBridgeMatchers } from './matcher-signatures.js';
import { toHaveReceivedLastEvent, toHaveReceivedNthEvent } from './verdicts/event-at-position.js';
import { toHaveMatchedEvent } from './verdicts/matched-event.js';
import { toMatchEvent, toMatchEventPattern } from './verdicts/matching-pattern.js';
import { toBeValidEventPattern } from './verdicts/pattern-validity.js';
import { toHaveReceivedEvent, toHaveReceivedEventTimes } from './verdicts/received-event.js';
import { toHaveReceivedInvocation, toHaveReceivedInvocationTimes } from './verdicts/received-invocation.js';

/**
 * Every matcher, for Jest and Vitest alike.
 *
 * @example
 * import { matchers } from 'aws-eventbridge-mock/matchers';
 * expect.extend(matchers);
 */
export const matchers: { readonly [Name in keyof EventBridgeMatchers<unknown>]: MatcherFunction } = {
  toHaveReceivedEvent,
  toHaveReceivedEventTimes,
  toHaveReceivedNthEvent,
  toHaveReceivedLastEvent,
  toMatchEvent,
  toMatchEventPattern,
  toBeValidEventPattern,
  toHaveMatchedEvent,
  toHaveReceivedInvocation,
  toHaveReceivedInvocationTimes,
};
