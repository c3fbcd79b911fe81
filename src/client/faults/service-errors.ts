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

export function plannedServiceFault(code: string, message: string = plannedMessage(code)): ServiceFault {
  const status = Object.hasOwn(SERVER_STATUS, code) ? SERVER_STATUS[code] : undefined;
  return status === undefined
    ? new ServiceFault(code, message)
    : new ServiceFault(code, message, 'server', status);
}

export function plannedMessage(code: string): string {
  return `${code}, as planned by the test.`;
}
