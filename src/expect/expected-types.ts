/** Any asymmetric matcher, such as `expect.any(String)`. */
export interface AnyMatcher {
  /** Returns whether a value matches. */
  asymmetricMatch(received: unknown): boolean;
}

/** `sinon.match(…)`. */
interface SinonMatcher {
  test(received: never): unknown;
  and(other: never): unknown;
  or(other: never): unknown;
}

type Matching = AnyMatcher | SinonMatcher;

/** A value, or a matcher in its place: an asymmetric matcher, or a matcher of sinon. */
export type Expected<Value> = Value | Matching;

/**
 * Part of an event: members that are not named may have any value. They may be spelled as in PutEvents or as in the
 * event that targets receive.
 */
export interface ExpectedEvent {
  /** The source of the event. */
  readonly Source?: Expected<string>;
  /** The same as `Source`. */
  readonly source?: Expected<string>;
  /** The detail-type of the event. */
  readonly DetailType?: Expected<string>;
  /** The same as `DetailType`. */
  readonly 'detail-type'?: Expected<string>;
  /**
   * Part of the detail, at any depth, or its JSON text. A member that is `undefined` must be missing. A matcher for
   * strings sees the JSON text.
   */
  readonly Detail?: object | string;
  /** The same as `Detail`. */
  readonly detail?: object | string;
  /** The name or ARN of the bus. */
  readonly EventBusName?: Expected<string>;
  /** The same as `EventBusName`. */
  readonly eventBusName?: Expected<string>;
  /** The ARN of the bus. */
  readonly eventBusArn?: Expected<string>;
  /** The ARNs of the resources that the event concerns; the list is compared as a whole. */
  readonly Resources?: Expected<readonly unknown[]>;
  /** The same as `Resources`. */
  readonly resources?: Expected<readonly unknown[]>;
  /** The time of the event, in whole seconds. */
  readonly Time?: Expected<Date | string>;
  /** The same as `Time`. */
  readonly time?: Expected<Date | string>;
  /** The id of the event. */
  readonly id?: Expected<string>;
  /** The same as `id`. */
  readonly EventId?: Expected<string>;
  /** The sender's account, twelve digits. */
  readonly account?: Expected<string>;
  /** The Region that the event was sent in. */
  readonly region?: Expected<string>;
  /** The version of the envelope, `0`. */
  readonly version?: Expected<string>;
  /** The name of the replay that sent the event again. */
  readonly 'replay-name'?: Expected<string>;
  /** The ARNs of the rules that the event matched. */
  readonly matchedRules?: Expected<readonly unknown[]>;
  /** The X-Ray trace header that accompanies the event. */
  readonly TraceHeader?: Expected<string>;
  /** The same as `TraceHeader`. */
  readonly traceHeader?: Expected<string>;
  /** When the event arrived, by the account's clock. */
  readonly receivedAt?: Expected<Date>;
}

declare const RECEIVED: unique symbol;

/** Says what is in `expect(…)`. The symbol is not there at run time. */
export interface Holding<Received> {
  readonly [RECEIVED]: Received;
}

declare global {
  /**
   * What is in `expect(…)`, told by what a matcher is called on; a runner that says it in its own way adds that.
   *
   * It is global because all runners need the matchers with one and the same signature: Vitest has those of Jest too.
   */
  interface AwsEventBridgeMockReceived<Self> {
    readonly held: Self extends Holding<infer Received> ? Received : never;
  }
}

/** What a matcher expects that is called on `Self`. */
export type ExpectedBy<Self> =
  ExpectedOrOpen<AwsEventBridgeMockReceived<Self>[keyof AwsEventBridgeMockReceived<Self>]> | Matching;

type ExpectedOrOpen<Received> = [Received] extends [never] ? ExpectedEvent : ExpectedEventOf<Received>;

/**
 * The part of an event that can be expected on a mock or view. If its events are declared, their detail-types and the
 * types of their details are known.
 *
 * @example
 * const paid: ExpectedEventOf<typeof eventBridge> = { 'detail-type': 'Order Paid', detail: { total: 100 } };
 */
export type ExpectedEventOf<Received> = Received extends ReceivedEvents
  ? ExpectedAmong<ReturnType<Received['events']>[number]>
  : ExpectedEvent;

interface ReceivedEvents {
  events(): readonly Typed[];
}

interface Typed {
  readonly 'detail-type': string;
  readonly detail: unknown;
}

/** One for each detail-type, told apart by its literal, for which a matcher may stand. */
type ExpectedAmong<Event extends Typed> = Event extends Typed
  ? string extends Event['detail-type']
    ? ExpectedEvent
    : ExpectedEventOfType<Expected<Event['detail-type']>, Event['detail']>
  : never;

interface ExpectedEventOfType<DetailType, Detail> extends Omit<
  ExpectedEvent,
  'DetailType' | 'detail-type' | 'Detail' | 'detail'
> {
  readonly DetailType?: DetailType;
  readonly 'detail-type'?: DetailType;
  readonly Detail?: ExpectedPart<Detail> | string;
  readonly detail?: ExpectedPart<Detail> | string;
}

/** Part of a value, with asymmetric matchers at any depth. Arrays are compared whole. */
type ExpectedPart<Value> = Value extends readonly unknown[]
  ? { readonly [Index in keyof Value]: ExpectedPart<Value[Index]> } | Matching
  : Value extends object
    ? { readonly [Key in keyof Value]?: ExpectedPart<Value[Key]> | undefined } | Matching
    : Value | Matching;
