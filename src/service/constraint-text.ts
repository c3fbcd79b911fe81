import type { Constraint, Violation } from './constraints.js';
import type { Shape, StructureShape } from './shapes.js';

/** The message of the ValidationException that reports the violations. */
export function violationsText(violations: readonly Violation[]): string {
  const head = `${violations.length} validation error${violations.length === 1 ? '' : 's'} detected: `;
  return head + violations.map(violationText).join('; ');
}

function violationText({ path, value, shape, constraint }: Violation): string {
  const printed = constraint.kind === 'required' ? 'null' : `'${print(value, shape)}'`;
  return `Value ${printed} at '${path}' failed to satisfy constraint: ${constraintText(constraint)}`;
}

function constraintText(constraint: Constraint): string {
  switch (constraint.kind) {
    case 'required':
      return 'Member must not be null';
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
  }
}

/** The service prints values as Java's `toString` does. */
function print(value: unknown, shape: Shape): string {
  if (value === undefined || value === null) return 'null';
  if ('sensitive' in shape && shape.sensitive === true) return '***Sensitive Data Redacted***';
  switch (shape.type) {
    case 'list':
      return `[${(value as readonly unknown[]).map((member) => print(member, shape.member)).join(', ')}]`;
    case 'map':
      return `{${Object.entries(value)
        .map(([key, member]) => `${key}=${print(member, shape.value)}`)
        .join(', ')}}`;
    case 'structure':
      return printStructure(value as Readonly<Record<string, unknown>>, shape);
    default:
      return value instanceof Date ? value.toISOString() : String(value as string | number | boolean);
  }
}

function printStructure(value: Readonly<Record<string, unknown>>, shape: StructureShape): string {
  const shapes = new Map(shape.members.map((member) => [lowerFirst(member.name), member]));
  const names = shape.printedAs?.members ?? [...shapes.keys()];
  const members = names.map((name) => {
    const member = shapes.get(name);
    return `${name}=${member ? print(value[member.name], member.shape) : 'null'}`;
  });
  return `${shape.printedAs?.className ?? ''}(${members.join(', ')})`;
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
