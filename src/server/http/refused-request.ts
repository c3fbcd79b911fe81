import type { HttpAnswer } from '../exchange.js';

/** A request that nobody is asked to answer, with an error that AWS documents for all of its services. */
export class RefusedRequest extends Error {
  override readonly name = 'RefusedRequest';

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }

  get answer(): HttpAnswer {
    return errorAnswer(this);
  }
}

/** An error as AWS's services that speak JSON tell one. */
export function errorAnswer(error: {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}): HttpAnswer {
  const { status, code, message } = error;
  return {
    status,
    headers: { 'content-type': 'application/x-amz-json-1.1' },
    body: JSON.stringify({ __type: code, message }),
  };
}

/** What is told of a mistake of the server's own. */
export function mistake(error: unknown): HttpAnswer {
  const message = error instanceof Error ? error.message : String(error);
  return errorAnswer({ status: 500, code: 'InternalFailure', message });
}
