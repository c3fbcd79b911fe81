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
