import type { TargetHandler } from '../mock/public-types.js';
import type { AnyMatcher, Expected, ExpectedBy, ExpectedEvent, Holding } from './expected-types.js';

/**
 * Part of a record of `eventBridge.deadLetters()` or `eventBridge.scheduleDeadLetters()`: members that are not named
 * may have any value. Those of rules alone have a `rule` and an `event`, those of schedules alone a `schedule`, a
 * `scheduledTime` and an `executionId`.
 */
export interface ExpectedDeadLetter {
  /** The ARN of the dead-letter queue. */
  readonly queueArn?: Expected<string>;
  /** The message attributes, such as `ERROR_CODE` and `RETRY_ATTEMPTS`, whose values are texts. */
  readonly messageAttributes?: Expected<Readonly<Record<string, Expected<string> | undefined>>>;
  /** The rule that matched the event. */
  readonly rule?: Expected<{
    readonly name?: Expected<string>;
    readonly arn?: Expected<string>;
    readonly eventBusName?: Expected<string>;
  }>;
  /** The schedule of EventBridge Scheduler that was due. */
  readonly schedule?: Expected<{
    readonly name?: Expected<string>;
    readonly groupName?: Expected<string>;
    readonly arn?: Expected<string>;
  }>;
  /** When the schedule was due. */
  readonly scheduledTime?: Expected<Date>;
  /** The id of the run of the schedule. */
  readonly executionId?: Expected<string>;
  /** The target that did not receive the event, or was not invoked. Targets of schedules have no id. */
  readonly target?: Expected<{
    readonly id?: Expected<string>;
    readonly arn?: Expected<string>;
    readonly resourceArn?: Expected<string>;
  }>;
  /** Part of the event. */
  readonly event?: ExpectedEvent | AnyMatcher;
  /** The text of the message, or an object that is compared in part with its JSON. */
  readonly body?: string | object;
  /** When it was sent, by the account's clock. */
  readonly sentAt?: Expected<Date>;
}

/**
 * An event to compare with a rule or a pattern: an entry of PutEvents, an envelope, either of them in part, or a record
 * of `eventBridge.events()`.
 */
export interface EventLike {
  /** The source of the event. */
  readonly Source?: string | undefined;
  /** The same as `Source`. */
  readonly source?: string | undefined;
  /** The detail-type of the event. */
  readonly DetailType?: string | undefined;
  /** The same as `DetailType`. */
  readonly 'detail-type'?: string | undefined;
  /** The detail: an object, or its JSON text. */
  readonly Detail?: object | string | undefined;
  /** The same as `Detail`. */
  readonly detail?: unknown;
  /** The name or ARN of the bus. */
  readonly EventBusName?: string | undefined;
  /** The same as `EventBusName`. */
  readonly eventBusName?: string | undefined;
  /** The ARN of the bus. */
  readonly eventBusArn?: string | undefined;
  /** The ARNs of the resources that the event concerns. */
  readonly Resources?: readonly string[] | undefined;
  /** The same as `Resources`. */
  readonly resources?: readonly string[] | undefined;
  /** The time: a Date, or an ISO 8601 text. */
  readonly Time?: Date | string | undefined;
  /** The same as `Time`. */
  readonly time?: Date | string | undefined;
  /** The id of the event. */
  readonly id?: string | undefined;
  /** The same as `id`. */
  readonly EventId?: string | undefined;
  /** The sender's account, twelve digits. */
  readonly account?: string | undefined;
  /** The Region that the event was sent in. */
  readonly region?: string | undefined;
  /** The version of the envelope. */
  readonly version?: string | undefined;
  /** The name of the replay that sent the event again. */
  readonly 'replay-name'?: string | undefined;
  /** The X-Ray trace header, which no pattern sees. */
  readonly TraceHeader?: string | undefined;
  /** The same as `TraceHeader`. */
  readonly traceHeader?: string | undefined;
  /** What a record has of its rules, which no pattern sees. */
  readonly matchedRules?: readonly string[] | undefined;
  /** When a record was made, which no pattern sees. */
  readonly receivedAt?: Date | undefined;
}

/** The matchers for runners that pass on the type of the value in `expect(…)`. */
export interface TypedEventBridgeMatchers<R, Received> extends EventBridgeMatchers<R>, Holding<Received> {}

/** The matchers, as they are declared for every runner. `R` is the type that a matcher returns there. */
export interface EventBridgeMatchers<R> {
  /**
   * On a mock, a view of a bus, archive or replay, or a stub of aws-sdk-client-mock: it received an event that has the
   * expected members.
   * @example
   * expect(eventBridge).toHaveReceivedEvent({ DetailType: 'OrderPaid', Detail: { orderId: 'o-1' } });
   */
  toHaveReceivedEvent<Self>(this: Self, expected: ExpectedBy<Self>): R;
  /**
   * On the same: it received exactly `n` events that match, or exactly `n` events if nothing else is given.
   * @example
   * expect(eventBridge.bus('orders')).toHaveReceivedEventTimes(2, { Source: 'shop' });
   */
  toHaveReceivedEventTimes<Self>(this: Self, n: number, expected?: ExpectedBy<Self>): R;
  /**
   * On the same: the n-th event, counted from 1, matches.
   * @example
   * expect(eventBridge).toHaveReceivedNthEvent(1, { DetailType: 'OrderPlaced' });
   */
  toHaveReceivedNthEvent<Self>(this: Self, n: number, expected: ExpectedBy<Self>): R;
  /**
   * On the same: the last event matches.
   * @example
   * expect(eventBridge).toHaveReceivedLastEvent({ DetailType: 'OrderShipped' });
   */
  toHaveReceivedLastEvent<Self>(this: Self, expected: ExpectedBy<Self>): R;
  /**
   * On the same: it received these events in this order. There may be others between them.
   * @example
   * expect(eventBridge).toHaveReceivedEventsInOrder([{ DetailType: 'OrderPlaced' }, { DetailType: 'OrderPaid' }]);
   */
  toHaveReceivedEventsInOrder<Self>(this: Self, expected: readonly ExpectedBy<Self>[]): R;
  /**
   * On a mock, a bus view or a stub: every event is covered by an earlier assertion. An assertion on events or rules
   * that passed, and is not negated, covers all events that match it, until the history is cleared. Assertions on
   * archives, on targets and on dead letters cover none.
   * @example
   * expect(eventBridge).toHaveReceivedEvent({ DetailType: 'OrderPaid' });
   * expect(eventBridge).toHaveReceivedNoOtherEvents();
   */
  toHaveReceivedNoOtherEvents(): R;
  /**
   * On a mock, or a view of a target or of a schedule: an event, or a run of a schedule, went to a dead-letter queue,
   * or a dead letter that matches.
   * @example
   * expect(eventBridge).toHaveReceivedDeadLetter({ messageAttributes: { ERROR_CODE: 'NO_PERMISSIONS' } });
   * expect(eventBridge.schedule('nightly')).not.toHaveReceivedDeadLetter();
   */
  toHaveReceivedDeadLetter(expected?: ExpectedDeadLetter | AnyMatcher): R;
  /**
   * On a mock or a bus view: every rule of the account, or of the bus, matched an event or ran on its schedule. Rules
   * that AWS manages, such as those of archives, do not count; disabled rules do. Schedules of EventBridge Scheduler
   * are not rules.
   * @example
   * expect(eventBridge).toHaveMatchedEveryRule();
   */
  toHaveMatchedEveryRule(): R;
  /**
   * On a rule view, a pattern (object or text) or the definition of a rule: the pattern matches the event. Nothing is
   * sent. Members that PutEvents would fill in get the rule's account and Region, no resources, and an id and a time
   * that are always the same.
   * @example
   * expect(eventBridge.rule('paid', 'orders')).toMatchEvent({ Source: 'shop', Detail: { total: 150 } });
   */
  toMatchEvent(event: EventLike | string): R;
  /**
   * On an event: the pattern (object or text), or the pattern of a rule view or of the definition of a rule, matches
   * it.
   * @example
   * expect({ source: 'shop.cart' }).toMatchEventPattern({ source: [{ prefix: 'shop.' }] });
   */
  toMatchEventPattern(pattern: object | string): R;
  /**
   * On a pattern (object or text): EventBridge would accept it.
   * @example
   * expect({ source: [{ prefix: 'shop.' }] }).toBeValidEventPattern();
   */
  toBeValidEventPattern(): R;
  /**
   * On a rule view: the rule matched an event when it arrived, or an event that has the expected members.
   * @example
   * expect(eventBridge.rule('paid', 'orders')).toHaveMatchedEvent({ Detail: { orderId: 'o-1' } });
   */
  toHaveMatchedEvent<Self>(this: Self, expected?: ExpectedBy<Self>): R;
  /**
   * On a rule view: the rule matched exactly `n` events, or exactly `n` events that have the expected members.
   * @example
   * expect(eventBridge.rule('paid', 'orders')).toHaveMatchedEventTimes(2, { Source: 'shop' });
   */
  toHaveMatchedEventTimes<Self>(this: Self, n: number, expected?: ExpectedBy<Self>): R;
  /**
   * On a view of a rule or of a schedule: it invoked the target, with the given input if there is one. The target is
   * given by its ARN, its Id, the name at the end of its ARN, or the function that is bound to it.
   * @example
   * expect(eventBridge.rule('paid', 'orders')).toHaveInvokedTarget(billingArn, { detail: { orderId: 'o-1' } });
   * expect(eventBridge.schedule('reminder', 'orders')).toHaveInvokedTarget('remind', { orderId: 'o-1' });
   */
  toHaveInvokedTarget(target: string | TargetHandler, input?: unknown): R;
  /**
   * On a target view: the target was invoked, by a rule or by a schedule, or was invoked with an input that has the
   * expected members. On a schedule view: the schedule invoked its target so; it may have been deleted since.
   * @example
   * expect(eventBridge.target(billingArn)).toHaveReceivedInvocation({ detail: { orderId: 'o-1' } });
   * expect(eventBridge.schedule('reminder', 'orders')).toHaveReceivedInvocation({ orderId: 'o-1' });
   */
  toHaveReceivedInvocation(input?: unknown): R;
  /**
   * On the same: exactly `n` times, or exactly `n` times with such an input.
   * @example
   * expect(eventBridge.target(billingArn)).toHaveReceivedInvocationTimes(1);
   * expect(eventBridge.schedule('nightly')).toHaveReceivedInvocationTimes(7);
   */
  toHaveReceivedInvocationTimes(n: number, input?: unknown): R;
  /**
   * On a mock: `warnings()` is empty. There was no event to a bus that does not exist, no entry that failed, no handler
   * that failed, no event and no run of a schedule that was lost, and no member that the API does not have.
   * @example
   * afterEach(() => expect(eventBridge).toHaveNoWarnings());
   */
  toHaveNoWarnings(): R;
}
