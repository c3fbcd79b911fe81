import { expect } from 'vitest';
import type { Judge } from '../../src/expect/given/judge.js';

/** Equality as matchers get it from the runner. */
export const judge: Judge = {
  equals: (received, expected) =>
    passes(() => {
      expect(received).toEqual(expected);
    }),
  custom: () => undefined,
};

export function passes(assertion: () => void): boolean {
  try {
    assertion();
    return true;
  } catch {
    return false;
  }
}
