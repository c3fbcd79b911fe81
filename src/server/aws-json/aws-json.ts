import { requestOf } from '../../service/constraints/request.js';
import { OPERATIONS } from '../../service/registry.js';
import { ServiceFault } from '../../service/service-fault.js';
import { isObject } from '../../text/kinds-of-values.js';
import { jsonObject } from '../api/json-body.js';
import { jsonText } from '../api/json-text.js';
import type { ApiCall, Protocol } from '../api/protocol.js';
import type { HttpAnswer, HttpRequest } from '../exchange.js';

const CONTENT_TYPE = 'application/x-amz-json-1.1';

/**
 * AWS JSON 1.1, the protocol of EventBridge.
 * @see https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
 */
export const awsJson: Protocol = {
  isSpokenBy: ({ method, path }) => method === 'POST' && path === '/',
  call: ({ headers, body }) => {
    const operation = operationIn(headers['x-amz-target']);
    return { api: 'EventBridge', operation, ...inputOf(operation, jsonObject(body)) };
  },
  success: (output, requestId) => jsonAnswer(200, output, requestId),
  failure: ({ status, code, message }, requestId) => jsonAnswer(status, { __type: code, message }, requestId),
};

/** Of `AWSEvents.PutEvents`. */
function operationIn(target: HttpRequest['headers'][string]): string {
  const [, operation] = /^AWSEvents\.(.+)$/.exec(target ?? '') ?? [];
  if (operation !== undefined) return operation;
  const problem =
    target === undefined
      ? 'The header X-Amz-Target is missing'
      : `The header X-Amz-Target is ${JSON.stringify(target)}`;
  throw new ServiceFault(
    'UnknownOperationException',
    `${problem}. This endpoint is EventBridge, with targets such as AWSEvents.PutEvents.`,
  );
}

/** What of the body reaches the service: times become dates, members that the API does not have are left out. */
function inputOf(operation: string, body: ApiCall['input']): Pick<ApiCall, 'input' | 'received'> {
  const called = Object.hasOwn(OPERATIONS, operation) ? OPERATIONS[operation] : undefined;
  const seen = { unknownMembers: false };
  const input = called && requestOf(body, called.input, seen);
  return { input: isObject(input) ? input : body, ...(seen.unknownMembers && { received: body }) };
}

function jsonAnswer(status: number, members: object, requestId: string): HttpAnswer {
  return {
    status,
    headers: { 'content-type': CONTENT_TYPE, 'x-amzn-requestid': requestId },
    body: jsonText(members),
  };
}
