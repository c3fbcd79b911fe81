const NAMES = /^(?:(?:Jest)?Assert(?:ion)?Error|MatcherMisuse|JestExtendError)$/;

/**
 * Whether an error says that an assertion failed, or was made of one that does: told by what libraries have in common,
 * since each copy of each has a class of its own. `node:assert` has a code, Chai and Vitest a name, Jest and `expect` a
 * result of the matcher. What matchers throw that Vitest was extended with only their class has a name for.
 */
export function isAssertionError(thrown: unknown): boolean {
  return someError(thrown, (error) => {
    const { name, code } = error;
    return (
      code === 'ERR_ASSERTION' || 'matcherResult' in error || [name, className(error)].some(isOfAssertion)
    );
  });
}

/** What is thrown may have no class at all. */
function className(thrown: object): unknown {
  const made: unknown = Reflect.get(thrown, 'constructor');
  return typeof made === 'function' ? made.name : undefined;
}

function isOfAssertion(name: unknown): boolean {
  return typeof name === 'string' && NAMES.test(name);
}

type Thrown = object & { readonly name?: unknown; readonly code?: unknown };

/** Looks at an error and those that it was made of: its cause, and the errors of an AggregateError. */
export function someError(thrown: unknown, is: (error: Thrown) => boolean): boolean {
  try {
    const found = new Set<Thrown>();
    collect(thrown, found);
    return [...found].some(is);
  } catch {
    // What throws when it is looked at comes from no library.
    return false;
  }
}

function collect(thrown: unknown, found: Set<Thrown>): void {
  if (typeof thrown !== 'object' || thrown === null || found.has(thrown)) return;
  found.add(thrown);
  if ('cause' in thrown) collect(thrown.cause, found);
  if ('errors' in thrown && Array.isArray(thrown.errors)) {
    for (const error of thrown.errors) collect(error, found);
  }
}
