import {
  sourceOf,
  type Handler,
  type HandlerContext,
  type Middleware,
  type MiddlewareStack,
  type StackPlugin,
} from '../sdk/client.js';
import { contextFor } from '../sdk/silent-logging.js';
import { StackEntries } from '../sdk/stack-entries.js';
import { resolutionOrder } from './resolution-order.js';

/** So many orders are kept of a client: one is enough, unless commands bring middleware of their own. */
const MOST_ORDERS = 4;

interface KnownOrder {
  readonly entries: StackEntries;
  /** Innermost first; undefined where the SDK itself has to resolve. */
  readonly order: readonly number[] | undefined;
}

/**
 * Lets the commands of a client be resolved in an order that is known.
 *
 * For each command the SDK copies the stacks of client and command, sorts and wraps. Up to Node 20 that takes longer
 * than all the rest of `send`. Every command does so by way of `concat` on the client's stack, so that gets a `concat`
 * of ours. What it answers resolves to what the SDK would have made: every middleware is called, in the same order and
 * with the same arguments. Where more may happen than that, the SDK's own `concat` is called.
 *
 * @returns how to take it off again
 */
export function shortenResolution(stack: MiddlewareStack): () => void {
  const covered = Object.getOwnPropertyDescriptor(stack, 'concat');
  const original: unknown = covered?.value;
  if (!isConcat(original)) return nothing;
  let orders: readonly KnownOrder[] | undefined = [];
  const concat = (from: StackPlugin): MiddlewareStack => {
    const real = (): MiddlewareStack => Reflect.apply(original, stack, [from]);
    // Somebody who had put theirs over ours may have put ours back.
    if (!orders) return real();
    for (const { entries, order } of orders) {
      const middleware = middlewareOf([stack, from], entries);
      if (middleware) return order ? new OrderedStack({ entries, order, middleware }, real) : real();
    }
    const entries = entriesOf(stack, from);
    if (!entries || entries.identified) return real();
    const order = isOfSdk(original, from) ? resolutionOrder(entries, original) : undefined;
    orders = [{ entries, order }, ...orders].slice(0, MOST_ORDERS);
    return order ? new OrderedStack({ entries, order, middleware: entries.middleware }, real) : real();
  };
  Reflect.defineProperty(stack, 'concat', { ...covered, value: concat });
  return () => {
    orders = undefined;
    const present: unknown = Object.getOwnPropertyDescriptor(stack, 'concat')?.value;
    if (covered && present === concat) Reflect.defineProperty(stack, 'concat', covered);
  };
}

type Concat = (from: StackPlugin) => MiddlewareStack;

function isConcat(value: unknown): value is Concat {
  return typeof value === 'function';
}

/** The middleware of stacks that are ordered as others; undefined where they are not, or are no stacks of the SDK. */
function middlewareOf(
  stacks: readonly StackPlugin[],
  others: StackEntries,
): readonly Middleware[] | undefined {
  try {
    return others.middlewareOf(...stacks);
  } catch {
    return undefined;
  }
}

/** Undefined for what is no stack of the SDK, and adds its middleware in another way. */
function entriesOf(stack: MiddlewareStack, from: StackPlugin): StackEntries | undefined {
  try {
    return new StackEntries(stack, from);
  } catch {
    return undefined;
  }
}

/**
 * Whether nobody has put something over the `concat` of a client's stack, such as a spy: then it is the same piece of
 * code as that of a command's stack, which is new.
 */
function isOfSdk(concat: Concat, from: StackPlugin): boolean {
  const ofCommand: unknown = Reflect.get(from, 'concat');
  return typeof ofCommand === 'function' && sourceOf(concat) === sourceOf(ofCommand);
}

/** What a stack is resolved from. */
interface Resolution {
  /** Of a stack that is ordered alike. */
  readonly entries: StackEntries;
  readonly order: readonly number[];
  readonly middleware: readonly Middleware[];
}

/** A stack that is resolved in a known order, and is a real one for whoever asks anything else of it. */
class OrderedStack implements MiddlewareStack {
  readonly #from: Resolution;
  readonly #make: () => MiddlewareStack;
  #made: MiddlewareStack | undefined;

  constructor(from: Resolution, make: () => MiddlewareStack) {
    this.#from = from;
    this.#make = make;
  }

  resolve(handler: Handler, context: HandlerContext): Handler {
    if (this.#made) return this.#made.resolve(handler, context);
    const { entries, order, middleware } = this.#from;
    let resolved = handler;
    for (const at of order) {
      const wrap = middleware[at];
      if (wrap) resolved = wrap(resolved, at === entries.logger ? contextFor(wrap, context) : context);
    }
    return resolved;
  }

  add(...args: Parameters<MiddlewareStack['add']>): void {
    this.real.add(...args);
  }

  addRelativeTo(...args: Parameters<MiddlewareStack['addRelativeTo']>): void {
    this.real.addRelativeTo(...args);
  }

  remove(...args: Parameters<MiddlewareStack['remove']>): boolean {
    return this.real.remove(...args);
  }

  applyToStack(reader: object): void {
    this.real.applyToStack(reader);
  }

  concat(from: StackPlugin): MiddlewareStack {
    return this.real.concat(from);
  }

  get real(): MiddlewareStack {
    return (this.#made ??= this.#make());
  }
}

/** What else stacks have, of which older versions of the SDK lack some. */
for (const name of ['clone', 'use', 'removeByTag', 'identify', 'identifyOnResolve']) {
  Object.defineProperty(OrderedStack.prototype, name, {
    value(this: OrderedStack, ...args: unknown[]): unknown {
      const method: unknown = Reflect.get(this.real, name);
      return typeof method === 'function' ? (Reflect.apply(method, this.real, args) as unknown) : undefined;
    },
    writable: true,
    configurable: true,
  });
}

function nothing(): void {
  // There is nothing to take off.
}
