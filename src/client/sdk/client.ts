import { isObject } from '../../text/kinds-of-values.js';

/**
 * What all copies and versions of the AWS SDK v3 have in common, in our own words: types of the SDK itself would tie
 * the kit to one copy of `@smithy/types`, and two copies in one tree refuse each other's clients.
 */

/**
 * A client of `@aws-sdk/client-eventbridge`, an instance of `EventBridgeClient` or `EventBridge`, or of
 * `@aws-sdk/client-cloudwatch-events`, which is the same API; of any copy.
 */
export interface ClientInstance {
  readonly config: object;
  readonly middlewareStack: object;
  send(...args: never[]): unknown;
  destroy(): void;
}

/** A client class of one of these packages, of any copy. */
export interface ClientClass {
  readonly prototype: ClientInstance;
}

/** What a mock can be attached to. */
export type ClientOrClass = ClientInstance | ClientClass;

/** A client as the door sees it. */
export interface SdkClient {
  readonly config: SdkConfig;
  readonly middlewareStack: MiddlewareStack;
  readonly send: Send;
  /** Resolved handlers, where the client was made with `cacheMiddleware`. */
  handlers?: unknown;
}

/** Members that were not always there, or not always functions, are `unknown`. */
export interface SdkConfig {
  readonly serviceId?: unknown;
  readonly region?: unknown;
  readonly retryStrategy?: unknown;
  readonly maxAttempts?: unknown;
  readonly requestHandler?: unknown;
}

export type Send = (this: SdkClient, ...args: readonly unknown[]) => unknown;

export interface MiddlewareStack {
  add(middleware: Middleware, options: object): void;
  addRelativeTo(middleware: Middleware, options: object): void;
  remove(middleware: Middleware): boolean;
  /** Adds the entries of this stack to another: the documented way to read a stack. */
  applyToStack(reader: object): void;
  /** A new stack of the entries of this one and of another: what every command resolves. */
  readonly concat: (from: StackPlugin) => MiddlewareStack;
  resolve(handler: Handler, context: HandlerContext): Handler;
}

/** What adds its entries to a stack; every stack does. */
export interface StackPlugin {
  applyToStack(reader: object): void;
}

export type Middleware = (next: Handler, context: HandlerContext) => Handler;
export type Handler = (args: HandlerArguments) => Promise<HandlerOutput>;

export interface HandlerArguments {
  readonly input: unknown;
}

export interface HandlerOutput {
  readonly response: unknown;
  readonly output: Record<string, unknown>;
}

export interface HandlerContext {
  /** The command's class name: `PutEventsCommand`. */
  readonly commandName?: string | undefined;
  readonly clientName?: unknown;
  readonly logger?: unknown;
  readonly inputFilterSensitiveLog?: unknown;
  readonly outputFilterSensitiveLog?: unknown;
  readonly dynamoDbDocumentClientOptions?: unknown;
  /** Newer versions of the SDK pass the command and the call's abort signal here. */
  readonly __smithy_context?: { readonly commandInstance?: unknown; readonly abortSignal?: unknown };
}

export function isSdkClient(value: unknown): value is SdkClient {
  return (
    isObject(value) &&
    'send' in value &&
    typeof value.send === 'function' &&
    'config' in value &&
    isObject(value.config) &&
    hasMiddlewareStack(value)
  );
}

/** Clients and commands both carry one. */
export function hasMiddlewareStack(value: unknown): value is { readonly middlewareStack: MiddlewareStack } {
  if (!isObject(value) || !('middlewareStack' in value) || !isObject(value.middlewareStack)) return false;
  const stack = value.middlewareStack;
  return ['add', 'remove', 'applyToStack'].every(
    (method) => typeof Reflect.get(stack, method) === 'function',
  );
}

export function className(instance: object): string {
  const constructor: unknown = Reflect.get(instance, 'constructor');
  return typeof constructor === 'function' ? constructor.name : '';
}

/** The source of a function, by which its code is known. Mock functions have a `toString` of their own. */
export function sourceOf(code: object): string {
  return Function.prototype.toString.call(code);
}
