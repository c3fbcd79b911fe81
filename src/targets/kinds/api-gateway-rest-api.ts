import { parseArn } from '../../text/arn.js';
import { inAnotherAccount, resourceOf } from '../accepted-arn.js';
import { filledStars, HTTP_TIMEOUT, resolveHttpParameters } from '../http-parameters.js';
import type { ApiGatewayRequest } from '../requests/apis.js';
import type { TargetInvocation, TargetKind } from '../target-kind.js';

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
