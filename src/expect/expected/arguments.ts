import { refuseCyclic, refuseKind } from '../misuse/misuse.js';

/** A number of events: 0, 1, 2 … */
export function readCount(given: unknown, name: string): number {
  if (typeof given === 'number' && Number.isInteger(given) && given >= 0) return given;
  return refuseKind(name, 'a whole number, 0 or more', given);
}

/** A position among events: 1, 2, 3 … */
export function readPosition(given: unknown, name: string): number {
  if (typeof given === 'number' && Number.isInteger(given) && given >= 1) return given;
  return refuseKind(name, 'a position, counted from 1', given);
}

/** An expected value of any kind. */
export interface ExpectedInput {
  readonly value: unknown;
}

/** Undefined is refused: it mostly comes from a fixture that does not exist. */
export function readInput(given: unknown, name: string): ExpectedInput {
  if (given === undefined) {
    return refuseKind(name, 'a value', given, 'Leave the argument out to accept any input.');
  }
  refuseCyclic(name, given);
  return { value: given };
}
