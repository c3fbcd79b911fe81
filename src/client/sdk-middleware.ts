import type { SentCommand } from './attachments.js';
import { hasMiddlewareStack, type Middleware, type MiddlewareStack } from './sdk-client.js';

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
