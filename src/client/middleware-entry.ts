import type { Middleware, MiddlewareStack } from './sdk-client.js';

/**
 * The SDK's own middleware of this name, taken out of the first stack that has it.
 *
 * Retries and exceptions have to be those of the user's copy of the SDK, and its middleware is the one part of that copy
 * that can be reached from a client without knowing the version.
 */
export function middlewareNamed(name: string, stacks: readonly MiddlewareStack[]): Middleware | undefined {
  for (const stack of stacks) {
    let found: Middleware | undefined;
    stack.applyToStack({
      add: (middleware: Middleware, options?: { readonly name?: string }) => {
        if (options?.name === name) found = middleware;
      },
      addRelativeTo: () => undefined,
    });
    if (found) return found;
  }
  return undefined;
}
