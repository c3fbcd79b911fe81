import { isDate, isObject } from '../../text/kinds-of-values.js';
import type { IntegerShape, ListShape, MapShape, Shape, StringShape, StructureShape } from './shapes.js';

/** A constraint of the model that a value breaks. */
export interface Violation {
  /** Names of members as the request spells them, and places in lists from 0. */
  readonly path: Path;
  /** Undefined when it is not there. */
  readonly value: unknown;
  /** The shape of the value, which says how to print it. */
  readonly shape: Shape;
  readonly constraint: Constraint;
}

export type Path = readonly (string | number)[];

export type Constraint =
  | { readonly kind: 'required' }
  /** The JSON type. The service stops there: it never gets to the constraints of such a request. */
  | { readonly kind: 'type'; readonly type: Shape['type'] }
  | { readonly kind: 'pattern'; readonly source: string }
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | { readonly kind: 'min length' | 'max length' | 'min value' | 'max value'; readonly limit: number }
  /** The service does not tell which of the strings or numbers in a list or map is wrong, nor how. */
  | { readonly kind: 'members' | 'map keys' | 'map values'; readonly constraints: readonly Constraint[] };

/** Everything in an input that breaks its constraints, in the service's order. */
export function violationsOf(input: unknown, shape: StructureShape): readonly Violation[] {
  const found: FoundViolation[] = [];
  check(input, shape, found);
  return found;
}

/** A violation whose path is still being made, from its end: requests that are right never pay for paths. */
interface FoundViolation extends Violation {
  readonly path: (string | number)[];
}

function add(found: FoundViolation[], shape: Shape, value: unknown, constraint: Constraint): void {
  found.push({ path: [], value, shape, constraint });
}

/** Puts a step in front of the paths of what was found since. */
function prefix(found: readonly FoundViolation[], since: number, step: string | number): void {
  for (const { path } of found.slice(since)) path.unshift(step);
}

function check(value: unknown, shape: Shape, found: FoundViolation[]): void {
  if (!hasType(value, shape.type)) {
    add(found, shape, value, { kind: 'type', type: shape.type });
    return;
  }
  switch (shape.type) {
    case 'string':
      checkString(value as string, shape, found);
      return;
    case 'integer':
      checkInteger(value as number, shape, found);
      return;
    case 'list':
      checkList(value as readonly unknown[], shape, found);
      return;
    case 'map':
      checkMap(value as Readonly<Record<string, unknown>>, shape, found);
      return;
    case 'structure':
      checkStructure(value as Readonly<Record<string, unknown>>, shape, found);
      return;
    case 'boolean':
    case 'timestamp':
      return;
  }
}

function hasType(value: unknown, type: Shape['type']): boolean {
  switch (type) {
    case 'string':
    case 'boolean':
      return typeof value === type;
    case 'integer':
      return Number.isInteger(value);
    case 'timestamp':
      return isDate(value) && !Number.isNaN(Number(value));
    case 'list':
      return Array.isArray(value);
    case 'map':
    case 'structure':
      return isObject(value);
  }
}

// The order within a value, pattern before length, is recorded from AWS; the place of the others is not.
function checkString(value: string, shape: StringShape, found: FoundViolation[]): void {
  const { pattern } = shape;
  if (pattern && !pattern.matches.test(value)) {
    add(found, shape, value, { kind: 'pattern', source: pattern.source });
  }
  if (shape.enum && !shape.enum.includes(shape.anyCase ? value.toUpperCase() : value)) {
    add(found, shape, value, { kind: 'enum', values: shape.enum });
  }
  checkLength(value.length, value, shape, found);
}

function checkInteger(value: number, shape: IntegerShape, found: FoundViolation[]): void {
  const { min, max } = shape;
  if (min !== undefined && value < min) add(found, shape, value, { kind: 'min value', limit: min });
  if (max !== undefined && value > max) add(found, shape, value, { kind: 'max value', limit: max });
}

function checkLength(
  length: number,
  value: unknown,
  shape: StringShape | ListShape | MapShape,
  found: FoundViolation[],
): void {
  const { max } = shape;
  const min = 'min' in shape ? shape.min : undefined;
  if (min !== undefined && length < min) add(found, shape, value, { kind: 'min length', limit: min });
  if (max !== undefined && length > max) add(found, shape, value, { kind: 'max length', limit: max });
}

function checkStructure(
  value: Readonly<Record<string, unknown>>,
  shape: StructureShape,
  found: FoundViolation[],
): void {
  for (const { name, shape: memberShape, required } of shape.members) {
    const member = value[name];
    if (member === undefined && !required) continue;
    const before = found.length;
    if (member === undefined) add(found, memberShape, member, { kind: 'required' });
    else check(member, memberShape, found);
    if (found.length > before) prefix(found, before, name);
  }
}

function checkList(value: readonly unknown[], shape: ListShape, found: FoundViolation[]): void {
  checkLength(value.length, value, shape, found);
  const { member: of } = shape;
  if (isScalar(of)) {
    checkScalars({ kind: 'members', of, scalars: value.entries() }, { value, shape }, found);
    return;
  }
  value.forEach((member, index) => {
    const before = found.length;
    check(member, of, found);
    if (found.length > before) prefix(found, before, index);
  });
}

function checkMap(value: Readonly<Record<string, unknown>>, shape: MapShape, found: FoundViolation[]): void {
  const keys = Object.keys(value);
  checkLength(keys.length, value, shape, found);
  const entries = Object.entries(value);
  const named = keys.map((key) => [key, key] as const);
  checkScalars({ kind: 'map keys', of: shape.key, scalars: named }, { value, shape }, found);
  checkScalars({ kind: 'map values', of: shape.value, scalars: entries }, { value, shape }, found);
}

/** The strings or numbers of a list or map, with their places in it. */
interface Scalars {
  readonly kind: 'members' | 'map keys' | 'map values';
  readonly of: StringShape | IntegerShape;
  readonly scalars: Iterable<readonly [place: string | number, scalar: unknown]>;
}

function checkScalars(
  { kind, of, scalars }: Scalars,
  whole: { readonly value: unknown; readonly shape: ListShape | MapShape },
  found: FoundViolation[],
): void {
  const broken: FoundViolation[] = [];
  for (const [place, scalar] of scalars) {
    const before = broken.length;
    check(scalar, of, broken);
    if (broken.length > before) prefix(broken, before, place);
  }
  if (broken.length === 0) return;
  const mistyped = broken.filter(({ constraint }) => constraint.kind === 'type');
  if (mistyped.length > 0) found.push(...mistyped);
  else add(found, whole.shape, whole.value, { kind, constraints: constraintsOf(of) });
}

function isScalar(shape: Shape): shape is StringShape | IntegerShape {
  return shape.type === 'string' || shape.type === 'integer';
}

/** All constraints of a string or number, in the order in which the service lists them for members. */
function constraintsOf(shape: StringShape | IntegerShape): readonly Constraint[] {
  const { min, max } = shape;
  const measure = shape.type === 'string' ? 'length' : 'value';
  const constraints: Constraint[] = [];
  if (max !== undefined) constraints.push({ kind: `max ${measure}`, limit: max });
  if (min !== undefined) constraints.push({ kind: `min ${measure}`, limit: min });
  if (shape.type === 'integer') return constraints;
  if (shape.pattern) constraints.push({ kind: 'pattern', source: shape.pattern.source });
  if (shape.enum) constraints.push({ kind: 'enum', values: shape.enum });
  return constraints;
}
