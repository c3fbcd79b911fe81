import { apiNamed } from '../../service/apis.js';
import { requestOf } from '../../service/constraints/request.js';
import type { Member, StructureShape } from '../../service/constraints/shapes.js';
import { ServiceFault } from '../../service/service-fault.js';
import { isObject } from '../../text/kinds-of-values.js';
import { jsonObject } from '../api/json-body.js';
import { jsonText } from '../api/json-text.js';
import type { ApiCall, Protocol } from '../api/protocol.js';
import type { HttpAnswer, HttpRequest } from '../exchange.js';
import { BINDINGS, ROOTS, type Binding } from './bindings.js';

const API = 'EventBridge Scheduler';

/**
 * REST-JSON, the protocol of EventBridge Scheduler: the operation stands in method and path.
 * @see https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html
 */
export const restJson: Protocol = {
  isSpokenBy: ({ path }) => ROOTS.some((root) => path === root || path.startsWith(`${root}/`)),
  call: (request) => {
    const { operation, binding, label } = calledBy(request);
    const shape = apiNamed(API).operations[operation]?.input;
    if (!shape) throw unknownOperation(request);
    const members = {
      ...(binding.hasBody && jsonObject(request.body)),
      ...queryMembers(request.query, binding, shape),
      ...(binding.label !== undefined && { [binding.label]: label }),
    };
    return { api: API, operation, ...inputOf(members, shape) };
  },
  success: (output, requestId) => answer(200, output, { 'x-amzn-requestid': requestId }),
  failure: ({ status, code, message }, requestId) =>
    answer(status, { Message: message }, { 'x-amzn-requestid': requestId, 'x-amzn-errortype': code }),
};

interface Called {
  readonly operation: string;
  readonly binding: Binding;
  /** What of the path the operation does not say: a name, an ARN. */
  readonly label: string;
}

function calledBy(request: HttpRequest): Called {
  const { method, path } = request;
  const [, root = '', rest] = /^(\/[^/]*)(?:\/([^/]*))?$/.exec(path) ?? [];
  const called = Object.entries(BINDINGS).find(
    ([, binding]) =>
      binding.method === method &&
      binding.root === root &&
      (binding.label === undefined) === (rest === undefined),
  );
  if (!called) throw unknownOperation(request);
  const [operation, binding] = called;
  return { operation, binding, label: decoded(rest ?? '') };
}

/** A list travels as one parameter for each of its members; of anything else, the last one counts. */
function queryMembers(query: URLSearchParams, binding: Binding, shape: StructureShape): ApiCall['input'] {
  const members = Object.entries(binding.query ?? {}).flatMap(([name, member]) => {
    const values = query.getAll(name);
    return values.length === 0 ? [] : [[member, typed(values, memberShape(shape, member))] as const];
  });
  return Object.fromEntries(members);
}

function memberShape({ members }: StructureShape, name: string): Member['shape'] | undefined {
  return members.find((member) => member.name === name)?.shape;
}

/** What is no number stays a text, which the service then refuses. */
function typed(values: readonly string[], shape: Member['shape'] | undefined): unknown {
  if (shape?.type === 'list') return values;
  const value = values.at(-1) ?? '';
  return shape?.type === 'integer' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
}

/** Times become dates, members that the API does not have are left out. */
function inputOf(members: ApiCall['input'], shape: StructureShape): Pick<ApiCall, 'input' | 'received'> {
  const seen = { unknownMembers: false };
  const input = requestOf(members, shape, seen);
  return { input: isObject(input) ? input : {}, ...(seen.unknownMembers && { received: members }) };
}

function decoded(label: string): string {
  try {
    return decodeURIComponent(label);
  } catch {
    throw new ServiceFault(
      'SerializationException',
      `The path contains an invalid escape: ${label.slice(0, 300)}`,
    );
  }
}

function unknownOperation({ method, path }: HttpRequest): ServiceFault {
  return new ServiceFault(
    'UnknownOperationException',
    `EventBridge Scheduler has no operation at ${method} ${path.slice(0, 300)}. ` +
      'Encode names and ARNs in paths: %2F is a slash.',
    'client',
    404,
  );
}

function answer(status: number, members: object, headers: HttpAnswer['headers']): HttpAnswer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: jsonText(members) };
}
