import { keepEntries } from '../../account/keep.js';

/**
 * A function bound to a target: `(event, context) => …`, sync or async.
 *
 * The parameters are `never` so that a handler typed with its own event and context is accepted as it is.
 */
export type TargetHandler = CallableHandler | MockFunction;

export type CallableHandler = (event: never, context: never) => unknown;

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

/** The functions that a test has bound to target ARNs. */
export class HandlerTable {
  readonly #byArn = new Map<string, CallableHandler>();

  /** @throws TypeError for anything but a function. */
  bind(targetArn: string, handler: TargetHandler): void {
    if (typeof handler !== 'function') {
      throw new TypeError(`The handler of ${targetArn} must be a function, not ${String(handler)}.`);
    }
    this.#byArn.set(targetArn, handler as CallableHandler);
  }

  of(targetArn: string): CallableHandler | undefined {
    return this.#byArn.get(targetArn);
  }

  /** Answers what brings back the bindings of now. */
  keep(): () => void {
    return keepEntries(this.#byArn);
  }

  /** Takes over every binding of another table. */
  adopt(other: HandlerTable): void {
    for (const [targetArn, handler] of other.#byArn) this.#byArn.set(targetArn, handler);
  }
}
