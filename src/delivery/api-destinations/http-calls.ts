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
    const unsendable = unsendableText(request);
    if (unsendable !== undefined) {
      return {
        errorCode: 'INVALID_PARAMETER',
        message: `${callText(request)} cannot be sent: ${unsendable}`,
      };
    }
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
    message: `${callText(request)} failed: ${withoutSecrets(reasonOf(cause), request)}`,
  };
}

/** What `fetch` would refuse whenever it is asked, in words that quote no value: any of them may be a secret. */
function unsendableText({ url, headers }: HttpRequest): string | undefined {
  const { username, password } = new URL(url);
  if (username !== '' || password !== '') return 'its URL contains a user name or a password.';
  for (const [name, value] of Object.entries(headers)) {
    if (!HEADER_NAME.test(name)) return `${JSON.stringify(name)} is not a valid HTTP header name.`;
    if (!HEADER_VALUE.test(value.replace(ENDS, ''))) {
      return `the value of its header ${name} has characters that an HTTP header cannot have.`;
    }
  }
  return undefined;
}

const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]+$/;
const HEADER_VALUE = /^[\t\x20-\x7E\x80-\xFF]*$/;
/** White space that `fetch` takes off. */
const ENDS = /^[\t\n\r ]+|[\t\n\r ]+$/g;
const SHORTEST_SECRET = 4;

/** Some errors name the whole URL or a header's value. */
function withoutSecrets(text: string, request: HttpRequest): string {
  const { href, searchParams } = new URL(request.url);
  const hidden = [...Object.values(request.headers), ...searchParams.values(), request.body ?? '']
    .filter((value) => value.length >= SHORTEST_SECRET && text.includes(value))
    .sort((a, b) => b.length - a.length);
  const shown = text.replaceAll(request.url, urlText(request)).replaceAll(href, urlText(request));
  return hidden.reduce((rest, value) => rest.replaceAll(value, '***'), shown);
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
