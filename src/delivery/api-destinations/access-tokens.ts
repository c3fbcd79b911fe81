import { MINUTE } from '../../time/units.js';
import type { OAuthParameters } from '../../account/connection.js';
import { mergedHeaders, withQuery } from '../../targets/http-call.js';
import { isObject } from '../../text/kinds-of-values.js';
import { parsedJson } from '../../text/parsed-json.js';
import type { DeliveryFailure } from '../attempt/delivery-errors.js';
import { callText, type HttpCalls, type HttpRequest } from './http-calls.js';
import { failureOf } from './http-failure.js';
import { parameterValues } from './connected-request.js';

export interface AccessToken {
  /** The value of `Authorization`. */
  readonly authorization: string;
  /** Milliseconds since 1970; absent for a token that does not expire. */
  readonly expiresAt?: number;
}

type Fetched = Promise<AccessToken | DeliveryFailure>;

/** A token is renewed when it has no more than a minute to live. */
const RENEWED_AHEAD = MINUTE;

/** The tokens of OAuth connections. A connection that is authorized anew has new parameters, and so a new token. */
export class AccessTokens {
  readonly #calls: Pick<HttpCalls, 'send'>;
  #fetched = new WeakMap<OAuthParameters, Fetched>();

  constructor(calls: Pick<HttpCalls, 'send'>) {
    this.#calls = calls;
  }

  clear(): void {
    this.#fetched = new WeakMap();
  }

  /** Fetched when there is none, or none that is good for long enough. Calls at the same time share one. */
  async tokenFor(oauth: OAuthParameters, at: number): Fetched {
    const known = this.#fetched.get(oauth);
    const token = await known;
    if (token && isGood(token, at)) return token;
    const others = this.#fetched.get(oauth);
    if (others && others !== known) return others;
    const fetching = this.#fetch(oauth, at);
    this.#fetched.set(oauth, fetching);
    return fetching;
  }

  /** Forgets a token that an endpoint has refused. */
  async refused(oauth: OAuthParameters, token: AccessToken): Promise<void> {
    const known = this.#fetched.get(oauth);
    if ((await known) === token && this.#fetched.get(oauth) === known) this.#fetched.delete(oauth);
  }

  async #fetch(oauth: OAuthParameters, at: number): Fetched {
    const { AuthorizationEndpoint } = oauth;
    if (!URL.canParse(AuthorizationEndpoint)) {
      return {
        errorCode: 'INVALID_PARAMETER',
        // Without the query, which may hold secrets.
        message: `The authorization endpoint ${AuthorizationEndpoint.replace(/\?.*$/s, '')} is not a URL.`,
      };
    }
    const request = tokenRequest(oauth);
    const answer = await this.#calls.send(request);
    if ('errorCode' in answer) return answer;
    return failureOf(request, answer, at) ?? tokenOf(answer.text, at) ?? noToken(request);
  }
}

function isGood(token: AccessToken | DeliveryFailure, at: number): token is AccessToken {
  return 'authorization' in token && (token.expiresAt ?? Infinity) - at > RENEWED_AHEAD;
}

/**
 * AWS does not say how the request is encoded: this is how RFC 6749 has it.
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-4.4.2
 */
function tokenRequest({
  ClientParameters,
  AuthorizationEndpoint,
  HttpMethod,
  OAuthHttpParameters,
}: OAuthParameters): HttpRequest {
  const { HeaderParameters, QueryStringParameters, BodyParameters } = OAuthHttpParameters ?? {};
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: ClientParameters.ClientID,
    client_secret: ClientParameters.ClientSecret,
  });
  for (const [name, value] of parameterValues(BodyParameters)) form.set(name, value);
  const own = Object.fromEntries(parameterValues(HeaderParameters));
  const url = withQuery(AuthorizationEndpoint, parameterValues(QueryStringParameters));
  if (HttpMethod === 'GET') return { method: HttpMethod, url: withQuery(url, form), headers: own };
  const headers = mergedHeaders({ 'Content-Type': 'application/x-www-form-urlencoded' }, own);
  return { method: HttpMethod, url, headers, body: form.toString() };
}

function tokenOf(text: string, at: number): AccessToken | undefined {
  const answer = parsedJson(text);
  if (!isObject(answer)) return undefined;
  const { access_token: token, token_type: type, expires_in: lifetime } = answer;
  if (typeof token !== 'string' || token === '') return undefined;
  const seconds = typeof lifetime === 'string' ? Number(lifetime) : lifetime;
  return {
    authorization: `${typeof type === 'string' ? type : 'Bearer'} ${token}`,
    ...(typeof seconds === 'number' && !Number.isNaN(seconds) && { expiresAt: at + seconds * 1000 }),
  };
}

function noToken(request: HttpRequest): DeliveryFailure {
  return {
    errorCode: 'SDK_CLIENT_ERROR',
    message: `${callText(request)} answered without an access_token.`,
  };
}
