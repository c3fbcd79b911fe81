import { all, keepEntries } from '../../account/keep.js';
import { given } from '../../text/given.js';

/**
 * A function bound to a target: `(event, context) => …`, sync or async.
 *
 * The parameters are `never` so that a handler typed with its own event and context is accepted as it is. The third is
 * there for the handlers of `@types/aws-lambda`, whose type has a callback; nothing is passed for it.
 */
export type TargetHandler = CallableHandler | MockFunction;

/** A function bound to a target, with any types of its parameters. */
export type CallableHandler = (event: never, context: never, callback: never) => unknown;

/** A function for events of a known type, as a handler of AWS Lambda is written. */
export type EventHandler<Event> = (event: Event, context: InvocationContext) => unknown;

/** `vi.fn()` without a type of its own: it can be called, but its type says only that it can be constructed. */
export interface MockFunction {
  /** The only signature that the type of `vi.fn()` has. */
  new (...args: never[]): unknown;
  /** What the mock function has recorded. */
  readonly mock: object;
  /** The name of the function. */
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
  /** Whose an ARN is by a seed: it stays that while a test puts another function in its place. */
  readonly #seeded = new Map<string, TargetHandler>();
  #used = new Set<string>();

  /** @throws TypeError for anything but a function. */
  bind(arn: string, handler: TargetHandler): void {
    if (typeof handler !== 'function') {
      throw new TypeError(`handle: the handler of ${arn} must be a function, not ${given(handler)}.`);
    }
    this.#byArn.set(arn, handler as CallableHandler);
  }

  /** Binds the function of a seed, which keeps the ARN from then on. */
  bindSeeded(arn: string, handler: TargetHandler): void {
    this.bind(arn, handler);
    if (!this.#seeded.has(arn)) this.#seeded.set(arn, handler);
  }

  has(arn: string): boolean {
    return this.#byArn.has(arn);
  }

  /** Whether a target may have the function without taking it from another one. */
  isFreeFor(arn: string, handler: TargetHandler): boolean {
    const bound = this.#byArn.get(arn);
    return bound === undefined || bound === handler || this.#seeded.get(arn) === handler;
  }

  /** Answers what brings back the bindings of now. */
  keep(): () => void {
    return all([keepEntries(this.#byArn), keepEntries(this.#seeded)]);
  }

  /** The function for a target that is to be invoked. */
  use(arn: string): CallableHandler | undefined {
    const handler = this.#byArn.get(arn);
    if (handler) this.#used.add(arn);
    return handler;
  }

  /** What functions are bound to that no target has asked for yet. */
  get unused(): readonly string[] {
    return this.arns.filter((arn) => !this.#used.has(arn));
  }

  /** The ARNs that a function is bound to. */
  arnsOf(handler: TargetHandler): readonly string[] {
    return this.arns.filter((arn) => this.#byArn.get(arn) === handler);
  }

  get arns(): readonly string[] {
    return [...this.#byArn.keys()];
  }

  /** Takes over every binding of another table; what is used here is used there, too. */
  adopt(other: HandlerTable): void {
    this.#used = other.#used;
    for (const [arn, handler] of other.#byArn) this.#byArn.set(arn, handler);
    for (const [arn, handler] of other.#seeded) this.#seeded.set(arn, handler);
  }
}
