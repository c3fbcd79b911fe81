import type { Environment } from '../../environment/environment.js';
import { HTTP_TIMEOUT } from '../../targets/http-call.js';
import type { DeliveryError } from '../attempt/delivery-errors.js';

export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

/** What a server has answered. */
export interface HttpAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly retryAfter: string | null;
  /** The body's text. */
  readonly text: string;
}

/** Why a call was ended that has taken too long. */
const LATE = new Error('The call has taken too long.');

/** `fetch` sets these from the URL and the body. */
const SET_BY_FETCH = ['host', 'content-length'];

/** Makes HTTP calls, each with an end. */
export class HttpCalls {
  readonly #environment: Pick<Environment, 'fetch' | 'wakeUp'>;
  readonly #underWay = new Set<() => void>();

  constructor(environment: Pick<Environment, 'fetch' | 'wakeUp'>) {
    this.#environment = environment;
  }

  /** Ends all calls that are under way. */
  abandon(): void {
    for (const end of this.#underWay) end();
  }

  /** Never rejects: a call without an answer is an error of the delivery. */
  async send(request: HttpRequest): Promise<HttpAnswer | DeliveryError> {
    const aborting = new AbortController();
    const end = () => {
      aborting.abort();
    };
    this.#underWay.add(end);
    const alarm = this.#environment.wakeUp(HTTP_TIMEOUT, () => {
      aborting.abort(LATE);
    });
    try {
      return await Promise.race([this.#answer(request, aborting.signal), aborted(aborting.signal)]);
    } catch (error) {
      return aborting.signal.reason === LATE ? timedOut(request) : unreachable(request, error);
    } finally {
      alarm.cancel();
      this.#underWay.delete(end);
    }
  }

  async #answer({ method, url, headers, body }: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> {
    const response = await this.#environment.fetch(url, {
      method,
      headers: Object.entries(headers).filter(([name]) => !SET_BY_FETCH.includes(name.toLowerCase())),
      ...(body !== undefined && { body }),
      redirect: 'manual',
      signal,
    });
    const { status, statusText } = response;
    return {
      status,
      statusText,
      retryAfter: response.headers.get('Retry-After'),
      text: await response.text(),
    };
  }
}

/** A `fetch` that somebody has replaced may know nothing of signals. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(new Error('The call was aborted.'));
    });
  });
}

function timedOut(request: HttpRequest): DeliveryError {
  return { errorCode: 'TIMEOUT', message: `${callText(request)} was not answered within 5 seconds.` };
}

/** A name that nobody knows is no passing trouble of the network. */
function unreachable(request: HttpRequest, error: unknown): DeliveryError {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const isUnknownHost = typeof cause === 'object' && cause && 'code' in cause && cause.code === 'ENOTFOUND';
  return {
    errorCode: isUnknownHost ? 'NO_RESOURCE' : 'CONNECTION_FAILURE',
    // Some errors name the whole URL.
    message: `${callText(request)} failed: ${reasonOf(cause).replaceAll(request.url, urlText(request))}`,
  };
}

/** Where several addresses were tried in vain, the message is empty. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.message === '' && 'code' in cause ? String(cause.code) : cause.message;
}

export function callText(request: HttpRequest): string {
  return `${request.method} ${urlText(request)}`;
}

/** Without the query, which may hold secrets. */
function urlText({ url }: HttpRequest): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}
