import type { DeliveryErrorCode, DeliveryFailure } from '../attempt/delivery-errors.js';
import { callText, type HttpAnswer, type HttpRequest } from './http-calls.js';

/**
 * Why an answer means that the endpoint has not taken the event; undefined where it has.
 *
 * @param at - When the call began, in milliseconds since 1970.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations.html#eb-api-destination-error-codes
 */
export function failureOf(
  request: HttpRequest,
  { status, statusText, retryAfter }: HttpAnswer,
  at: number,
): DeliveryFailure | undefined {
  if (status >= 200 && status < 300) return undefined;
  const pause = retryAfter === null ? undefined : pauseOf(retryAfter.trim(), at);
  return {
    errorCode: errorCodeOf(status),
    message: `${callText(request)} answered ${`${status} ${statusText}`.trim()}.`,
    ...(pause !== undefined && { retryAfter: pause }),
  };
}

/** The documentation says which are tried again; which code they have is a choice. */
function errorCodeOf(status: number): DeliveryErrorCode {
  if (status === 429) return 'THROTTLING';
  return status >= 500 || [401, 407, 409].includes(status) ? 'ERROR_FROM_TARGET' : 'SDK_CLIENT_ERROR';
}

/** Seconds or a date; what is neither says nothing. */
function pauseOf(retryAfter: string, at: number): number | undefined {
  if (/^-?\d+(\.\d+)?$/.test(retryAfter)) return Number(retryAfter) * 1000;
  const date = Date.parse(retryAfter);
  return Number.isNaN(date) ? undefined : Math.max(date - at, 0);
}
