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

  /** What is wrong in plain words, for the kit's own messages; the caller of the service gets `message` alone. */
  explanation?: string;

  /** The same fault, with words of the kit for those who cannot tell by the service's. */
  because(explanation: string): this {
    this.explanation = explanation;
    return this;
  }
}

/** What every operation answers that would make more than a quota allows. */
export function overQuota(): ServiceFault {
  return new ServiceFault(
    'LimitExceededException',
    'The requested resource exceeds the maximum number allowed.',
  );
}
