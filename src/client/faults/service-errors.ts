import type { ApiName } from '../../service/api.js';
import { ServiceFault } from '../../service/service-fault.js';

/**
 * Error codes that EventBridge and EventBridge Scheduler are documented to answer, and others that the SDK knows to
 * retry. A plan may use any code; these are what editors offer, and what a mistyped one is held against.
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/CommonErrors.html
 */
export const KNOWN_ERROR_CODES = [
  'AccessDeniedException',
  'ConcurrentModificationException',
  'ConflictException',
  'ExpiredTokenException',
  'IllegalStatusException',
  'IncompleteSignature',
  'InternalException',
  'InternalFailure',
  'InternalServerError',
  'InternalServerException',
  'InvalidAccountIdException',
  'InvalidArgument',
  'InvalidEventPatternException',
  'InvalidStateException',
  'LimitExceededException',
  'MalformedDetail',
  'ManagedRuleException',
  'NotAuthorizedForDetailTypeException',
  'NotAuthorizedForSourceException',
  'OperationDisabledException',
  'PolicyLengthExceededException',
  'RedactionFailure',
  'RequestExpired',
  'RequestLimitExceeded',
  'ResourceAlreadyExistsException',
  'ResourceNotFoundException',
  'ServiceQuotaExceededException',
  'ServiceUnavailable',
  'Throttling',
  'ThrottledException',
  'ThrottlingException',
  'TooManyRequestsException',
  'UnrecognizedClientException',
  'ValidationException',
] as const;

export type KnownErrorCode = (typeof KNOWN_ERROR_CODES)[number];

/** Error codes that are the service's fault, with their HTTP status; all others are the client's. */
const SERVER_STATUS: Readonly<Record<string, number>> = {
  InternalException: 500,
  InternalError: 500,
  InternalFailure: 500,
  InternalServerError: 500,
  InternalServerException: 500,
  ServiceUnavailable: 503,
  ServiceUnavailableException: 503,
};

/**
 * What is the client's fault has one status in EventBridge, 400, and several in EventBridge Scheduler.
 * @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html#API_CreateSchedule_Errors
 */
const CLIENT_STATUS: Readonly<Record<ApiName, Readonly<Record<string, number>>>> = {
  EventBridge: {},
  'EventBridge Scheduler': {
    AccessDeniedException: 403,
    ConflictException: 409,
    ResourceNotFoundException: 404,
    ServiceQuotaExceededException: 402,
    ThrottlingException: 429,
    UnrecognizedClientException: 403,
  },
};

/** An error of an API, with the status that it has there. */
export function plannedServiceFault(
  api: ApiName,
  code: string,
  message: string = plannedMessage(code),
): ServiceFault {
  const ofServer = statusIn(SERVER_STATUS, code);
  return ofServer === undefined
    ? new ServiceFault(code, message, 'client', statusIn(CLIENT_STATUS[api], code))
    : new ServiceFault(code, message, 'server', ofServer);
}

function statusIn(statuses: Readonly<Record<string, number>>, code: string): number | undefined {
  return Object.hasOwn(statuses, code) ? statuses[code] : undefined;
}

export function plannedMessage(code: string): string {
  return `${code}, as planned by the test.`;
}
