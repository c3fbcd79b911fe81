import { didYouMean, nearestName } from '../../text/nearest-name.js';
import { milliseconds, type Duration } from '../../time/duration.js';
import {
  DELIVERY_ERROR_CODES,
  isDeliveryErrorCode,
  type DeliveryError,
  type DeliveryErrorCode,
} from './delivery-errors.js';

/** How deliveries to a target fail, or how long they take. */
export type DeliveryFault = FailingDelivery | SlowDelivery;

/** The target does not take the event. */
export interface FailingDelivery {
  /** What a dead letter would tell as `ERROR_CODE`; it decides whether EventBridge tries again. */
  readonly errorCode: DeliveryErrorCode;
  /** Default: says that a test wanted it so. */
  readonly message?: string;
  /** How many attempts fail. Default: all. */
  readonly times?: number;
  /** How long the target takes to fail. Default: no time. */
  readonly latency?: Duration;
}

/** The target takes the event, and takes its time. */
export interface SlowDelivery {
  readonly errorCode?: undefined;
  readonly message?: undefined;
  /** How many attempts are slow. Default: all. */
  readonly times?: number;
  /**
   * How long an attempt takes of the account's time: milliseconds, or a text such as `'2 seconds'`. `settled()` does
   * not wait for it. API destinations and API Gateway, which have five seconds, fail with TIMEOUT when it is as long.
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
  readonly errorCode?: string | undefined;
  readonly message?: string | undefined;
  readonly times?: number;
  readonly latency?: Duration;
}

const OPTIONS = ['errorCode', 'message', 'times', 'latency'];

/** A target that has so long to answer fails when it takes longer. */
export function withinTimeout(planned: AttemptPlan, timeout = Infinity): AttemptPlan {
  if (planned.latency < timeout) return planned;
  const message = `The target did not answer within ${timeout / 1000} seconds.`;
  return { latency: timeout, error: { errorCode: 'TIMEOUT', message } };
}

interface PlannedFault {
  readonly attempt: AttemptPlan;
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
    planned.push({ attempt: attemptOf(fault), left: fault.times ?? Infinity, isUsed: false });
    this.#planned.set(target, planned);
  }

  /** What is to become of the next attempt; by the target's ARN or its Id. */
  next(target: { readonly arn: string; readonly id: string }): AttemptPlan | undefined {
    const planned = [target.arn, target.id].flatMap((name) => this.#planned.get(name) ?? []);
    const next = planned.find(({ left }) => left > 0);
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
  const planned = { latency: milliseconds(latency, 'latency') };
  if (errorCode === undefined) return planned;
  return { ...planned, error: { errorCode, message: message ?? 'A fault that the test has planned.' } };
}

/** Without the types' promises, which plain JavaScript breaks. */
function check(fault: GivenFault): void {
  for (const name of Object.keys(fault)) {
    if (!OPTIONS.includes(name)) {
      throw new TypeError(`A delivery fault has no option "${name}". There are ${OPTIONS.join(', ')}.`);
    }
  }
  const { errorCode, latency, message, times } = fault;
  if (errorCode !== undefined) checkErrorCode(errorCode);
  else if (latency === undefined) {
    throw new TypeError('A delivery fault needs an errorCode, a latency, or both.');
  } else if (message !== undefined) {
    throw new TypeError('The message of a delivery fault is that of an error: it needs an errorCode.');
  }
  if (times !== undefined && (!Number.isInteger(times) || times < 1)) {
    throw new TypeError(`times is a whole number from 1 on, not ${String(times)}.`);
  }
}

function checkErrorCode(errorCode: string): void {
  if (isDeliveryErrorCode(errorCode)) return;
  const near = nearestName(errorCode, DELIVERY_ERROR_CODES);
  const hint = didYouMean(near, `There are ${DELIVERY_ERROR_CODES.join(', ')}.`);
  throw new TypeError(`EventBridge knows no delivery error "${errorCode}". ${hint}`);
}
