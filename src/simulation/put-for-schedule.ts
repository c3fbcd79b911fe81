import type { PutEntry } from '../delivery/scheduler/schedule-requests.js';
import { isDeliveryErrorCode, type DeliveryFailure } from '../delivery/attempt/delivery-errors.js';
import { dispatch } from '../service/dispatch.js';
import type { CallContext } from '../service/operation.js';
import { EVENTBRIDGE } from '../service/registry.js';
import { ServiceFault } from '../service/service-fault.js';
import { isObject, listOf } from '../text/kinds-of-values.js';

/** Puts events as EventBridge Scheduler does, by the API; answers why it has not worked. */
export function putForSchedule(
  entries: readonly PutEntry[],
  context: CallContext,
): DeliveryFailure | undefined {
  try {
    const answer = dispatch(EVENTBRIDGE, { operation: 'PutEvents', input: { Entries: entries } }, context);
    return listOf(answer['Entries'])
      .map(failureOf)
      .find((failure) => failure !== undefined);
  } catch (error) {
    if (!(error instanceof ServiceFault)) throw error;
    return failure(error.code, error.message);
  }
}

function failureOf(entry: unknown): DeliveryFailure | undefined {
  if (!isObject(entry) || typeof entry['ErrorCode'] !== 'string') return undefined;
  return failure(entry['ErrorCode'], String(entry['ErrorMessage']));
}

/** Trying again helps where the service was to blame. */
function failure(code: string, message: string): DeliveryFailure {
  if (isDeliveryErrorCode(code)) return { errorCode: code, message };
  if (code === 'AccessDeniedException') return { errorCode: 'NO_PERMISSIONS', message };
  if (code === 'ThrottlingException') return { errorCode: 'THROTTLING', message };
  if (code === 'InternalFailure') return { errorCode: 'INTERNAL_ERROR', message };
  return { errorCode: 'INVALID_PARAMETER', message };
}
