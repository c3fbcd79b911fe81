import type {
  PutEventsRequestEntry,
  PutPartnerEventsRequestEntry,
  Target,
} from '@aws-sdk/client-eventbridge';
import type { OperationInput, OperationName } from '../../service/operation.js';
import type { Duration } from '../../time/duration.js';
import type { KnownErrorCode } from './service-errors.js';
import type { KnownNetworkError } from './network-errors.js';

/** One operation, or `*` for all of them. */
export type FaultedOperation = OperationName | '*';

/** What goes wrong with calls of an operation: the call, some of its entries, or only the time that it takes. */
export type FaultPlan<Operation extends FaultedOperation = FaultedOperation> =
  | ServiceErrorPlan<Operation>
  | NetworkErrorPlan<Operation>
  | LatencyPlan<Operation>
  | FailedEntriesPlan<Operation>;

/** Which attempts a plan hits, and how long they take. */
export interface PlannedAttempts<Operation extends FaultedOperation> {
  /** How many attempts that it would hit pass before the first that it does. Default 0. */
  readonly after?: number;
  /** How many attempts it hits, the client's retries included. Default: all of them, until `reset()`. */
  readonly times?: number;
  /** Whether it hits this attempt. Default: it does. */
  readonly when?: (command: AttemptedCommand<Operation>) => boolean;
  /**
   * How late the answer or the failure comes: milliseconds, or a text such as `'2 seconds'`.
   *
   * Nobody waits for it, but where it exceeds a timeout of the client's request handler or of an `AbortSignal.timeout`,
   * the call ends as it would over a network. Under fake timers it passes as a test moves time.
   */
  readonly latency?: Duration;
}

/** The service answers with an error, and does nothing. */
export interface ServiceErrorPlan<
  Operation extends FaultedOperation = FaultedOperation,
> extends PlannedAttempts<Operation> {
  /** The error code, which the SDK shows as the exception's name: `ThrottlingException`. */
  readonly error: KnownErrorCode | (string & {});
  /** Default: a sentence that names the error as planned. */
  readonly message?: string;
}

/** The connection fails before the service has done anything, with the error that Node.js makes of it. */
export interface NetworkErrorPlan<
  Operation extends FaultedOperation = FaultedOperation,
> extends PlannedAttempts<Operation> {
  /** Node's error code: `ECONNRESET`, `ETIMEDOUT`, `ENOTFOUND` … */
  readonly networkError: KnownNetworkError | (string & {});
}

/** The service answers 200 and tells that some entries failed; these have no effect, the others go through. */
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

/** The service does what it is asked, and its answer comes late. */
export interface LatencyPlan<
  Operation extends FaultedOperation = FaultedOperation,
> extends PlannedAttempts<Operation> {
  readonly latency: Duration;
}

/** The operations whose answers tell what became of each entry. */
export type OperationWithEntries = keyof EntryOf;

interface EntryOf {
  PutEvents: PutEventsRequestEntry;
  PutPartnerEvents: PutPartnerEventsRequestEntry;
  PutTargets: Target;
  /** The Id of a target. */
  RemoveTargets: string;
}

/** An attempt at a command, before it gets to the service. */
export interface AttemptedCommand<Operation extends FaultedOperation = FaultedOperation> {
  /** The operation's name: `PutEvents`. */
  readonly name: Operation extends OperationName ? Operation : OperationName;
  readonly input: Operation extends OperationName
    ? Readonly<OperationInput<Operation>>
    : Readonly<Record<string, unknown>>;
  readonly account: string;
  readonly region: string;
  /** Counts from 1, and one more for each retry of the client. */
  readonly attempt: number;
}

/** A plan of `fault()`, and what has become of it. */
export interface PlannedFault {
  readonly operation: FaultedOperation;
  readonly plan: FaultPlan;
  /** How many attempts it has hit. */
  readonly happened: number;
  /** How many more it will hit; Infinity for a plan without `times`. */
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
