import { ServiceFault } from '../service/service-fault.js';

/** How calls of an operation fail. */
export type FaultPlan = ServiceErrorPlan | NetworkErrorPlan;

/** The service answers with an error. */
export interface ServiceErrorPlan {
  /** The error code, which the SDK shows as the exception's name: `ThrottlingException`. */
  readonly error: string;
  /** Default: a sentence that names the error as planned. */
  readonly message?: string;
  /** How many attempts fail, the client's retries included. Default: all of them, until `reset()`. */
  readonly times?: number;
}

/** No answer comes: the connection fails, with the error that Node.js makes of it. */
export interface NetworkErrorPlan {
  /** Node's error code: `ECONNRESET`, `ETIMEDOUT`, `ENOTFOUND` … */
  readonly networkError: string;
  /** How many attempts fail, the client's retries included. Default: all of them, until `reset()`. */
  readonly times?: number;
}

interface Planned {
  readonly plan: FaultPlan;
  left: number;
}

/** The faults that are planned, by operation. Plans for one operation are used up in the order in which they were made. */
export class PlannedFaults {
  readonly #byOperation = new Map<string, Planned[]>();

  /**
   * Plans a fault. A plan that would wait behind one without `times` takes its place.
   * @throws TypeError for a plan that is not one of ours; RangeError for `times` that is not a whole number from 1.
   */
  plan(operation: string, plan: FaultPlan): void {
    check(plan);
    const waiting = (this.#byOperation.get(operation) ?? []).filter(({ left }) => left !== Infinity);
    this.#byOperation.set(operation, [...waiting, { plan, left: plan.times ?? Infinity }]);
  }

  /** The error of the next attempt, if one is planned for it. */
  next(operation: string): Error | undefined {
    const [planned, ...rest] = this.#byOperation.get(operation) ?? [];
    if (!planned) return undefined;
    planned.left -= 1;
    if (planned.left === 0) this.#byOperation.set(operation, rest);
    return errorOf(planned.plan);
  }

  clear(): void {
    this.#byOperation.clear();
  }
}

const OPTIONS = ['error', 'message', 'networkError', 'times'];

function check(plan: FaultPlan): void {
  const unknown = Object.keys(plan).find((name) => !OPTIONS.includes(name));
  if (unknown !== undefined) {
    throw new TypeError(`A fault has no option "${unknown}". There are ${OPTIONS.join(', ')}.`);
  }
  const { error, message, networkError, times = 1 }: Partial<ServiceErrorPlan & NetworkErrorPlan> = plan;
  if (!isCode(error) && !isCode(networkError)) {
    throw new TypeError(
      'A fault needs an error code: { error: "ThrottlingException" } or { networkError: "ECONNRESET" }.',
    );
  }
  if (networkError !== undefined && (error !== undefined || message !== undefined)) {
    throw new TypeError(
      'A fault is either an answer of the service (error, message) or a networkError, not both.',
    );
  }
  if (!Number.isInteger(times) || times < 1) {
    throw new RangeError(`A fault happens a whole number of times, at least once, not ${times}.`);
  }
}

function isCode(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function errorOf(plan: FaultPlan): Error {
  if ('networkError' in plan) return networkError(plan.networkError);
  const { error, message = `${error}, as planned by the test.` } = plan;
  const status = SERVER_STATUS[error];
  return status === undefined
    ? new ServiceFault(error, message)
    : new ServiceFault(error, message, 'server', status);
}

/** Error codes that AWS answers with a server's status; all others are the client's fault. */
const SERVER_STATUS: Readonly<Record<string, number>> = {
  InternalException: 500,
  InternalError: 500,
  InternalFailure: 500,
  InternalServerError: 500,
  InternalServerException: 500,
  ServiceUnavailable: 503,
  ServiceUnavailableException: 503,
};

/** The system call whose failure Node reports under each code. */
const SYSTEM_CALL: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connect',
  EHOSTUNREACH: 'connect',
  ENETUNREACH: 'connect',
  ETIMEDOUT: 'connect',
  ENOTFOUND: 'getaddrinfo',
  EAI_AGAIN: 'getaddrinfo',
  EPIPE: 'write',
  ECONNRESET: 'read',
};

const networkErrors = new WeakSet<object>();

/** Whether an error is the failed connection of a plan, not some other failure. */
export function isPlannedNetworkError(error: unknown): error is Error {
  return typeof error === 'object' && error !== null && networkErrors.has(error);
}

/** A plain Error with a code, as Node.js makes it. */
function networkError(code: string): Error {
  const syscall = SYSTEM_CALL[code] ?? 'connect';
  const error = Object.assign(new Error(`${syscall} ${code}`), { code, syscall });
  networkErrors.add(error);
  return error;
}
