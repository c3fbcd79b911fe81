import { stripVTControlCharacters } from 'node:util';
import { expect } from 'vitest';

/** Messages, and the test files that asked for them: the serializer is for all files of a worker. */
const askedBy = new Map<unknown, string | undefined>();

// Messages are compared as readers see them: without quotes around and without colours.
expect.addSnapshotSerializer({
  test: (value: unknown) => askedBy.has(value) && askedBy.get(value) === expect.getState().testPath,
  serialize: (value: string) => value,
});

/** A message, or a part of one. */
export function asReadersSee(message: string): string {
  const text = stripVTControlCharacters(message);
  askedBy.set(text, expect.getState().testPath);
  return text;
}

/** The message of an assertion that fails. */
export function failureOf(assertion: () => unknown): string {
  const error = thrownBy(assertion);
  if (error.name === 'MatcherMisuse') throw error;
  return asReadersSee(error.message);
}

/** The message of an assertion that should have been written in another way. */
export function misuseOf(assertion: () => unknown): string {
  const error = thrownBy(assertion);
  if (error.name !== 'MatcherMisuse') throw error;
  return asReadersSee(error.message);
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
