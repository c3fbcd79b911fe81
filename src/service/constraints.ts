import { ServiceFault } from './service-fault.js';
import type { IntegerShape, ListShape, MapShape, Shape, StringShape, StructureShape } from './shapes.js';

/** A constraint of the model that a value breaks. */
export interface Violation {
  /** `targets.1.member.id` */
  readonly path: string;
  readonly value: unknown;
  /** The shape of the value, which says how to print it. */
  readonly shape: Shape;
  readonly constraint: Constraint;
}

export type Constraint =
  | { readonly kind: 'required' }
  | { readonly kind: 'pattern'; readonly source: string }
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | { readonly kind: 'min length' | 'max length' | 'min value' | 'max value'; readonly limit: number };

/**
 * Everything in an input that breaks its constraints, in the service's order.
 *
 * @throws ServiceFault `SerializationException` for a value of the wrong JSON type: the service never gets to constraints.
 */
export function violationsOf(input: unknown, shape: StructureShape): readonly Violation[] {
  const found: Violation[] = [];
  checkStructure(input, shape, '', found);
  return found;
}

function check(value: unknown, shape: Shape, path: string, found: Violation[]): void {
  switch (shape.type) {
    case 'string':
      return checkString(value, shape, path, found);
    case 'integer':
      return checkInteger(value, shape, path, found);
    case 'boolean':
      if (typeof value !== 'boolean') wrongType(path, 'a boolean', value);
      return;
    case 'timestamp':
      if (!(value instanceof Date) || Number.isNaN(value.getTime())) wrongType(path, 'a valid Date', value);
      return;
    case 'list':
      return checkList(value, shape, path, found);
    case 'map':
      return checkMap(value, shape, path, found);
    case 'structure':
      return checkStructure(value, shape, path, found);
  }
}

function checkString(value: unknown, shape: StringShape, path: string, found: Violation[]): void {
  if (typeof value !== 'string') return wrongType(path, 'a string', value);
  if (shape.pattern && !shape.pattern.matches.test(value)) {
    found.push({ path, value, shape, constraint: { kind: 'pattern', source: shape.pattern.source } });
  }
  if (shape.enum && !shape.enum.includes(value)) {
    found.push({ path, value, shape, constraint: { kind: 'enum', values: shape.enum } });
  }
  checkLength(value.length, { path, value, shape }, found);
}

function checkInteger(value: unknown, shape: IntegerShape, path: string, found: Violation[]): void {
  if (typeof value !== 'number' || !Number.isInteger(value)) return wrongType(path, 'an integer', value);
  if (shape.min !== undefined && value < shape.min) {
    found.push({ path, value, shape, constraint: { kind: 'min value', limit: shape.min } });
  }
  if (shape.max !== undefined && value > shape.max) {
    found.push({ path, value, shape, constraint: { kind: 'max value', limit: shape.max } });
  }
}

function checkList(value: unknown, shape: ListShape, path: string, found: Violation[]): void {
  if (!Array.isArray(value)) return wrongType(path, 'an array', value);
  checkLength(value.length, { path, value, shape }, found);
  value.forEach((member: unknown, index) => {
    check(member, shape.member, `${path}.${index + 1}.member`, found);
  });
}

function checkMap(value: unknown, shape: MapShape, path: string, found: Violation[]): void {
  if (!isObject(value)) return wrongType(path, 'an object', value);
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  checkLength(entries.length, { path, value, shape }, found);
  for (const [key, member] of entries) {
    check(key, shape.key, `${path}.${key}.key`, found);
    check(member, shape.value, `${path}.${key}.value`, found);
  }
}

function checkStructure(value: unknown, shape: StructureShape, path: string, found: Violation[]): void {
  if (!isObject(value)) return wrongType(path, 'an object', value);
  for (const { name, shape: memberShape, required } of shape.members) {
    const member = value[name];
    if (member === undefined || member === null) {
      if (required) {
        found.push({
          path: below(path, name),
          value: null,
          shape: memberShape,
          constraint: { kind: 'required' },
        });
      }
      continue;
    }
    check(member, memberShape, below(path, name), found);
  }
}

function checkLength(length: number, at: Omit<Violation, 'constraint'>, found: Violation[]): void {
  const { min, max } = at.shape as { min?: number; max?: number };
  if (min !== undefined && length < min)
    found.push({ ...at, constraint: { kind: 'min length', limit: min } });
  if (max !== undefined && length > max)
    found.push({ ...at, constraint: { kind: 'max length', limit: max } });
}

function below(path: string, name: string): string {
  const member = name.charAt(0).toLowerCase() + name.slice(1);
  return path === '' ? member : `${path}.${member}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrongType(path: string, expected: string, value: unknown): never {
  const got = Array.isArray(value) ? 'an array' : value === null ? 'null' : `a ${typeof value}`;
  const where = path === '' ? 'The input' : `The member ${path}`;
  throw new ServiceFault('SerializationException', `${where} must be ${expected}, not ${got}.`);
}
