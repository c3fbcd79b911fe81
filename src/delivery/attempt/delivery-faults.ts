import { checkMembers, checkObject, given } from '../../text/given.js';
import { didYouMean, nearestName } from '../../text/nearest-name.js';
import { milliseconds, type Duration } from '../../time/duration.js';
import {
  DELIVERY_ERROR_CODES,
  isDeliveryErrorCode,
  type DeliveryError,
  type DeliveryErrorCode,
} from './delivery-errors.js';

/** How deliveries to a target fail, or how long they take, as `target().fault()` takes it. */
export type DeliveryFault = FailingDelivery | SlowDelivery;

/** Deliveries to the target fail. */
export interface FailingDelivery {
  /** The `ERROR_CODE` that a dead letter would have; it decides whether EventBridge retries. */
  readonly errorCode: DeliveryErrorCode;
  /** The `ERROR_MESSAGE` that a dead letter would have. Default: a sentence that names the fault as planned. */
  readonly message?: string;
  /** How many attempts succeed before the first one fails. Default 0. */
  readonly after?: number;
  /** How many attempts fail. Default: all. */
  readonly times?: number;
  /** How long the target takes to fail. Default: no time. */
  readonly latency?: Duration;
}

/** Deliveries to the target succeed, late. */
export interface SlowDelivery {
  /** A delivery that is only slow has no error code. */
  readonly errorCode?: undefined;
  /** A delivery that is only slow has no error message. */
  readonly message?: undefined;
  /** How many attempts take no time before the first slow one. Default 0. */
  readonly after?: number;
  /** How many attempts are slow. Default: all. */
  readonly times?: number;
  /**
   * How long an attempt takes, by the account's clock: milliseconds, or a string such as `'2 seconds'`. `settled()`
   * does not wait for it. API destinations and API Gateway fail with `TIMEOUT` from five seconds on.
   */
  readonly latency: Duration;
}

/** What is planned for one attempt. */
export interface AttemptPlan {
  /** In milliseconds. */
  readonly latency: number;
  readonly error?: DeliveryError;
}

interface GivenFault {
  readonly after?: number;
  readonly errorCode?: string | undefined;
  readonly message?: unknown;
  readonly times?: number;
  readonly latency?: Duration;
}

const DOOR = 'target().fault';

const OPTIONS = ['errorCode', 'message', 'after', 'times', 'latency'];

/** A target that has so long to answer fails when it takes longer. */
export function withinTimeout(planned: AttemptPlan, timeout = Infinity): AttemptPlan {
  if (planned.latency < timeout) return planned;
  const message = `The target did not answer within ${timeout / 1000} seconds.`;
  return { latency: timeout, error: { errorCode: 'TIMEOUT', message } };
}

interface PlannedFault {
  readonly attempt: AttemptPlan;
  /** How many attempts are still left alone. */
  toPass: number;
  left: number;
  isUsed: boolean;
}

/** The failures that a test has planned, by target. */
export class DeliveryFaults {
  readonly #planned = new Map<string, PlannedFault[]>();

  /** @throws TypeError for a fault that nobody would know how to have. */
  plan(target: string, fault: DeliveryFault): void {
    check(fault);
    const planned = this.#planned.get(target) ?? [];
    planned.push({
      attempt: attemptOf(fault),
      toPass: fault.after ?? 0,
      left: fault.times ?? Infinity,
      isUsed: false,
    });
    this.#planned.set(target, planned);
  }

  /** What is to become of the next attempt; by the target's ARN or its Id. */
  next(target: { readonly arn: string; readonly id: string }): AttemptPlan | undefined {
    if (this.#planned.size === 0) return undefined;
    const planned = [target.arn, target.id].flatMap((name) => this.#planned.get(name) ?? []);
    const next = planned.find((plan) => {
      if (plan.left === 0) return false;
      if (plan.toPass === 0) return true;
      plan.toPass -= 1;
      return false;
    });
    if (!next) return undefined;
    next.left -= 1;
    next.isUsed = true;
    return next.attempt;
  }

  /** Targets that have faults of which none has been had yet. */
  get unused(): readonly string[] {
    return [...this.#planned]
      .filter(([, faults]) => faults.every(({ isUsed }) => !isUsed))
      .map(([target]) => target);
  }

  clear(): void {
    this.#planned.clear();
  }
}

function attemptOf({ errorCode, message, latency = 0 }: DeliveryFault): AttemptPlan {
  const planned = { latency: milliseconds(latency, `${DOOR}: latency`) };
  if (errorCode === undefined) return planned;
  return { ...planned, error: { errorCode, message: message ?? 'A fault that the test planned.' } };
}

/** Without the types' promises, which plain JavaScript breaks. */
function check(fault: GivenFault): void {
  checkObject(`${DOOR}()`, 'what goes wrong, such as { errorCode: "THROTTLING" }', fault);
  checkMembers(DOOR, fault, OPTIONS);
  const { errorCode, latency, message, times, after = 0 } = fault;
  if (errorCode !== undefined) checkErrorCode(errorCode);
  else if (latency === undefined) {
    throw new TypeError('target().fault needs an errorCode, a latency, or both.');
  } else if (message !== undefined) {
    throw new TypeError('target().fault: a message needs an errorCode.');
  }
  if (times !== undefined && (!Number.isInteger(times) || times < 1)) {
    throw new TypeError(`${DOOR}: times must be a whole number, 1 or more, not ${given(times)}.`);
  }
  if (!Number.isInteger(after) || after < 0) {
    throw new TypeError(`${DOOR}: after must be a whole number, 0 or more, not ${given(after)}.`);
  }
  if (message !== undefined && typeof message !== 'string') {
    throw new TypeError(`${DOOR}: message must be a string, not ${given(message)}.`);
  }
}

function checkErrorCode(errorCode: string): void {
  if (typeof errorCode !== 'string') {
    throw new TypeError(`${DOOR}: errorCode must be a string, not ${given(errorCode)}.`);
  }
  if (isDeliveryErrorCode(errorCode)) return;
  const near = nearestName(errorCode, DELIVERY_ERROR_CODES);
  const hint = didYouMean(near, `There are ${DELIVERY_ERROR_CODES.join(', ')}.`);
  throw new TypeError(`${DOOR}: EventBridge has no delivery error "${errorCode}". ${hint}`);
}
