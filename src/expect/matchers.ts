import type { MatcherFunction } from './given/matcher-context.js';
import type { EventBridgeMatchers } from './matcher-signatures.js';
import { toHaveReceivedDeadLetter } from './matchers/dead-letter.js';
import { toHaveReceivedLastEvent, toHaveReceivedNthEvent } from './matchers/event-at-position.js';
import { toHaveReceivedEventsInOrder } from './matchers/events-in-order.js';
import { toHaveMatchedEveryRule } from './matchers/every-rule.js';
import { toHaveMatchedEvent, toHaveMatchedEventTimes } from './matchers/matched-event.js';
import { toMatchEvent, toMatchEventPattern } from './matchers/matching-pattern.js';
import { toHaveNoWarnings } from './matchers/no-warnings.js';
import { toHaveReceivedNoOtherEvents } from './matchers/no-other-events.js';
import { toBeValidEventPattern } from './matchers/pattern-validity.js';
import { toHaveReceivedEvent, toHaveReceivedEventTimes } from './matchers/received-event.js';
import {
  toHaveInvokedTarget,
  toHaveReceivedInvocation,
  toHaveReceivedInvocationTimes,
} from './matchers/received-invocation.js';

/** One that is loaded when it is called first: runners take all of them in every test file, and few are used. */
function late(matcher: () => MatcherFunction): MatcherFunction {
  return function (received, ...given) {
    return matcher().call(this, received, ...given);
  };
}

/**
 * Every matcher, for Jest and Vitest alike.
 *
 * @example
 * import { matchers } from 'aws-eventbridge-mock/matchers';
 * expect.extend(matchers);
 */
export const matchers: { readonly [Name in keyof EventBridgeMatchers<unknown>]: MatcherFunction } = {
  toHaveReceivedEvent: late(() => toHaveReceivedEvent),
  toHaveReceivedEventTimes: late(() => toHaveReceivedEventTimes),
  toHaveReceivedNthEvent: late(() => toHaveReceivedNthEvent),
  toHaveReceivedLastEvent: late(() => toHaveReceivedLastEvent),
  toHaveReceivedEventsInOrder: late(() => toHaveReceivedEventsInOrder),
  toHaveReceivedNoOtherEvents: late(() => toHaveReceivedNoOtherEvents),
  toHaveReceivedDeadLetter: late(() => toHaveReceivedDeadLetter),
  toHaveMatchedEveryRule: late(() => toHaveMatchedEveryRule),
  toMatchEvent: late(() => toMatchEvent),
  toMatchEventPattern: late(() => toMatchEventPattern),
  toBeValidEventPattern: late(() => toBeValidEventPattern),
  toHaveMatchedEvent: late(() => toHaveMatchedEvent),
  toHaveMatchedEventTimes: late(() => toHaveMatchedEventTimes),
  toHaveInvokedTarget: late(() => toHaveInvokedTarget),
  toHaveReceivedInvocation: late(() => toHaveReceivedInvocation),
  toHaveReceivedInvocationTimes: late(() => toHaveReceivedInvocationTimes),
  toHaveNoWarnings: late(() => toHaveNoWarnings),
};

/** Bun shows their names above what they say. */
for (const [name, matcher] of Object.entries(matchers))
  Object.defineProperty(matcher, 'name', { value: name });
