import { violationsOf } from './constraints.js';
import { violationsText } from './constraint-text.js';
import type { Operation, OperationContext, OperationName } from './operation.js';
import { NOT_SIMULATED, OPERATIONS } from './registry.js';
import { ServiceFault } from './service-fault.js';

/**
 * Answers one request.
 *
 * @throws ServiceFault whatever the service would answer with an error to, and `NotSimulatedException` for an operation
 * of the API that the kit does not answer yet. A request that throws has changed nothing.
 */
export function dispatch(name: string, input: unknown, context: OperationContext): Record<string, unknown> {
  const operation = operationNamed(name);
  const violations = violationsOf(input, operation.input);
  if (violations.length > 0) throw new ServiceFault('ValidationException', violationsText(violations));
  return operation.handle(input, context);
}

/** An operation whose handler takes what its own constraint table has let through. */
type CheckedOperation = Pick<Operation<OperationName>, 'input'> & {
  readonly handle: (input: unknown, context: OperationContext) => Record<string, unknown>;
};

function operationNamed(name: string): CheckedOperation {
  if (!Object.hasOwn(OPERATIONS, name)) {
    throw new ServiceFault(
      'UnknownOperationException',
      `EventBridge has no operation ${name} in API 2015-10-07.`,
    );
  }
  const operation = OPERATIONS[name as OperationName];
  if (operation === NOT_SIMULATED) {
    throw new ServiceFault(
      'NotSimulatedException',
      `${name} is not simulated yet by aws-eventbridge-mock. Replace the call in this test, for example with vi.spyOn or jest.spyOn on the function that makes it.`,
    );
  }
  // The table and the handler of one entry belong to the same operation, which the registry's type has made sure of.
  return operation as unknown as CheckedOperation;
}
