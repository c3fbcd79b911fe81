import { given } from '../../text/given.js';
import { isDate, isListOfTexts } from '../../text/kinds-of-values.js';
import { BrokenState } from './broken-state.js';

type Members = Readonly<Record<string, unknown>>;

export function textIn(members: Members, name: string, path: string): string {
  const value = members[name];
  return typeof value === 'string' ? value : refuse(`${path}.${name}`, 'a string', value);
}

export function numberIn(members: Members, name: string, path: string): number {
  const value = members[name];
  return typeof value === 'number' ? value : refuse(`${path}.${name}`, 'a number', value);
}

export function dateIn(members: Members, name: string, path: string): Date {
  const value = members[name];
  return isDate(value) ? value : refuse(`${path}.${name}`, 'a $date', value);
}

export function listIn(members: Members, name: string, path: string): readonly unknown[] {
  const value = members[name];
  return Array.isArray(value) ? value : refuse(`${path}.${name}`, 'a list', value);
}

export function textsIn(members: Members, name: string, path: string): readonly string[] {
  const value = members[name];
  return isListOfTexts(value) ? value : refuse(`${path}.${name}`, 'a list of strings', value);
}

export function mapIn(members: Members, name: string, path: string): ReadonlyMap<string, unknown> {
  const value = members[name];
  return value instanceof Map ? value : refuse(`${path}.${name}`, 'a $map', value);
}

function refuse(path: string, wanted: string, value: unknown): never {
  throw new BrokenState(path.replace(/^\./, ''), `it must be ${wanted}, not ${given(value)}.`);
}
