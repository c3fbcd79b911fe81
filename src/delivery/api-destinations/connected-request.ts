import { Buffer } from 'node:buffer';
import type {
  AuthParameters,
  ConnectionHttpParameter,
  ConnectionHttpParameters,
} from '../../account/connection.js';
import { apiDestinationHeaders, mergedHeaders, withQuery } from '../../targets/http-call.js';
import type { ApiDestinationRequest } from '../../targets/kinds/apis.js';
import { isObject } from '../../text/kinds-of-values.js';
import { parsedJson } from '../../text/parsed-json.js';

/** What stands in the place of a secret. */
const MASK = '***';

/** What a connection adds to every request. */
interface Additions {
  readonly authorization: Readonly<Record<string, string>>;
  readonly parameters: ConnectionHttpParameters;
}

/**
 * The request as EventBridge sends it: what the connection says wins over what the target says.
 *
 * @param token - The value of `Authorization` for an OAuth connection. Default: a mask.
 */
export function connectedRequest(
  request: ApiDestinationRequest,
  parameters: AuthParameters,
  token = `Bearer ${MASK}`,
): ApiDestinationRequest {
  const { InvocationHttpParameters = {} } = parameters;
  const authorization = authorizationOf(parameters, token);
  return withAdditions(request, { authorization, parameters: InvocationHttpParameters });
}

/** The same request without the secrets of the connection. */
export function concealedRequest(
  request: ApiDestinationRequest,
  parameters: AuthParameters,
): ApiDestinationRequest {
  const authorization = concealedAuthorization(parameters);
  const concealed = withAdditions(request, {
    authorization,
    parameters: concealedParameters(parameters.InvocationHttpParameters ?? {}),
  });
  const length = connectedRequest(request, parameters).headers['Content-Length'];
  return length === undefined
    ? concealed
    : { ...concealed, headers: { ...concealed.headers, 'Content-Length': length } };
}

function withAdditions(
  request: ApiDestinationRequest,
  { authorization, parameters }: Additions,
): ApiDestinationRequest {
  const url = withQuery(request.url, parameterValues(parameters.QueryStringParameters));
  const body =
    request.body === undefined
      ? {}
      : { body: withBodyMembers(request.body, parameterValues(parameters.BodyParameters)) };
  const own = Object.fromEntries(parameterValues(parameters.HeaderParameters));
  const headers = mergedHeaders(request.headers, own, authorization);
  return { ...request, url, ...body, headers: apiDestinationHeaders(headers, { url, ...body }) };
}

function authorizationOf(
  { BasicAuthParameters: basic, ApiKeyAuthParameters: apiKey, OAuthParameters: oauth }: AuthParameters,
  token: string,
): Additions['authorization'] {
  if (basic) {
    const credentials = Buffer.from(`${basic.Username}:${basic.Password}`).toString('base64');
    return { Authorization: `Basic ${credentials}` };
  }
  if (apiKey) return { [apiKey.ApiKeyName]: apiKey.ApiKeyValue };
  return oauth ? { Authorization: token } : {};
}

function concealedAuthorization(parameters: AuthParameters): Additions['authorization'] {
  if (parameters.BasicAuthParameters) return { Authorization: `Basic ${MASK}` };
  const { ApiKeyAuthParameters: apiKey } = parameters;
  return apiKey ? { [apiKey.ApiKeyName]: MASK } : authorizationOf(parameters, `Bearer ${MASK}`);
}

function concealedParameters(parameters: ConnectionHttpParameters): ConnectionHttpParameters {
  const conceal = (given: readonly ConnectionHttpParameter[] = []) =>
    given.map((parameter) => (parameter.IsValueSecret ? { ...parameter, Value: MASK } : parameter));
  return {
    HeaderParameters: conceal(parameters.HeaderParameters),
    QueryStringParameters: conceal(parameters.QueryStringParameters),
    BodyParameters: conceal(parameters.BodyParameters),
  };
}

/** The values of a connection's parameters by their keys; one without a key has no place in a request. */
export function parameterValues(
  parameters: readonly ConnectionHttpParameter[] = [],
): ReadonlyMap<string, string> {
  return new Map(
    parameters.flatMap(({ Key, Value = '' }) => (Key === undefined ? [] : [[Key, Value] as const])),
  );
}

/** A body that is a JSON object with further members; any other body as it is. */
function withBodyMembers(body: string, members: ReadonlyMap<string, string>): string {
  const object = members.size > 0 ? parsedJson(body) : undefined;
  if (!isObject(object)) return body;
  const added = Object.fromEntries(members);
  // To write the whole object anew would spell large numbers anew.
  if (Object.keys(added).some((name) => Object.hasOwn(object, name))) {
    return JSON.stringify({ ...object, ...added });
  }
  const separator = Object.keys(object).length > 0 ? ',' : '';
  return `${body.slice(0, body.lastIndexOf('}'))}${separator}${JSON.stringify(added).slice(1)}`;
}
