import { refuse } from '../misuse/misuse.js';

/** A number of events: 0, 1, 2 … */
export function readCount(given: unknown, name: string): number {
  if (typeof given === 'number' && Number.isInteger(given) && given >= 0) return given;
  return refuse({ kind: 'wrong-argument', name, needs: 'count', given });
}

/** A position among events: 1, 2, 3 … */
export function readPosition(given: unknown, name: string): number {
  if (typeof given === 'number' && Number.isInteger(given) && given >= 1) return given;
  return refuse({ kind: 'wrong-argument', name, needs: 'position', given });
}

/** An expected value of any kind. Undefined is refused: it mostly comes from a fixture that does not exist. */
export function readExpectedValue(given: unknown, name: string): { readonly value: unknown } {
  if (given !== undefined) return { value: given };
  return refuse({ kind: 'wrong-argument', name, needs: 'defined', given });
}
