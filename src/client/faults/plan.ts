import type {
  PutEventsRequestEntry,
  PutPartnerEventsRequestEntry,
  Target,
} from '@aws-sdk/client-eventbridge';
import type { ApiName } from '../../service/api.js';
import type { OperationInput, OperationName } from '../../service/operation.js';
import type { QualifiedOperationName, ScheduleOperationName } from '../../service/scheduler-operations.js';
import type { Duration } from '../../time/duration.js';
import type { KnownErrorCode } from './service-errors.js';
import type { KnownNetworkError } from './network-errors.js';

/**
 * One operation, of EventBridge or of EventBridge Scheduler, or `*` for all of them.
 *
 * Both APIs have `TagResource`, `UntagResource` and `ListTagsForResource`. Such a name alone is EventBridge's
 * operation; that of EventBridge Scheduler is `Scheduler.TagResource`.
 */
export type FaultedOperation = OperationName | ScheduleOperationName | QualifiedOperationName | '*';

/** How calls of an operation fail: as a whole, for some entries, or only by taking longer. */
export type FaultPlan<Operation extends FaultedOperation = FaultedOperation> =
  | ServiceErrorPlan<Operation>
  | NetworkErrorPlan<Operation>
  | LatencyPlan<Operation>
  | FailedEntriesPlan<Operation>;

/** Which attempts a plan affects, and how long they take. */
export interface PlannedAttempts<Operation extends FaultedOperation> {
  /** How many attempts it lets pass before the first that it affects. Default 0. */
  readonly after?: number;
  /** How many attempts it affects, including the client's retries. Default: all of them, until `reset()`. */
  readonly times?: number;
  /** Returns whether it affects an attempt. Default: it affects every attempt. */
  readonly when?: (command: AttemptedCommand<Operation>) => boolean;
  /**
   * How late the response or the failure comes: milliseconds, or a string such as `'2 seconds'`.
   *
   * It takes no real time, but if it exceeds a timeout of the client's request handler or of an `AbortSignal.timeout`,
   * the call ends as it would over a network. With fake timers, it passes as the test moves time.
   */
  readonly latency?: Duration;
}

/** The service responds with an error, and does nothing. */
export interface ServiceErrorPlan<
  Operation extends FaultedOperation = FaultedOperation,
> extends PlannedAttempts<Operation> {
  /** The error code, which the SDK shows as the exception's name: `ThrottlingException`. */
  readonly error: KnownErrorCode | (string & {});
  /** Default: a sentence that names the error as planned. */
  readonly message?: string;
}

/** The connection fails before the service has done anything, with the error that Node.js throws. */
export interface NetworkErrorPlan<
  Operation extends FaultedOperation = FaultedOperation,
> extends PlannedAttempts<Operation> {
  /** Node's error code: `ECONNRESET`, `ETIMEDOUT`, `ENOTFOUND` … */
  readonly networkError: KnownNetworkError | (string & {});
}

/** The service responds with status 200 and reports that some entries failed: these have no effect, the others do. */
export interface FailedEntriesPlan<
  Operation extends FaultedOperation = FaultedOperation,
> extends PlannedAttempts<Operation> {
  /** Positions in the request, from 0, or a function that picks entries (targets, ids). */
  readonly entries: Operation extends OperationWithEntries
    ? readonly number[] | ((entry: EntryOf[Operation], index: number) => boolean)
    : never;
  /** The `ErrorCode` of the entries: `InternalFailure`, `ThrottlingException` … */
  readonly errorCode: KnownErrorCode | (string & {});
  /** The `ErrorMessage`. Default: a sentence that names the error as planned. */
  readonly errorMessage?: string;
}

/** The service succeeds, and its response comes late. */
export interface LatencyPlan<
  Operation extends FaultedOperation = FaultedOperation,
> extends PlannedAttempts<Operation> {
  /** How late the response comes: milliseconds, or a string such as `'2 seconds'`. */
  readonly latency: Duration;
}

/** The operations whose responses report the outcome of each entry. */
export type OperationWithEntries = keyof EntryOf;

interface EntryOf {
  PutEvents: PutEventsRequestEntry;
  PutPartnerEvents: PutPartnerEventsRequestEntry;
  PutTargets: Target;
  /** The Id of a target. */
  RemoveTargets: string;
}

/** An attempt of a command, before it reaches the service. */
export interface AttemptedCommand<Operation extends FaultedOperation = FaultedOperation> {
  /** The API that is called, which tells operations of one name apart. */
  readonly api: ApiName;
  /** The operation's name: `PutEvents`. */
  readonly name: NameOf<Operation extends '*' ? Exclude<FaultedOperation, '*'> : Operation>;
  /** The input of the command. */
  readonly input: Operation extends OperationName
    ? Readonly<OperationInput<Operation>>
    : Readonly<Record<string, unknown>>;
  /** The account that is called, twelve digits. */
  readonly account: string;
  /** The Region that is called. */
  readonly region: string;
  /** Counts from 1, and one more for each retry of the client. */
  readonly attempt: number;
}

/** As the command is named, without its API. */
type NameOf<Operation> = Operation extends `Scheduler.${infer Name}` ? Name : Operation;

/** A plan of `fault()`, and how often it has taken effect. */
export interface PlannedFault {
  /** The operation, or `*` for all of them. */
  readonly operation: FaultedOperation;
  /** The plan, as it was given. */
  readonly plan: FaultPlan;
  /** How many attempts it has affected. */
  readonly happened: number;
  /** How many more it will affect; `Infinity` for a plan without `times`. */
  readonly left: number;
}

/** A plan of any kind for any operation, as it has to be read before it is known which. */
export interface AnyPlan {
  readonly error?: string;
  readonly message?: string;
  readonly networkError?: string;
  readonly entries?: readonly number[] | ((entry: never, index: number) => boolean);
  readonly errorCode?: string;
  readonly errorMessage?: string;
  readonly latency?: Duration;
  readonly after?: number;
  readonly times?: number;
  readonly when?: (command: never) => boolean;
}
