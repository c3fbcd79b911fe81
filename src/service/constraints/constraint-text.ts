import { withArticle } from '../../text/articles.js';
import { isDate, isObject } from '../../text/kinds-of-values.js';
import type { Constraint, Path, Violation } from './constraints.js';
import type { Shape, StructureShape } from './shapes.js';

/** The message of the ValidationException that reports the violations. */
export function violationsText(violations: readonly Violation[]): string {
  const head = `${violations.length} validation error${violations.length === 1 ? '' : 's'} detected: `;
  return head + violations.map(violationText).join('; ');
}

/** The message of the SerializationException for a value of a wrong type; the service's own tells no place. */
export function wrongTypeText({ path, value, shape }: Violation): string {
  const where = path.length === 0 ? 'The input' : requestPath(path);
  const hint =
    shape.type === 'string' && typeof value === 'object'
      ? ' Use JSON.stringify to turn it into JSON text.'
      : '';
  const isSecret = 'sensitive' in shape && shape.sensitive;
  return `${where} must be ${TYPES[shape.type]}, not ${isSecret ? secretKindOf(value) : kindOf(value)}.${hint}`;
}

const TYPES: Readonly<Record<Shape['type'], string>> = {
  string: 'a string',
  integer: 'an integer',
  boolean: 'a boolean',
  timestamp: 'a Date',
  list: 'an array',
  map: 'an object',
  structure: 'an object',
};

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'number') return `the number ${value}`;
  if (isDate(value)) return Number.isNaN(Number(value)) ? 'an invalid Date' : 'a Date';
  return withArticle(typeof value);
}

function secretKindOf(value: unknown): string {
  return typeof value === 'number' ? 'a number' : kindOf(value);
}

/** `Entries[0].Detail` */
export function requestPath(path: Path): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .slice(1);
}

function violationText({ path, value, shape, constraint }: Violation): string {
  const printed = value === undefined ? 'null' : `'${print(value, shape)}'`;
  return `Value ${printed} at '${servicePath(path)}' failed to satisfy constraint: ${constraintText(constraint)}`;
}

/** `entries.1.member.detail` */
function servicePath(path: Path): string {
  return path.map((step) => (typeof step === 'number' ? `${step + 1}.member` : lowerCamel(step))).join('.');
}

function constraintText(constraint: Constraint): string {
  switch (constraint.kind) {
    case 'required':
      return 'Member must not be null';
    case 'type':
      return `Member must be ${TYPES[constraint.type]}`;
    case 'pattern':
      return `Member must satisfy regular expression pattern: ${constraint.source}`;
    case 'enum':
      return `Member must satisfy enum value set: [${constraint.values.join(', ')}]`;
    case 'min length':
      return `Member must have length greater than or equal to ${constraint.limit}`;
    case 'max length':
      return `Member must have length less than or equal to ${constraint.limit}`;
    case 'min value':
      return `Member must have value greater than or equal to ${constraint.limit}`;
    case 'max value':
      return `Member must have value less than or equal to ${constraint.limit}`;
    case 'members':
      return `Member must satisfy constraint: ${listText(constraint.constraints)}`;
    case 'map keys':
      return `Map keys must satisfy constraint: ${listText(constraint.constraints)}`;
    case 'map values':
      return `Map value must satisfy constraint: ${listText(constraint.constraints)}`;
  }
}

function listText(constraints: readonly Constraint[]): string {
  return `[${constraints.map(constraintText).join(', ')}]`;
}

/** The service prints values as Java's `toString` does. */
function print(value: unknown, shape: Shape): string {
  if (value === undefined) return 'null';
  if ('sensitive' in shape && shape.sensitive) return '***Sensitive Data Redacted***';
  if (shape.type === 'list' && Array.isArray(value)) {
    return `[${value.map((member) => print(member, shape.member)).join(', ')}]`;
  }
  if (shape.type === 'map' && isObject(value)) {
    const entries = Object.entries(value).map(([key, member]) => `${key}=${print(member, shape.value)}`);
    return `{${entries.join(', ')}}`;
  }
  if (shape.type === 'structure' && isObject(value)) return printStructure(value, shape);
  if (isDate(value)) return printDate(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function printStructure(value: Readonly<Record<string, unknown>>, shape: StructureShape): string {
  const { className = '', hiddenMembers = [] } = shape.printedAs;
  const members = shape.members.map((member) => {
    return `${lowerCamel(member.name)}=${print(value[member.name], member.shape)}`;
  });
  return `${className}(${[...members, ...hiddenMembers.map((name) => `${name}=null`)].join(', ')})`;
}

/** As `java.util.Date` does: `Sat Mar 01 12:34:56 UTC 2026`. */
function printDate(date: Date): string {
  const [weekday = '', day, month, year, time] = date.toUTCString().split(' ');
  return `${weekday.slice(0, 3)} ${month} ${day} ${time} UTC ${year}`;
}

function lowerCamel(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
