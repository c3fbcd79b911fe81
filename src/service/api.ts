import { violationsText, wrongTypeText } from './constraints/constraint-text.js';
import type { Violation } from './constraints/constraints.js';
import type { StructureShape } from './constraints/shapes.js';
import type { OperationContext } from './operation.js';
import { ServiceFault } from './service-fault.js';
import type { ApiName } from '../text/api-name.js';

export type { ApiName };

/** An API of AWS, as clients of one kind call it. */
export interface Api {
  /** As messages name it. */
  readonly name: string;
  readonly version: string;
  /** By name, in the order in which a mistyped name is looked for. */
  readonly operations: Readonly<Record<string, AnyOperation>>;
  /** What a request is answered that breaks constraints. */
  readonly refusal: (violations: readonly [Violation, ...Violation[]]) => ServiceFault;
}

/**
 * An operation whatever it is called with: its handler takes what its own constraints let through, and nothing else.
 */
export interface AnyOperation {
  readonly input: StructureShape;
  readonly handle: (request: never, context: OperationContext) => object;
}

/** What the getters answer, each asked when it is read: the files of a family are loaded with its first operation. */
export function operationsOf<Getters extends Readonly<Record<string, () => unknown>>>(
  getters: Getters,
): { readonly [Name in keyof Getters]: ReturnType<Getters[Name]> } {
  const operations = {};
  for (const [name, get] of Object.entries(getters)) {
    Object.defineProperty(operations, name, { get, enumerable: true });
  }
  return operations as ReturnType<typeof operationsOf<Getters>>;
}

/** In the words that both APIs have for it. */
export function refusalOf(violations: readonly [Violation, ...Violation[]]): ServiceFault {
  const mistyped = violations.find(({ constraint }) => constraint.kind === 'type');
  return mistyped
    ? new ServiceFault('SerializationException', wrongTypeText(mistyped))
    : new ServiceFault('ValidationException', violationsText(violations));
}
