import { thrownText } from '../../text/thrown.js';
import type { CommandRecord } from '../../history/records.js';
import { isAssertionError, someError } from './assertion-error.js';
import { isDeliveryErrorCode, type DeliveryErrorCode, type HandlerFailure } from './delivery-errors.js';

/** Whether errors of handlers are thrown, or only recorded. */
export type HandlerErrorsOption = 'throw' | 'record';

/** The errors of handlers that the test has to be told of, since nothing else would. Each is told once. */
export class HandlerErrors {
  readonly #isTold: boolean;
  #open: unknown[] = [];

  constructor(option: HandlerErrorsOption = 'throw') {
    this.#isTold = option === 'throw';
  }

  /** An assertion that failed has found something: it is told whatever the option says. Answers whether it is one. */
  failedAssertion({ error }: HandlerFailure): boolean {
    if (!isAssertionError(error)) return false;
    this.#open.push(error);
    return true;
  }

  /** A handler failed, and nothing has made it good. */
  unrecovered({ error, isPlanned }: HandlerFailure): void {
    if (this.#isTold && !isPlanned) this.#open.push(error);
  }

  /** @throws what has not been told yet. */
  complain(): void {
    const [first, ...others] = this.#open;
    const errors = this.#open;
    this.#open = [];
    if (errors.length === 0) return;
    if (others.length === 0) throw first;
    throw new AggregateError(errors, `${errors.length} handlers failed. The first: ${thrownText(first)}`);
  }
}

/** @param commands - those that were answered while the handler ran */
export function handlerFailure(error: unknown, commands: readonly CommandRecord[]): HandlerFailure {
  const says = (each: object): boolean => 'errorCode' in each && isDeliveryErrorCode(each.errorCode);
  return { error, isPlanned: someError(error, says) || commands.some(isPlannedToFail) };
}

/** An error may say which of EventBridge's codes it stands for. */
export function errorCodeOf(thrown: unknown): DeliveryErrorCode {
  try {
    const code =
      typeof thrown === 'object' && thrown !== null && 'errorCode' in thrown ? thrown.errorCode : '';
    return isDeliveryErrorCode(code) ? code : 'ERROR_FROM_TARGET';
  } catch {
    return 'ERROR_FROM_TARGET';
  }
}

function isPlannedToFail({ faults = [] }: CommandRecord): boolean {
  return faults.some(({ effect }) => effect !== 'delayed');
}
