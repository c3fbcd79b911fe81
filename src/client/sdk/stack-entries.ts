import type { Middleware, MiddlewareStack, StackPlugin } from './client.js';

/** What decides where an entry stands in the order of its stack, whatever its middleware does. */
interface EntryOptions {
  readonly step?: unknown;
  readonly priority?: unknown;
  readonly name?: unknown;
  readonly aliases?: unknown;
  readonly override?: unknown;
  readonly relation?: unknown;
  readonly toMiddleware?: unknown;
}

/** The entries of stacks, in the order in which the SDK adds them to a stack that is made of these. */
export class StackEntries {
  readonly middleware: Middleware[] = [];
  readonly #options: EntryOptions[] = [];
  /** Those that stand beside another. A stack gives its entries in two lists. */
  readonly #areRelative: boolean[] = [];
  /** Where the SDK's middleware stands that logs commands. */
  logger: number | undefined;
  /** Whether a stack prints its order whenever it is resolved. */
  identified = false;

  constructor(...stacks: readonly StackPlugin[]) {
    for (const stack of stacks) stack.applyToStack(this);
  }

  add(middleware: Middleware, options: EntryOptions = NO_OPTIONS): void {
    if (options.name === 'loggerMiddleware') this.logger = this.middleware.length;
    this.middleware.push(middleware);
    this.#options.push(options);
    this.#areRelative.push(false);
  }

  addRelativeTo(middleware: Middleware, options: EntryOptions = NO_OPTIONS): void {
    this.middleware.push(middleware);
    this.#options.push(options);
    this.#areRelative.push(true);
  }

  identifyOnResolve(toggle?: boolean): boolean {
    this.identified ||= toggle === true;
    return this.identified;
  }

  /**
   * The middleware of stacks that are ordered as a stack of these entries is, position by position; undefined of any
   * others.
   */
  middlewareOf(...stacks: readonly StackPlugin[]): readonly Middleware[] | undefined {
    const reading = new Comparison(this.#options, this.#areRelative);
    for (const stack of stacks) stack.applyToStack(reading);
    return reading.isEqual ? reading.middleware : undefined;
  }

  /** Adds other middleware to a stack in the place of each entry's. */
  applyWith(
    replacement: (at: number) => Middleware,
    stack: Pick<MiddlewareStack, 'add' | 'addRelativeTo'>,
  ): void {
    for (const [at, options] of this.#options.entries()) {
      const middleware = replacement(at);
      stack[this.#areRelative[at] ? 'addRelativeTo' : 'add'](middleware, { ...options, middleware });
    }
  }
}

/** Reads stacks as long as they are as expected. Every command is read so, so this makes nothing but the list. */
class Comparison {
  readonly middleware: Middleware[] = [];
  readonly #options: readonly EntryOptions[];
  readonly #areRelative: readonly boolean[];
  #agrees = true;

  constructor(options: readonly EntryOptions[], areRelative: readonly boolean[]) {
    this.#options = options;
    this.#areRelative = areRelative;
  }

  get isEqual(): boolean {
    return this.#agrees && this.middleware.length === this.#options.length;
  }

  add(middleware: Middleware, options: EntryOptions = NO_OPTIONS): void {
    this.#compare(middleware, options, false);
  }

  addRelativeTo(middleware: Middleware, options: EntryOptions = NO_OPTIONS): void {
    this.#compare(middleware, options, true);
  }

  identifyOnResolve(toggle?: boolean): boolean {
    if (toggle === true) this.#agrees = false;
    return toggle === true;
  }

  #compare(middleware: Middleware, options: EntryOptions, isRelative: boolean): void {
    const at = this.middleware.length;
    this.#agrees &&= this.#areRelative[at] === isRelative && isOrderedAs(this.#options[at], options);
    this.middleware.push(middleware);
  }
}

const NO_OPTIONS: EntryOptions = {};

function isOrderedAs(one: EntryOptions = NO_OPTIONS, other: EntryOptions = NO_OPTIONS): boolean {
  return (
    one.step === other.step &&
    one.priority === other.priority &&
    one.name === other.name &&
    one.aliases === other.aliases &&
    one.override === other.override &&
    one.relation === other.relation &&
    one.toMiddleware === other.toMiddleware
  );
}
