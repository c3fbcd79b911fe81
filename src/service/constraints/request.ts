import { isDate, isObject } from '../../text/kinds-of-values.js';
import type { Shape, StructureShape } from './shapes.js';

/** What was seen of an input while its request was made. */
export interface Seen {
  /** Whether the API lacks a member that has a value. */
  unknownMembers: boolean;
}

/**
 * What of an input would reach the service: a copy of its own, without members that the API does not have and without
 * nulls, both of which the SDK leaves out. Values of a wrong type stay what they are.
 */
export function requestOf(input: unknown, shape: StructureShape, seen?: Seen): unknown {
  return sent(input, shape, seen);
}

function sent(value: unknown, shape: Shape, seen: Seen | undefined): unknown {
  switch (shape.type) {
    case 'timestamp':
      return timestamp(value);
    case 'list':
      return Array.isArray(value) ? present(value.map((member) => sent(member, shape.member, seen))) : value;
    case 'map':
      return isObject(value) ? Object.fromEntries(Object.entries(value).filter(isPresentEntry)) : value;
    case 'structure':
      return isObject(value) ? members(value, shape, seen) : value;
    default:
      return value;
  }
}

function members(
  value: Readonly<Record<string, unknown>>,
  shape: StructureShape,
  seen: Seen | undefined,
): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  let known = 0;
  for (const { name, shape: memberShape } of shape.members) {
    const given = value[name];
    if (given === undefined || given === null) continue;
    known += 1;
    const member = sent(given, memberShape, seen);
    if (member !== undefined) copy[name] = member;
  }
  // Mostly there are no others, which their number tells.
  if (seen && Object.keys(value).length !== known && hasOthers(value, shape)) seen.unknownMembers = true;
  return copy;
}

function hasOthers(value: Readonly<Record<string, unknown>>, shape: StructureShape): boolean {
  return Object.keys(value).some(
    (name) => isPresent(value[name]) && !shape.members.some((member) => member.name === name),
  );
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
