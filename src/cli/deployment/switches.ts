import type { Arguments } from '../arguments.js';
import { WrongUse } from '../wrong-use.js';

/** @throws WrongUse where both switches of a pair are given. */
export function checkExclusive(
  { values }: Pick<Arguments, 'values'>,
  pairs: readonly (readonly [string, string])[],
): void {
  for (const [one, other] of pairs) {
    if (values.has(one) && values.has(other)) {
      throw new WrongUse(`--${one} and --${other} cannot be used together.`);
    }
  }
}

/** Undefined where the terminal decides. */
export function isColoured({ values }: Pick<Arguments, 'values'>): boolean | undefined {
  if (values.has('color')) return true;
  return values.has('no-color') ? false : undefined;
}
