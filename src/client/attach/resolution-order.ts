import type { Handler, HandlerContext, Middleware, MiddlewareStack, StackPlugin } from '../sdk/client.js';
import { StackEntries } from '../sdk/stack-entries.js';

type Concat = (from: StackPlugin) => MiddlewareStack;

/**
 * In which order the SDK wraps the entries of two stacks around a handler, innermost first, by position. It is found by
 * letting the SDK itself resolve a stack of stand-ins.
 *
 * Undefined where resolving does more than to call each middleware once with what the one before it has made, and with
 * the context: OpenTelemetry wraps `resolve` on every stack. Undefined also where the SDK would throw.
 */
export function resolutionOrder(entries: StackEntries, concat: Concat): readonly number[] | undefined {
  try {
    return orderFoundBy(standInsOn(emptyStack(entries, concat), entries));
  } catch {
    return undefined;
  }
}

/** A stack of the sender's copy of the SDK: nothing but a stack itself makes one. */
function emptyStack({ middleware }: StackEntries, concat: Concat): MiddlewareStack {
  const stack = concat({ applyToStack: () => undefined });
  for (const one of middleware) stack.remove(one);
  if (new StackEntries(stack).middleware.length > 0) throw new Error('Something is left.');
  return stack;
}

interface StandIns {
  readonly stack: MiddlewareStack;
  readonly calls: {
    readonly at: number;
    readonly next: Handler;
    readonly context: HandlerContext;
    readonly made: Handler;
  }[];
}

function standInsOn(stack: MiddlewareStack, entries: StackEntries): StandIns {
  const calls: StandIns['calls'] = [];
  const standIn =
    (at: number): Middleware =>
    (next, context) => {
      const made: Handler = (args) => next(args);
      calls.push({ at, next, context, made });
      return made;
    };
  entries.applyWith(standIn, stack);
  return { stack, calls };
}

function orderFoundBy({ stack, calls }: StandIns): readonly number[] | undefined {
  const handler: Handler = () => Promise.reject(new Error('Nothing is sent.'));
  const context: HandlerContext = {};
  const resolved = stack.resolve(handler, context);
  let inner = handler;
  for (const call of calls) {
    if (call.next !== inner || call.context !== context) return undefined;
    inner = call.made;
  }
  return resolved === inner ? calls.map(({ at }) => at) : undefined;
}
