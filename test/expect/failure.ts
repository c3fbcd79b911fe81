import { stripVTControlCharacters } from 'node:util';
import { expect } from 'vitest';

// Messages are compared as readers see them: without quotes around and without colours.
expect.addSnapshotSerializer({
  test: (value: unknown) => typeof value === 'string',
  serialize: (value: string) => value,
});

/** The message of an assertion that fails. */
export function failureOf(assertion: () => unknown): string {
  const error = thrownBy(assertion);
  if (error.name === 'MatcherMisuse') throw error;
  return stripVTControlCharacters(error.message);
}

/** The message of an assertion that should have been written in another way. */
export function misuseOf(assertion: () => unknown): string {
  const error = thrownBy(assertion);
  if (error.name !== 'MatcherMisuse') throw error;
  return stripVTControlCharacters(error.message);
}

function thrownBy(assertion: () => unknown): Error {
  try {
    assertion();
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
  throw new Error('The assertion passes.');
}
