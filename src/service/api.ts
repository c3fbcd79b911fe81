import type { Violation } from './constraints/constraints.js';
import type { StructureShape } from './constraints/shapes.js';
import type { OperationContext } from './operation.js';
import type { ServiceFault } from './service-fault.js';

/** An API of AWS, as clients of one kind call it. */
export interface Api {
  /** As messages name it: `EventBridge`. */
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
