/** A part of a message that compares, and what it compares. */
export interface Comparison {
  readonly text: string;
  readonly difference: Difference;
}

/**
 * What was received and what was expected at each path, for the editors and reporters that show a difference of their
 * own. Only Jest is given it, which leaves its messages alone; Vitest would print it beneath the message that has it
 * all.
 */
export interface Difference {
  readonly actual: unknown;
  readonly expected: unknown;
}

export interface ComparedPath {
  readonly path: string;
  readonly received: unknown;
  readonly expected: unknown;
}

export function differenceOf(compared: readonly ComparedPath[]): Difference {
  const [only] = compared;
  if (compared.length === 1 && only?.path === '') return { actual: only.received, expected: only.expected };
  const sorted = compared.toSorted((one, other) => one.path.localeCompare(other.path, 'en'));
  return {
    actual: Object.fromEntries(sorted.map(({ path, received }) => [path, received])),
    expected: Object.fromEntries(sorted.map(({ path, expected }) => [path, expected])),
  };
}
