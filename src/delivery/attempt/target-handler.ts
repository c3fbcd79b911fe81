import { keepEntries } from '../../account/keep.js';
import type { RuleTarget } from '../../history/records.js';
import { thrownText } from '../../text/thrown.js';

/**
 * A function bound to a target: `(event, context) => …`, sync or async.
 *
 * The parameters are `never` so that a handler typed with its own event and context is accepted as it is. The third is
 * there for the handlers of `@types/aws-lambda`, whose type has a callback; nothing is passed for it.
 */
export type TargetHandler = CallableHandler | MockFunction;

export type CallableHandler = (event: never, context: never, callback: never) => unknown;

/** A function for events of a known type, as a handler of AWS Lambda is written. */
export type EventHandler<Event> = (event: Event, context: InvocationContext) => unknown;

/** `vi.fn()` without a type of its own: it can be called, but its type says only that it can be constructed. */
export interface MockFunction {
  new (...args: never[]): unknown;
  readonly mock: object;
  readonly name: string;
}

/**
 * The second argument of a function bound to a Lambda function's ARN.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html
 */
export interface InvocationContext {
  readonly functionName: string;
  readonly functionVersion: string;
  readonly invokedFunctionArn: string;
  readonly memoryLimitInMB: string;
  readonly awsRequestId: string;
  readonly logGroupName: string;
  readonly logStreamName: string;
  readonly callbackWaitsForEmptyEventLoop: boolean;
  readonly getRemainingTimeInMillis: () => number;
}

/** The functions that a test has bound to targets, by their ARN or Id. */
export class HandlerTable {
  readonly #bound = new Map<string, CallableHandler>();
  #used = new Set<string>();

  /** @throws TypeError for anything but a function. */
  bind(arnOrId: string, handler: TargetHandler): void {
    if (typeof handler !== 'function') {
      throw new TypeError(`The handler of ${arnOrId} must be a function, not ${thrownText(handler)}.`);
    }
    this.#bound.set(arnOrId, handler as CallableHandler);
  }

  of(arnOrId: string): CallableHandler | undefined {
    return this.#bound.get(arnOrId);
  }

  /** Answers what brings back the bindings of now. */
  keep(): () => void {
    return keepEntries(this.#bound);
  }

  /** The function for a target: what is bound to its ARN comes before what is bound to its Id. */
  boundTo({ arn, id }: RuleTarget['target']): CallableHandler | undefined {
    const name = this.#bound.has(arn) ? arn : id;
    const handler = this.#bound.get(name);
    if (handler) this.#used.add(name);
    return handler;
  }

  /** What functions are bound to that no target has asked for yet. */
  get unused(): readonly string[] {
    return [...this.#bound.keys()].filter((name) => !this.#used.has(name));
  }

  /** Takes over every binding of another table; what is used here is used there, too. */
  adopt(other: HandlerTable): void {
    this.#used = other.#used;
    for (const [arnOrId, handler] of other.#bound) this.#bound.set(arnOrId, handler);
  }
}
