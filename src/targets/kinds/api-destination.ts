import { always, resourceOf } from '../accepted-arn.js';
import { apiDestinationHeaders } from '../http-headers.js';
import { filledStars, HTTP_TIMEOUT, resolveHttpParameters } from '../http-parameters.js';
import { withQuery } from '../http-query.js';
import { invalidParameter, noResource } from '../refusal.js';
import type { ApiDestinationRequest, ResolvedHttpParameters } from '../requests/apis.js';
import type { RefusedRequest, TargetKind } from '../target-kind.js';

/** Its requests are those of the target and the API destination; what the connection adds is added before they are sent. */
export const apiDestination: TargetKind<ApiDestinationRequest> = {
  name: 'API destination',
  accepts: resourceOf('events', 'api-destination/'),
  needsRole: always,
  timeout: HTTP_TIMEOUT,
  request(invocation) {
    const apiDestinationArn = String(invocation.target.Arn);
    const endpoint = invocation.httpEndpoint();
    if (!endpoint) return noResource(`API destination ${apiDestinationArn} does not exist.`);
    const resolved = resolveHttpParameters(invocation);
    if ('refused' in resolved) return resolved;
    const { HeaderParameters = {} } = resolved.parameters;
    const unsendable = unsendableHeader(HeaderParameters);
    if (unsendable !== undefined) {
      return invalidParameter(`The header ${unsendable} has characters that HTTP does not take.`);
    }
    const whole = urlOf(endpoint.InvocationEndpoint, resolved.parameters);
    if ('refused' in whole) return whole;
    const { url } = whole;
    const method = endpoint.HttpMethod;
    const body = method === 'GET' || method === 'HEAD' ? {} : { body: invocation.payload };
    const headers = apiDestinationHeaders(HeaderParameters, { url, ...body });
    return { action: 'events:InvokeApiDestination', apiDestinationArn, method, url, headers, ...body };
  },
};

function urlOf(
  endpoint: string,
  parameters: ResolvedHttpParameters,
): { readonly url: string } | RefusedRequest {
  const path = filledStars(endpoint, parameters);
  if ('refused' in path) return path;
  if (!/^https?:/i.test(path.filled) || !URL.canParse(path.filled)) {
    return invalidParameter(`The endpoint ${endpoint} is no URL that HTTP could call.`);
  }
  return { url: withQuery(path.filled, Object.entries(parameters.QueryStringParameters ?? {})) };
}

/** PutTargets checks what it is given, but an event may have anything. */
function unsendableHeader(headers: Readonly<Record<string, string>>): string | undefined {
  return Object.keys(headers).find((name) => !/^[\t\x20-\x7E\x80-\xFF]*$/.test(headers[name] ?? ''));
}
