import { isObject } from '../../text/kinds-of-values.js';
import {
  className,
  hasMiddlewareStack,
  type HandlerContext,
  type Middleware,
  type MiddlewareStack,
  type SdkClient,
} from './client.js';

/** A command on its way, taken at the SDK's `initialize` step. */
export interface SentCommand {
  readonly client: SdkClient;
  readonly context: HandlerContext;
  /** The command itself, where the SDK or our own `send` told it. */
  readonly command: unknown;
  readonly abortSignal: unknown;
  /** The second argument of `send`, where our own `send` saw it. */
  readonly options: unknown;
  readonly input: unknown;
  /** The function above which an error's stack is the caller's. */
  readonly entry: (...args: never[]) => unknown;
}

/** The name of the command's operation: `PutEvents`; `''` where nothing tells it. */
export function operationOf({ context, command }: SentCommand): string {
  const name = context.commandName ?? (isObject(command) ? className(command) : '');
  let operation = operations.get(name);
  if (operation === undefined) operations.set(name, (operation = name.replace(/Command$/, '')));
  return operation;
}

/** By name of the command. A text that is cut anew each time would be looked up more slowly wherever it is a key. */
const operations = new Map<string, string>();

/**
 * The SDK's own middleware of this name, taken out of the stacks that a command was sent through.
 *
 * Retries and exceptions have to be those of the sender's copy of the SDK, and its middleware is the one part of that
 * copy that can be reached from a client without knowing the version.
 */
export function sdkMiddleware(name: string, { command, client }: SentCommand): Middleware | undefined {
  // Up to some version a command brings its serialization along; later ones leave it to the client.
  const own = hasMiddlewareStack(command) ? entryNamed(name, command.middlewareStack) : undefined;
  return own ?? entryNamed(name, client.middlewareStack);
}

function entryNamed(name: string, stack: MiddlewareStack): Middleware | undefined {
  let found: Middleware | undefined;
  stack.applyToStack({
    add: (middleware: Middleware, options?: { readonly name?: string }) => {
      if (options?.name === name) found = middleware;
    },
    addRelativeTo: () => undefined,
  });
  return found;
}
