import type { ServiceFault } from '../../service/service-fault.js';
import { sdkMiddleware, type SentCommand } from '../sdk/sent-command.js';
import { apiOfClient } from '../sdk/service-of-client.js';

/**
 * The exception that the sender's own copy of the SDK makes of an error answer.
 *
 * The SDK's deserializer gets the answer that the service would have sent, so the class, `$fault`, `$metadata` and
 * `$response` are those of that copy and version, whichever it is.
 */
export async function exceptionFor(
  fault: ServiceFault,
  sent: SentCommand,
  requestId: string,
): Promise<Error> {
  const answer = apiOfClient(sent.client) === 'EventBridge' ? jsonError(fault) : restError(fault);
  const response = responseOf(answer, { status: fault.status, requestId });
  const deserialize = sdkMiddleware('deserializerMiddleware', sent);
  try {
    await deserialize?.(() => Promise.resolve({ response, output: {} }), sent.context)({ input: sent.input });
  } catch (thrown) {
    if (thrown instanceof Error && thrown.name === fault.code) return thrown;
  }
  return plainException(fault, requestId);
}

/** What of an error answer depends on the protocol. */
interface ErrorAnswer {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: object;
}

function jsonError({ code, message }: ServiceFault): ErrorAnswer {
  return { headers: { 'content-type': 'application/x-amz-json-1.1' }, body: { __type: code, message } };
}

/** By the protocol REST-JSON, which EventBridge Scheduler has. */
function restError({ code, message }: ServiceFault): ErrorAnswer {
  const headers = { 'content-type': 'application/json', 'x-amzn-errortype': code };
  return { headers, body: { Message: message } };
}

function responseOf({ headers, body }: ErrorAnswer, { status, requestId }: AnsweredWith): object {
  const text = JSON.stringify(body);
  return {
    statusCode: status,
    headers: { 'x-amzn-requestid': requestId, ...headers },
    // `from` makes an array of this realm: under Jest, TextEncoder's are of another, and the SDK would not know them.
    body: Uint8Array.from(new TextEncoder().encode(text)),
  };
}

interface AnsweredWith {
  /** The HTTP status. */
  readonly status: number;
  readonly requestId: string;
}

/** For a client whose deserializer is out of reach: the members are right, the class is not. */
export function plainException({ code, message, fault, status }: ServiceFault, requestId: string): Error {
  return Object.assign(new Error(message), {
    name: code,
    $fault: fault,
    $metadata: { httpStatusCode: status, requestId, extendedRequestId: undefined, cfId: undefined },
  });
}

/** Where a command was sent, so that an error's stack leads to the caller and not into the kit. */
export class CallerStack {
  readonly #holder: { stack?: string } = {};

  /** Looks at the stack as it is now: later it is that below an `await`. */
  constructor(entry: (...args: never[]) => unknown) {
    Error.captureStackTrace(this.#holder, entry);
  }

  /** Makes an error look as if it were thrown where the command was sent. */
  show(error: Error): Error {
    const frames = this.#holder.stack?.match(/\n {4}at [^]*/)?.[0];
    if (frames !== undefined) error.stack = `${error.name}: ${error.message}${frames}`;
    return error;
  }
}
