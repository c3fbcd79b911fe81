import type { HttpAnswer } from '../../delivery/api-destinations/http-calls.js';
import type { DeliveryError, DeliveryErrorCode } from '../../delivery/attempt/delivery-errors.js';
import { memberOf } from '../../text/kinds-of-values.js';
import { parsedJson } from '../../text/parsed-json.js';

/** What errors of AWS APIs are called, and what EventBridge would call them; the first that fits counts. */
const CODES: readonly (readonly [RegExp, DeliveryErrorCode])[] = [
  [/Throttl|TooManyRequests|ThroughputExceeded|RequestLimitExceeded/, 'THROTTLING'],
  [/AccessDenied|Authorization|NotAuthorized|UnrecognizedClient|Signature|Token/, 'NO_PERMISSIONS'],
  [/AlreadyExists/, 'RESOURCE_ALREADY_EXISTS'],
  [/NotFound|NonExistent|DoesNotExist/, 'NO_RESOURCE'],
  [/LimitExceeded/, 'RESOURCE_LIMIT_EXCEEDED'],
  [/Conflict|ConcurrentModification|InUse/, 'RESOURCE_MODIFICATION_COLLISION'],
  [/InvalidRequestContent|InvalidExecutionInput/, 'INVALID_JSON'],
  [/Validation|Invalid|Missing/, 'INVALID_PARAMETER'],
];

const STATUSES: Readonly<Record<number, DeliveryErrorCode>> = {
  401: 'NO_PERMISSIONS',
  403: 'NO_PERMISSIONS',
  404: 'NO_RESOURCE',
  409: 'RESOURCE_MODIFICATION_COLLISION',
  429: 'THROTTLING',
};

/**
 * Why an answer of a service means that the target has not taken the event; undefined where it has.
 *
 * @param what - the call, as texts name it
 */
export function refusalOf(what: string, { status, statusText, text }: HttpAnswer): DeliveryError | undefined {
  if (status >= 200 && status < 300) return undefined;
  const name = errorName(text);
  const said = [name ?? `${status} ${statusText}`.trim(), errorMessage(text)].filter(Boolean).join(': ');
  return { errorCode: codeOf(status, name ?? ''), message: `${what} answered ${said}` };
}

function codeOf(status: number, name: string): DeliveryErrorCode {
  const [, code] = CODES.find(([names]) => names.test(name)) ?? [];
  // What fails on the service's side may go well the next time, whatever it is called.
  if (status >= 500) return code === 'THROTTLING' ? code : 'ERROR_FROM_TARGET';
  return code ?? STATUSES[status] ?? 'SDK_CLIENT_ERROR';
}

/** Of JSON or XML, as AWS's protocols write it. */
function errorName(text: string): string | undefined {
  const json = parsedJson(text);
  const given = memberOf(json, '__type') ?? memberOf(json, 'code') ?? /<Code>([^<]+)</.exec(text)?.[1];
  return typeof given === 'string' ? given.replace(/^.*#/, '').replace(/:.*$/, '') : undefined;
}

function errorMessage(text: string): string | undefined {
  const json = parsedJson(text);
  const given = memberOf(json, 'message') ?? memberOf(json, 'Message') ?? /<Message>([^<]+)</.exec(text)?.[1];
  return typeof given === 'string' ? given : undefined;
}
