import type { ApiDestinationHttpMethod } from '@aws-sdk/client-eventbridge';
import type { JsonObject } from '../../event/json-value.js';
import { definedMembers } from '../../text/defined-members.js';
import { parseArn } from '../../text/arn.js';
import { apiDestinationHeaders, HTTP_TIMEOUT, withQuery } from '../http-call.js';
import { resolveDynamicPaths } from '../dynamic-paths.js';
import { objectPayload } from '../payload.js';
import { invalidParameter, missingParameters, noResource, type RefusedRequest } from '../refusal.js';
import {
  always,
  isApiDestination,
  inAnotherAccount,
  resourceOf,
  resourcePart,
  type TargetInvocation,
  type TargetKind,
} from '../target-kind.js';

/** Calls of HTTP APIs. */
export type ApiRequest = ApiDestinationRequest | ApiGatewayRequest | AppSyncRequest;

/**
 * An HTTP call of an API destination.
 *
 * Records show `***` in the place of what the connection keeps secret; a bound function gets the secrets.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations.html
 */
export interface ApiDestinationRequest {
  readonly action: 'events:InvokeApiDestination';
  readonly apiDestinationArn: string;
  readonly method: ApiDestinationHttpMethod;
  /** With the values of path and query parameters. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Absent for GET and HEAD. */
  readonly body?: string;
}

/**
 * Its requests are those of the target and the API destination; what the connection adds is added before they are sent.
 */
export const apiDestination: TargetKind<ApiDestinationRequest> = {
  name: 'API destination',
  accepts: isApiDestination,
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
      return invalidParameter(`The header ${unsendable} has characters that HTTP does not allow.`);
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
    return invalidParameter(`The endpoint ${endpoint} is not a valid HTTP URL.`);
  }
  return { url: withQuery(path.filled, Object.entries(parameters.QueryStringParameters ?? {})) };
}

/** PutTargets checks what it is given, but an event may have anything. */
function unsendableHeader(headers: Readonly<Record<string, string>>): string | undefined {
  return Object.keys(headers).find((name) => !/^[\t\x20-\x7E\x80-\xFF]*$/.test(headers[name] ?? ''));
}

/**
 * An HTTP call of a REST API.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-gateway-target.html
 */
export interface ApiGatewayRequest {
  readonly action: 'execute-api:Invoke';
  readonly restApiId: string;
  readonly stage: string;
  readonly method: string;
  /** From the stage on, percent-encoded where parameters filled it: `/prod/orders/7/`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: string;
}

export const apiGatewayRestApi: TargetKind<ApiGatewayRequest> = {
  name: 'API Gateway REST API',
  accepts: resourceOf('execute-api'),
  needsRole: inAnotherAccount,
  permissions: { actions: ['execute-api:Invoke'] },
  timeout: HTTP_TIMEOUT,
  request(invocation) {
    const resolved = resolveHttpParameters(invocation);
    if ('refused' in resolved) return resolved;
    const { HeaderParameters = {}, QueryStringParameters = {} } = resolved.parameters;
    const [restApiId = '', stage = '', method = '*', ...segments] = invocation.arn.resource.split('/');
    const path = filledStars(segments.join('/'), resolved.parameters);
    if ('refused' in path) return path;
    return {
      action: 'execute-api:Invoke',
      restApiId,
      stage,
      method: method === '*' ? 'POST' : method,
      path: withEndingSlash(`/${stage}/${path.filled}`),
      headers: headersOf(invocation, HeaderParameters),
      query: QueryStringParameters,
      body: invocation.payload,
    };
  },
};

/** The recorded calls end with one. */
function withEndingSlash(path: string): string {
  return path.endsWith('/') ? path : `${path}/`;
}

/** What EventBridge and HTTP itself keep for themselves. */
const FORBIDDEN = [
  'authorization',
  'connection',
  'content-encoding',
  'content-length',
  'host',
  'max-forwards',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'via',
  'www-authenticate',
  'x-forwarded-for',
];

/** The target's own headers, without those that are forbidden, beside the ones that every call has. */
function headersOf(
  { ruleArn, traceHeader }: TargetInvocation,
  given: Readonly<Record<string, string>>,
): Record<string, string> {
  const allowed = Object.entries(given).filter(([name]) => !isForbidden(name.toLowerCase()));
  const hasContentType = allowed.some(([name]) => name.toLowerCase() === 'content-type');
  return {
    ...(hasContentType ? {} : { 'Content-Type': 'application/json' }),
    'X-Amz-Source-Account': parseArn(ruleArn)?.account ?? '',
    'X-Amz-Source-Arn': ruleArn,
    ...(traceHeader !== undefined && { 'X-Amzn-Trace-Id': traceHeader }),
    ...Object.fromEntries(allowed),
  };
}

function isForbidden(name: string): boolean {
  return FORBIDDEN.includes(name) || name.startsWith('x-amz');
}

/** HttpParameters with the values of an event. */
interface ResolvedHttpParameters {
  /** For the stars of the endpoint, in their order. */
  readonly PathParameterValues?: readonly string[];
  readonly HeaderParameters?: Readonly<Record<string, string>>;
  readonly QueryStringParameters?: Readonly<Record<string, string>>;
}

/** A path or URL with the values of a target in the place of its stars. */
function filledStars(
  text: string,
  { PathParameterValues = [] }: ResolvedHttpParameters,
): { readonly filled: string } | RefusedRequest {
  const stars = text.split('*').length - 1;
  if (stars > PathParameterValues.length) {
    return invalidParameter(
      `${text} has ${stars} wildcards, but PathParameterValues has ${PathParameterValues.length} values.`,
    );
  }
  const rest = PathParameterValues.map(pathSegment);
  const filled = text.replaceAll('*', () => rest.shift() ?? '*');
  return leavesPath(filled, text) ? invalidParameter(LEAVES_PATH) : { filled };
}

const LEAVES_PATH =
  'A path parameter turns a part of the path into "." or "..", which would lead to a different path.';

/** No encoding keeps such parts in a URL. Values have no slash any more, so the parts stand side by side. */
function leavesPath(filled: string, text: string): boolean {
  const parts = text.split('/');
  return filled.split('/').some((part, at) => part !== parts[at] && /^(\.|%2e){1,2}$/i.test(part));
}

/** An event may have half a surrogate pair, which no encoding takes. */
function pathSegment(value: string): string {
  return encodeURIComponent(value.replaceAll(/\p{Surrogate}/gu, '\uFFFD'));
}

/** A target's HttpParameters with the values of this event. */
function resolveHttpParameters({
  target,
  event,
}: TargetInvocation): { readonly parameters: ResolvedHttpParameters } | RefusedRequest {
  const given = target.HttpParameters ?? {};
  // Headers and query strings are sent empty when their path finds nothing, as public reports from AWS have it.
  const { PathParameterValues, HeaderParameters, QueryStringParameters } = resolveDynamicPaths(
    given,
    event,
  ).parameters;
  const blank = PathParameterValues?.findIndex((value) => value.trim() === '') ?? -1;
  if (blank >= 0) {
    return invalidParameter(
      `The path parameter ${String(given.PathParameterValues?.[blank])} is blank for this event.`,
    );
  }
  return { parameters: definedMembers({ PathParameterValues, HeaderParameters, QueryStringParameters }) };
}

/**
 * A GraphQL operation of an AppSync API.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/target-appsync.html
 */
export interface AppSyncRequest {
  readonly action: 'appsync:GraphQL';
  readonly apiId: string;
  /** The target's GraphQLOperation. */
  readonly query: string;
  readonly variables: JsonObject;
}

export const appSyncGraphqlApi: TargetKind<AppSyncRequest> = {
  name: 'AppSync GraphQL API',
  accepts: resourceOf('appsync', 'endpoints/graphql-api/'),
  needsRole: always,
  request(invocation) {
    const { target, arn } = invocation;
    const query = target.AppSyncParameters?.GraphQLOperation;
    if (query === undefined) return missingParameters('AppSyncParameters', target);
    const shaped = objectPayload('AppSync', invocation);
    if ('refused' in shaped) return shaped;
    return {
      action: 'appsync:GraphQL',
      apiId: resourcePart(arn, '/', 2),
      query,
      variables: shaped.members,
    };
  },
};
