import { nearestName } from '../account/nearest-name.js';
import { DELIVERY_ERROR_CODES, isDeliveryErrorCode, type DeliveryErrorCode } from './delivery-errors.js';

/** How deliveries to a target fail. */
export interface DeliveryFault {
  /** What a dead letter would tell as `ERROR_CODE`; it decides whether EventBridge tries again. */
  readonly errorCode: DeliveryErrorCode;
  /** Default: says that a test wanted it so. */
  readonly message?: string;
  /** How many attempts fail. Default: all. */
  readonly times?: number;
}

const OPTIONS = ['errorCode', 'message', 'times'];

/** The failures that a test has planned, by target. */
export class DeliveryFaults {
  readonly #planned = new Map<string, { readonly fault: DeliveryFault; left: number }[]>();

  /** @throws TypeError for a fault that nobody would know how to have. */
  plan(target: string, fault: DeliveryFault): void {
    check(fault);
    const planned = this.#planned.get(target) ?? [];
    planned.push({ fault, left: fault.times ?? Infinity });
    this.#planned.set(target, planned);
  }

  /** What the next attempt fails with; by the target's ARN or its Id. */
  next(target: { readonly arn: string; readonly id: string }): DeliveryFault | undefined {
    const planned = [target.arn, target.id].flatMap((name) => this.#planned.get(name) ?? []);
    const next = planned.find(({ left }) => left > 0);
    if (!next) return undefined;
    next.left -= 1;
    return next.fault;
  }

  clear(): void {
    this.#planned.clear();
  }
}

function check({ errorCode, times, ...rest }: DeliveryFault): void {
  for (const name of Object.keys(rest)) {
    if (!OPTIONS.includes(name)) {
      throw new TypeError(`A delivery fault has no option "${name}". There are ${OPTIONS.join(', ')}.`);
    }
  }
  if (!isDeliveryErrorCode(errorCode)) {
    const near = nearestName(String(errorCode), DELIVERY_ERROR_CODES);
    const hint =
      near === undefined ? `There are ${DELIVERY_ERROR_CODES.join(', ')}.` : `Did you mean "${near}"?`;
    throw new TypeError(`EventBridge knows no delivery error "${String(errorCode)}". ${hint}`);
  }
  if (times !== undefined && (!Number.isInteger(times) || times < 1)) {
    throw new TypeError(`times is a whole number from 1 on, not ${String(times)}.`);
  }
}
