import type { ApiName } from '../../service/api.js';
import type { HttpAnswer, HttpRequest } from '../exchange.js';

/** How calls of an API and their answers look as HTTP. */
export interface Protocol {
  /** Whether a request is one of this protocol. */
  readonly isSpokenBy: (request: HttpRequest) => boolean;
  /** @throws ServiceFault for a request that the service could not read. */
  readonly call: (request: HttpRequest) => ApiCall;
  readonly success: (output: Readonly<Record<string, unknown>>, requestId: string) => HttpAnswer;
  readonly failure: (error: ApiError, requestId: string) => HttpAnswer;
}

export interface ApiCall {
  readonly api: ApiName;
  /** The operation's name: `PutEvents`. */
  readonly operation: string;
  /** As the SDK for JavaScript has it: with dates where the API has times. */
  readonly input: Readonly<Record<string, unknown>>;
  /** The same with members that the API does not have, where there are any. */
  readonly received?: Readonly<Record<string, unknown>>;
}

export interface ApiError {
  readonly code: string;
  readonly message: string;
  /** The HTTP status. */
  readonly status: number;
}
