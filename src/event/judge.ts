/** How values are compared: the runner's own equality, or another's that has the same parts. */
export interface Judge {
  /** Equality that knows asymmetric matchers and custom testers. */
  equals(received: unknown, expected: unknown): boolean;
  /** What the first custom tester says that feels responsible; undefined when none does. */
  custom(received: unknown, expected: unknown): boolean | undefined;
}

/** A matcher such as `expect.any(String)`. */
export interface AsymmetricMatcher {
  asymmetricMatch(received: unknown): boolean;
  /** Missing in those of other libraries. */
  getExpectedType?(): string;
  toString(): string;
}

export function isAsymmetricMatcher(value: unknown): value is AsymmetricMatcher {
  return (
    typeof value === 'object' &&
    value !== null &&
    'asymmetricMatch' in value &&
    typeof value.asymmetricMatch === 'function'
  );
}

/** The type of value that an asymmetric matcher looks at, where it tells: `string` for `expect.stringContaining`. */
export function lookedAtType(matcher: AsymmetricMatcher): string | undefined {
  return matcher.getExpectedType?.();
}

/** Objects that are compared member by member, unlike dates, maps and the like. */
export function isPartial(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.prototype.toString.call(value) === '[object Object]';
}
