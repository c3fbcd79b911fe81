import type { EventBridgeMock } from '../../src/index.js';
import { controlResponder } from '../../src/server/control/control-responder.js';
import { NO_ANSWER, type HttpAnswer, type HttpRequest, type Responder } from '../../src/server/exchange.js';

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export type Ask = (line: string, body?: unknown, headers?: HttpRequest['headers']) => Promise<Answered>;

/** Asks as over HTTP: `POST clock`, `GET events?bus=orders`. A body that is a text is sent as it is. */
export function asking(eventBridge: EventBridgeMock): Ask {
  const responder = controlResponder(eventBridge);
  return (line, body, headers = {}) => answered(responder, request(line, body, headers));
}

export function request(line: string, body?: unknown, headers: HttpRequest['headers'] = {}): HttpRequest {
  const [method = '', target = ''] = line.split(' ');
  const url = new URL(`/_mock/${target}`, 'http://localhost');
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  return {
    method,
    path: url.pathname,
    query: url.searchParams,
    headers: { host: 'localhost:4010', ...headers },
    body: new TextEncoder().encode(text),
  };
}

/** What a responder answers itself. */
export async function answerOf(responder: Responder, asked: HttpRequest): Promise<HttpAnswer> {
  const answer = await responder(asked);
  if (answer === undefined || answer === NO_ANSWER)
    throw new Error(`No answer to ${asked.method} ${asked.path}.`);
  return answer;
}

async function answered(responder: Responder, asked: HttpRequest): Promise<Answered> {
  const answer = await answerOf(responder, asked);
  const text = typeof answer.body === 'string' ? answer.body : new TextDecoder().decode(answer.body);
  return { status: answer.status, headers: answer.headers, body: JSON.parse(text) };
}
