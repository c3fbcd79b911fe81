/** A request that has come in whole. */
export interface HttpRequest {
  /** In capital letters. */
  readonly method: string;
  /** Without the query: `/_mock/events`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** By name in small letters. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Without its transfer and content encoding. */
  readonly body: Uint8Array;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** In the place of an answer: the connection is closed without one. */
export const NO_ANSWER = 'no answer';

/** What comes of a request. */
export type Reply = HttpAnswer | typeof NO_ANSWER;

/** A part of the server that answers requests. Undefined where the request is not for it. */
export type Responder = (request: HttpRequest) => Reply | Promise<Reply> | undefined;
