/** `expect.any(String)` and the like. */
export interface AnyMatcher {
  asymmetricMatch(received: unknown): boolean;
}

/** `sinon.match(…)`. */
interface SinonMatcher {
  test(received: never): unknown;
  and(other: never): unknown;
  or(other: never): unknown;
}

type Matching = AnyMatcher | SinonMatcher;

/** A value, or a matcher in its place: an asymmetric one, or one of sinon. */
export type Expected<Value> = Value | Matching;

/**
 * Part of an event: what is not named may be anything. The members may be spelt as in PutEvents or as in the event that
 * targets receive.
 */
export interface ExpectedEvent {
  readonly Source?: Expected<string>;
  readonly source?: Expected<string>;
  readonly DetailType?: Expected<string>;
  readonly 'detail-type'?: Expected<string>;
  /**
   * An object, compared in part at every depth, or JSON text of one. A member that is `undefined` must be missing. A
   * matcher for strings sees the JSON text.
   */
  readonly Detail?: object | string;
  /** The same as `Detail`. */
  readonly detail?: object | string;
  /** Name or ARN. */
  readonly EventBusName?: Expected<string>;
  /** Name or ARN. */
  readonly eventBusName?: Expected<string>;
  readonly eventBusArn?: Expected<string>;
  readonly Resources?: Expected<readonly unknown[]>;
  readonly resources?: Expected<readonly unknown[]>;
  /** Compared to the second, as events carry it. */
  readonly Time?: Expected<Date | string>;
  /** Compared to the second, as events carry it. */
  readonly time?: Expected<Date | string>;
  readonly id?: Expected<string>;
  /** The same as `id`. */
  readonly EventId?: Expected<string>;
  readonly account?: Expected<string>;
  readonly region?: Expected<string>;
  readonly version?: Expected<string>;
  readonly 'replay-name'?: Expected<string>;
  readonly matchedRules?: Expected<readonly unknown[]>;
  readonly TraceHeader?: Expected<string>;
  readonly traceHeader?: Expected<string>;
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
 * What may be expected of the events of a mock or view: of one whose events are known, their detail-types and what
 * their details are made of.
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
