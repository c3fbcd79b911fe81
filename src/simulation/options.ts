import type { Quotas } from '../account/quotas.js';
import type { ApiDestinationCalls } from '../delivery/api-destinations/api-destinations.js';
import type { HandlerErrorsOption } from '../delivery/attempt/handler-errors.js';
import type { FlexibleTimeWindows } from '../delivery/scheduler/flexible-window.js';
import type { DeliveryOrder } from '../delivery/route/order.js';
import type { DetailSchemas } from '../schema/detail-schemas.js';

/** How the simulated accounts behave. */
export interface SimulationOptions {
  /** Quotas that differ from those of a new AWS account. */
  readonly quotas?: Partial<Quotas>;
  /**
   * How long a resource stays in a transitional state, such as `AUTHORIZING`, in milliseconds of the account's clock.
   * Default 1000. With 0, only the response that starts the transition shows the state.
   */
  readonly transitionTime?: number;
  /**
   * Whether resource policies are enforced: those of event buses for other accounts, and those of `seed.resources` for
   * EventBridge. Default `enforced`. With `ignored`, everything is allowed.
   */
  readonly resourcePolicies?: 'enforced' | 'ignored';
  /** How many records of each kind the history keeps. Default 20,000. A warning says when the oldest are dropped. */
  readonly historyBound?: number;
  /**
   * Roughly how many bytes of each kind of record the history keeps. Default 67,108,864, which is 64 MiB. A warning
   * says when the oldest are dropped. The latest records are always kept.
   */
  readonly historyBytes?: number;
  /**
   * Whether API destinations are called. Default `recorded`: their requests are recorded, and no connection is opened.
   * With `fetch`, they are sent through the global `fetch`, and responses, timeouts and network failures decide about
   * retries.
   */
  readonly apiDestinations?: ApiDestinationCalls;
  /**
   * What happens to an error that a handler throws and that no retry, of Lambda or of EventBridge, has made good.
   *
   * Default `throw`: `settled()` and everything else that waits for deliveries rejects with it; `reset()` and
   * `restore()` throw it if nothing has before. With `record`, it is only in the records and in `warnings()`: for tests
   * of handlers that are expected to fail. An assertion that fails in a handler is always thrown.
   */
  readonly handlerErrors?: HandlerErrorsOption;
  /**
   * How long `settled()` and everything else that waits for handlers waits for one that does not end, in milliseconds
   * of real time. Default 4000, which is below the default test timeouts of Vitest and Jest. `Infinity` waits forever.
   */
  readonly handlerTimeout?: number;
  /**
   * When schedules of EventBridge Scheduler run that have a flexible time window. Default `spread`: at some moment of
   * the window, the same whenever the test is repeated; with `start` at its beginning.
   */
  readonly flexibleTimeWindows?: FlexibleTimeWindows;
  /** The order of deliveries. Default `in order`, which AWS does not guarantee. */
  readonly deliveryOrder?: DeliveryOrder;
  /** Schemas by detail-type: the detail of every event that is put or emitted is validated against them. */
  readonly schemas?: DetailSchemas['byType'];
  /**
   * What happens to a detail that its schema does not accept. Default `warn`: the event is delivered, since EventBridge
   * does not validate it either, and `warnings()` has a `schema-violation`. With `error`, the call is rejected with a
   * `SchemaViolation`, and none of its entries is put.
   */
  readonly schemaViolations?: 'warn' | 'error';
  /** Whether a detail-type without a schema counts as a violation, if there are schemas. Default `allow`. */
  readonly unknownDetailTypes?: 'allow' | 'report';
  /**
   * Account ids by the id of their organization, for policies with a condition on `aws:PrincipalOrgID`. Default: none.
   */
  readonly organizations?: Readonly<Record<string, readonly string[]>>;
}
