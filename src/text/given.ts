import { didYouMean, nearestName } from './nearest-name.js';
import { isObject } from './kinds-of-values.js';

const LONGEST = 60;
const MOST = 3;

/** A refusal of an argument: `emit() takes an event such as { … }, not the number 5.` */
export function refusal(door: string, wanted: string, value: unknown): TypeError {
  return new TypeError(`${door} takes ${wanted}, not ${given(value)}.`);
}

/** @throws TypeError for anything but an object with members: no array, no map, no promise. */
export function checkObject(door: string, wanted: string, value: unknown): void {
  if (!isRecord(value)) throw refusal(door, wanted, value);
}

/** Whether a value is an object with members, which an array, a date, a map or a promise is not. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return isObject(value) && Object.prototype.toString.call(value) === '[object Object]';
}

/** @throws TypeError for anything but a text that says something. */
export function checkName(door: string, wanted: string, value: unknown): void {
  if (typeof value !== 'string' || value === '') throw refusal(door, wanted, value);
}

/** @throws TypeError for anything but a whole number from 0 to ten thousand. */
export function checkCount(door: string, value: unknown, most: number): void {
  if (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most) return;
  throw refusal(door, `a whole number from 1 to ${most.toLocaleString('en')}`, value);
}

/** @throws TypeError for a member that nobody would read. */
export function checkMembers(whose: string, value: object, known: readonly string[]): void {
  const unknown = Object.keys(value).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const all = known.length < 20 ? `There are ${known.join(', ')}.` : '';
  const hint = didYouMean(nearestName(unknown, known), all);
  throw new TypeError(`${whose} has no option "${shortened(unknown)}". ${hint}`.trimEnd());
}

/** A value as messages name it, shortly and with its kind: `null`, `the number 5`, `the object { a: 1 }`. */
export function given(value: unknown): string {
  const text = shown(value);
  switch (typeof value) {
    case 'string':
      return value === '' ? 'an empty string' : `the string ${text}`;
    case 'number':
      return `the number ${text}`;
    case 'bigint':
      return `the BigInt ${text}`;
    case 'symbol':
      return `the symbol ${text}`;
    case 'object':
      if (value === null) return text;
      if (text.startsWith('[')) return `the array ${text}`;
      return text.startsWith('{') ? `the object ${text}` : text;
    default:
      return text;
  }
}

/** A value as source code, as far as that is short. It runs no getter, and fails for no value: cyclic, a proxy … */
export function shown(value: unknown, depth = 2): string {
  try {
    return shortened(literal(value, depth));
  } catch {
    return 'a value that cannot be shown';
  }
}

function literal(value: unknown, depth: number): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(shortened(value));
    case 'bigint':
      return `${value}n`;
    case 'function':
      return value.name === '' ? 'a function' : `the function ${value.name}`;
    case 'object':
      return value === null ? 'null' : objectText(value, depth);
    default:
      return String(value);
  }
}

function objectText(value: object, depth: number): string {
  if (Array.isArray(value)) {
    if (depth === 0) return '[…]';
    const elements = value.slice(0, MOST).map((element) => shown(element, depth - 1));
    return value.length === 0 ? '[]' : `[${[...elements, ...more(value.length)].join(', ')}]`;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) return `an instance of ${classOf(prototype)}`;
  const names = Object.keys(value);
  if (names.length === 0) return '{}';
  if (depth === 0) return '{ … }';
  const members = names.slice(0, MOST).map((name) => `${name}: ${memberText(value, name, depth - 1)}`);
  return `{ ${[...members, ...more(names.length)].join(', ')} }`;
}

function memberText(owner: object, name: string, depth: number): string {
  const member = Object.getOwnPropertyDescriptor(owner, name);
  return member && 'value' in member ? shown(member.value, depth) : '…';
}

function classOf(prototype: unknown): string {
  const constructor: unknown = isObject(prototype) ? Reflect.get(prototype, 'constructor') : undefined;
  return typeof constructor === 'function' && constructor.name !== '' ? constructor.name : 'a class';
}

function more(length: number): string[] {
  return length > MOST ? ['…'] : [];
}

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
