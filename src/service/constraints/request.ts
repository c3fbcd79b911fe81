import { isDate, isObject } from '../../text/kinds-of-values.js';
import type { Shape, StructureShape } from './shapes.js';

/**
 * What of an input would reach the service: a copy of its own, without members that the API does not have and without
 * nulls, both of which the SDK leaves out. Values of a wrong type stay what they are.
 */
export function requestOf(input: unknown, shape: StructureShape): unknown {
  return sent(input, shape);
}

/**
 * Whether the API has every member of an input that has a value. It is asked of each call, so nothing is made for it:
 * mostly, there are as many members as the API has of them.
 */
export function isAllKnown(value: unknown, shape: Shape): boolean {
  if (shape.type === 'list') return shape.member.type === 'string' || areAllKnown(value, shape.member);
  if (shape.type !== 'structure' || !isObject(value)) return true;
  let known = 0;
  for (const { name, shape: inner } of shape.members) {
    const member = value[name];
    if (member === undefined) continue;
    known += 1;
    if (typeof member === 'object' && !isAllKnown(member, inner)) return false;
  }
  return Object.keys(value).length === known || hasNoOthers(value, shape);
}

function areAllKnown(values: unknown, shape: Shape): boolean {
  if (!Array.isArray(values)) return true;
  for (const value of values) if (!isAllKnown(value, shape)) return false;
  return true;
}

function hasNoOthers(value: Readonly<Record<string, unknown>>, { members }: StructureShape): boolean {
  return Object.keys(value).every(
    (name) => !isPresent(value[name]) || members.some((member) => member.name === name),
  );
}

function sent(value: unknown, shape: Shape): unknown {
  switch (shape.type) {
    case 'timestamp':
      return timestamp(value);
    case 'list':
      return Array.isArray(value) ? present(value.map((member) => sent(member, shape.member))) : value;
    case 'map':
      return isObject(value) ? Object.fromEntries(Object.entries(value).filter(isPresentEntry)) : value;
    case 'structure':
      return isObject(value) ? members(value, shape) : value;
    default:
      return value;
  }
}

function members(value: Readonly<Record<string, unknown>>, shape: StructureShape): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (const { name, shape: memberShape } of shape.members) {
    const given = value[name];
    if (given === undefined || given === null) continue;
    const member = sent(given, memberShape);
    if (member !== undefined) copy[name] = member;
  }
  return copy;
}

/** Times travel as seconds since 1970. An invalid date stays what it is: the SDK writes NaN, which is not JSON. */
function timestamp(value: unknown): unknown {
  if (!isDate(value) && typeof value !== 'number') return value;
  // Seconds with a fraction are no exact milliseconds: 1.001 times 1000 is a little less than 1001.
  const milliseconds = typeof value === 'number' ? Math.round(value * 1000) : Number(value);
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? value : date;
}

function present(values: readonly unknown[]): readonly unknown[] {
  return values.every(isPresent) ? values : values.filter(isPresent);
}

function isPresentEntry([, value]: [string, unknown]): boolean {
  return isPresent(value);
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}
