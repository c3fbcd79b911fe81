import type { TargetHandler } from '../mock/public-types.js';
import type { AnyMatcher, Expected, ExpectedBy, ExpectedEvent, Holding } from './expected-types.js';

/** Part of a dead letter, as `eventBridge.deadLetters()` has them: what is not named may be anything. */
export interface ExpectedDeadLetter {
  readonly queueArn?: Expected<string>;
  /** `ERROR_CODE`, `RETRY_ATTEMPTS` and the others, all of them text. */
  readonly messageAttributes?: Expected<Readonly<Record<string, Expected<string> | undefined>>>;
  readonly rule?: Expected<{
    readonly name?: Expected<string>;
    readonly arn?: Expected<string>;
    readonly eventBusName?: Expected<string>;
  }>;
  readonly target?: Expected<{ readonly id?: Expected<string>; readonly arn?: Expected<string> }>;
  readonly event?: ExpectedEvent | AnyMatcher;
  /** The message's text, or an object to compare in part with the JSON in it. */
  readonly body?: string | object;
  readonly sentAt?: Expected<Date>;
}

/**
 * An event for a rule or a pattern: an entry of PutEvents, an envelope, whole or in part, or one of
 * `eventBridge.events()`.
 */
export interface EventLike {
  readonly Source?: string | undefined;
  readonly source?: string | undefined;
  readonly DetailType?: string | undefined;
  readonly 'detail-type'?: string | undefined;
  readonly Detail?: object | string | undefined;
  readonly detail?: unknown;
  readonly EventBusName?: string | undefined;
  readonly eventBusName?: string | undefined;
  readonly eventBusArn?: string | undefined;
  readonly Resources?: readonly string[] | undefined;
  readonly resources?: readonly string[] | undefined;
  readonly Time?: Date | string | undefined;
  readonly time?: Date | string | undefined;
  readonly id?: string | undefined;
  readonly EventId?: string | undefined;
  readonly account?: string | undefined;
  readonly region?: string | undefined;
  readonly version?: string | undefined;
  readonly 'replay-name'?: string | undefined;
  readonly TraceHeader?: string | undefined;
  readonly traceHeader?: string | undefined;
  readonly matchedRules?: readonly string[] | undefined;
  readonly receivedAt?: Date | undefined;
}

/** The matchers of a runner that passes on the type of what is in `expect(…)`. */
export interface TypedEventBridgeMatchers<R, Received> extends EventBridgeMatchers<R>, Holding<Received> {}

/** The matchers, as every runner declares them. `R` is what a matcher returns there. */
export interface EventBridgeMatchers<R> {
  /**
   * On a mock, a bus or archive view, or a stub of aws-sdk-client-mock: some event was received that is as expected, at
   * least in the members that are named.
   * @example
   * expect(eventBridge).toHaveReceivedEvent({ DetailType: 'OrderPaid', Detail: { orderId: 'o-1' } });
   */
  toHaveReceivedEvent<Self>(this: Self, expected: ExpectedBy<Self>): R;
  /**
   * On the same: exactly `n` events were received that are as expected, or `n` events at all.
   * @example
   * expect(eventBridge.bus('orders')).toHaveReceivedEventTimes(2, { Source: 'shop' });
   */
  toHaveReceivedEventTimes<Self>(this: Self, n: number, expected?: ExpectedBy<Self>): R;
  /**
   * On the same: the n-th event, counted from 1, is as expected.
   * @example
   * expect(eventBridge).toHaveReceivedNthEvent(1, { DetailType: 'OrderPlaced' });
   */
  toHaveReceivedNthEvent<Self>(this: Self, n: number, expected: ExpectedBy<Self>): R;
  /**
   * On the same: the last event is as expected.
   * @example
   * expect(eventBridge).toHaveReceivedLastEvent({ DetailType: 'OrderShipped' });
   */
  toHaveReceivedLastEvent<Self>(this: Self, expected: ExpectedBy<Self>): R;
  /**
   * On the same: these events were received in this order. Others may lie between them.
   * @example
   * expect(eventBridge).toHaveReceivedEventsInOrder([{ DetailType: 'OrderPlaced' }, { DetailType: 'OrderPaid' }]);
   */
  toHaveReceivedEventsInOrder<Self>(this: Self, expected: readonly ExpectedBy<Self>[]): R;
  /**
   * On a mock, a bus view or a stub: earlier assertions cover every event. Those are assertions on events and rules
   * that passed and are not negated, since the history was last cleared: each covers all events that are as it
   * expects. Assertions on archives, on targets and on dead letters cover none.
   * @example
   * expect(eventBridge).toHaveReceivedEvent({ DetailType: 'OrderPaid' });
   * expect(eventBridge).toHaveReceivedNoOtherEvents();
   */
  toHaveReceivedNoOtherEvents(): R;
  /**
   * On a mock or a target view: an event went to a dead-letter queue, or one that is as expected.
   * @example
   * expect(eventBridge).toHaveReceivedDeadLetter({ messageAttributes: { ERROR_CODE: 'NO_PERMISSIONS' } });
   */
  toHaveReceivedDeadLetter(expected?: ExpectedDeadLetter | AnyMatcher): R;
  /**
   * On a mock or a bus view: every rule of the account, or of the bus, matched an event or ran by its schedule. Rules
   * that AWS services manage, such as those of archives, are left out; disabled rules are not.
   * @example
   * expect(eventBridge).toHaveMatchedEveryRule();
   */
  toHaveMatchedEveryRule(): R;
  /**
   * On a rule view, a pattern (object or text) or a rule's definition that has one: the pattern matches the event. A
   * pure check: nothing is sent. What PutEvents would fill in is filled in with the rule's account and Region, no
   * resources, and an id and a time that are always the same.
   * @example
   * expect(eventBridge.rule('paid', 'orders')).toMatchEvent({ Source: 'shop', Detail: { total: 150 } });
   */
  toMatchEvent(event: EventLike | string): R;
  /**
   * On an event: the pattern (object or text), or that of a rule view or a rule's definition, matches it.
   * @example
   * expect(event).toMatchEventPattern({ source: [{ prefix: 'shop.' }] });
   */
  toMatchEventPattern(pattern: object | string): R;
  /**
   * On a pattern, object or text: EventBridge would accept it.
   * @example
   * expect(template.Rule.EventPattern).toBeValidEventPattern();
   */
  toBeValidEventPattern(): R;
  /**
   * On a rule view: the rule matched an event, or one that is as expected, when it arrived.
   * @example
   * expect(eventBridge.rule('paid', 'orders')).toHaveMatchedEvent({ Detail: { orderId: 'o-1' } });
   */
  toHaveMatchedEvent<Self>(this: Self, expected?: ExpectedBy<Self>): R;
  /**
   * On a rule view: the rule matched exactly `n` events, or `n` that are as expected.
   * @example
   * expect(eventBridge.rule('paid', 'orders')).toHaveMatchedEventTimes(2, { Source: 'shop' });
   */
  toHaveMatchedEventTimes<Self>(this: Self, n: number, expected?: ExpectedBy<Self>): R;
  /**
   * On a rule view: the rule invoked the target, given by its ARN, its Id, the name
   * in its ARN or the function that is bound to it, with such an input if one is given.
   * @example
   * expect(eventBridge.rule('paid', 'orders')).toHaveInvokedTarget(billingArn, { detail: { orderId: 'o-1' } });
   */
  toHaveInvokedTarget(target: string | TargetHandler, input?: unknown): R;
  /**
   * On a target view: the target was invoked, or invoked with an input that is as expected, compared in part.
   * @example
   * expect(eventBridge.target(billingArn)).toHaveReceivedInvocation({ detail: { orderId: 'o-1' } });
   */
  toHaveReceivedInvocation(input?: unknown): R;
  /**
   * On a target view: the target was invoked exactly `n` times, with such an input if one is given.
   * @example
   * expect(eventBridge.target(billingArn)).toHaveReceivedInvocationTimes(1);
   */
  toHaveReceivedInvocationTimes(n: number, input?: unknown): R;
  /**
   * On a mock: `warnings()` is empty. Nothing was let pass in silence: no event to a bus that does not exist, no entry
   * that failed, no handler that failed, nothing lost on its way.
   * @example
   * afterEach(() => expect(eventBridge).toHaveNoWarnings());
   */
  toHaveNoWarnings(): R;
}
