import type { Quotas } from '../account/quotas.js';
import type { ApiDestinationCalls } from '../delivery/api-destinations/api-destinations.js';
import type { HandlerErrorsOption } from '../delivery/attempt/handler-errors.js';
import type { DeliveryOrder } from '../delivery/route/order.js';
import type { DetailSchemas } from '../schema/detail-schemas.js';

/** What accounts are like, and how the simulation shows it. */
export interface SimulationOptions {
  /** Quotas of the account that differ from a new AWS account's. */
  readonly quotas?: Partial<Quotas>;
  /**
   * How long a resource stays in a state that it leaves by itself, such as AUTHORIZING, in milliseconds of the
   * account's time. Default 1000; with 0 only the answer that starts it shows the state.
   */
  readonly transitionTime?: number;
  /**
   * Whether the resource policy of an event bus decides what other accounts may do there, and those of `seed.resources`
   * what EventBridge may. Default `enforced`; with `ignored` everybody may do everything.
   */
  readonly resourcePolicies?: 'enforced' | 'ignored';
  /** How many records of each kind the history keeps. Default 20,000; a warning says when the oldest are forgotten. */
  readonly historyBound?: number;
  /**
   * How many bytes the history keeps of each kind of records, about, as texts and values are counted. Default
   * 67,108,864, which is 64 MiB; a warning says when the oldest are forgotten. The latest records are kept in any case.
   */
  readonly historyBytes?: number;
  /**
   * Whether API destinations are called. Default `recorded`: their requests are recorded and no connection is opened;
   * with `fetch` they are sent through the global `fetch`, and answers, timeouts and failures of the network decide
   * about retries.
   */
  readonly apiDestinations?: ApiDestinationCalls;
  /**
   * What becomes of an error that a handler throws, when Lambda's retries, or EventBridge's for other targets, have not
   * made it good. Default `throw`: `settled()`, and whatever else waits for deliveries, rejects with it, at the latest
   * `reset()` and `restore()` throw it. With `record` the records and `warnings()` have it, and nothing else does: for
   * tests of handlers that are to fail. An assertion that fails in a handler is thrown in any case.
   */
  readonly handlerErrors?: HandlerErrorsOption;
  /**
   * How long `settled()`, and whatever else waits for handlers, waits for one that does not end, in milliseconds of
   * real time. Default 4000, which is less than the runners give to a test; `Infinity` waits for ever.
   */
  readonly handlerTimeout?: number;
  /** Default `in order`, which AWS does not promise. */
  readonly deliveryOrder?: DeliveryOrder;
  /** Schemas by detail-type: what is put or emitted is held against them. */
  readonly schemas?: DetailSchemas['byType'];
  /**
   * What becomes of a detail that its schema refuses. Default `warn`: EventBridge knows nothing of schemas, so the
   * event goes its way, and `warnings()` have a `schema-violation`. With `error` the call is rejected with a
   * `SchemaViolation`, and none of its entries is put.
   */
  readonly schemaViolations?: 'warn' | 'error';
  /** Whether a detail-type that has no schema, where there are schemas, counts as a violation. Default `allow`. */
  readonly unknownDetailTypes?: 'allow' | 'report';
  /** Accounts by the id of their organization, for policies that ask for `aws:PrincipalOrgID`. Default: none. */
  readonly organizations?: Readonly<Record<string, readonly string[]>>;
}
