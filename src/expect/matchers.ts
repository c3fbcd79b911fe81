import type { MatcherFunction } from './matcher-context.js';
import type { EventBridgeMatchers } from './matcher-signatures.js';
import { toHaveReceivedDeadLetter } from './verdicts/dead-letter.js';
import { toHaveReceivedLastEvent, toHaveReceivedNthEvent } from './verdicts/event-at-position.js';
import { toHaveReceivedEventsInOrder } from './verdicts/events-in-order.js';
import { toHaveMatchedEveryRule } from './verdicts/every-rule.js';
import { toHaveMatchedEvent, toHaveMatchedEventTimes } from './verdicts/matched-event.js';
import { toMatchEvent, toMatchEventPattern } from './verdicts/matching-pattern.js';
import { toHaveReceivedNoOtherEvents } from './verdicts/no-other-events.js';
import { toBeValidEventPattern } from './verdicts/pattern-validity.js';
import { toHaveReceivedEvent, toHaveReceivedEventTimes } from './verdicts/received-event.js';
import {
  toHaveInvokedTarget,
  toHaveReceivedInvocation,
  toHaveReceivedInvocationTimes,
} from './verdicts/received-invocation.js';

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
  toHaveReceivedEventsInOrder,
  toHaveReceivedNoOtherEvents,
  toHaveReceivedDeadLetter,
  toHaveMatchedEveryRule,
  toMatchEvent,
  toMatchEventPattern,
  toBeValidEventPattern,
  toHaveMatchedEvent,
  toHaveMatchedEventTimes,
  toHaveInvokedTarget,
  toHaveReceivedInvocation,
  toHaveReceivedInvocationTimes,
};
