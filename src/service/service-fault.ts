/** An error answer of the service. Only the client door turns it into the SDK's exception classes. */
export class ServiceFault extends Error {
  override readonly name = 'ServiceFault';

  constructor(
    /** The error code, which the SDK shows as the exception's name: `ResourceNotFoundException`. */
    readonly code: string,
    message: string,
    readonly fault: 'client' | 'server' = 'client',
    /** The HTTP status. */
    readonly status: number = fault === 'client' ? 400 : 500,
  ) {
    super(message);
  }
}

/** What every operation answers that would make more than a quota allows. */
export function overQuota(): ServiceFault {
  return new ServiceFault(
    'LimitExceededException',
    'The requested resource exceeds the maximum number allowed.',
  );
}
