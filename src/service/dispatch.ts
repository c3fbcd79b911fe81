import { nearestName } from '../text/nearest-name.js';
import { violationsOf } from './constraints/constraints.js';
import { violationsText, wrongTypeText } from './constraints/constraint-text.js';
import type { CallContext, FailingEntries, Operation, OperationContext, OperationName } from './operation.js';
import { OPERATIONS } from './registry.js';
import { requestOf } from './constraints/request.js';
import { ServiceFault } from './service-fault.js';
import type { StructureShape } from './constraints/shapes.js';

/**
 * Answers one request. The answer shares nothing with the input or the account.
 *
 * @throws ServiceFault whatever the service would answer with an error to. A request that throws has changed nothing.
 */
export function dispatch(
  name: string,
  input: unknown,
  account: CallContext,
  failing?: FailingEntries,
): Record<string, unknown> {
  if (!isOperationName(name)) throw unknownOperation(name);
  // The table and the handler of one entry belong to the same operation, which the registry's type has made sure of.
  const operation = OPERATIONS[name] as unknown as CheckedOperation;
  const request = checkedRequest(input, operation.input);
  // In this order, because V8 takes microseconds to add members to what was spread first.
  if (failing) return operation.handle(request, { operation: name, failing, ...account });
  return operation.handle(request, { operation: name, ...account });
}

function checkedRequest(input: unknown, shape: StructureShape): unknown {
  const request = requestOf(input, shape);
  const violations = violationsOf(request, shape);
  if (violations.length === 0) return request;
  const mistyped = violations.find(({ constraint }) => constraint.kind === 'type');
  throw mistyped
    ? new ServiceFault('SerializationException', wrongTypeText(mistyped))
    : new ServiceFault('ValidationException', violationsText(violations));
}

/** An operation whose handler takes what its own constraint table has let through. */
type CheckedOperation = Pick<Operation<OperationName>, 'input'> & {
  readonly handle: (request: unknown, context: OperationContext) => Record<string, unknown>;
};

function isOperationName(name: string): name is OperationName {
  return Object.hasOwn(OPERATIONS, name);
}

function unknownOperation(name: string): ServiceFault {
  const near = nearestName(name, Object.keys(OPERATIONS));
  const hint = near === undefined ? '' : ` Did you mean ${near}?`;
  return new ServiceFault(
    'UnknownOperationException',
    `EventBridge has no operation ${name} in API 2015-10-07.${hint}`,
  );
}
