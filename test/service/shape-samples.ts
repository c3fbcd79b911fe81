import type { Constraint } from '../../src/service/constraints/constraints.js';
import type { Shape, StringShape } from '../../src/service/constraints/shapes.js';

/** A beginning that patterns of the API model ask for; what follows may be any letters. */
const STARTS: readonly (readonly [pattern: RegExp, start: string])[] = [
  [/:connection\\\//, 'arn:aws:events:us-east-1:123456789012:connection/a/a'],
  [/^\^arn:aws\(\[a-z\]\|\\-\)\*:events:/, 'arn:aws:events:::a/a'],
  [/^aws\\\.partner/, 'aws.partner/a/b'],
  [/^events:/, 'events:a'],
  [/:route53:::healthcheck/, 'arn:aws:route53:::healthcheck/a'],
  [/:kms:/, 'arn:aws:kms:us-east-1:123456789012:key/a'],
  [/:scheduler:/, 'arn:aws:scheduler:us-east-1:123456789012:schedule-group/a'],
  [/:sqs:/, 'arn:aws:sqs:us-east-1:123456789012:a'],
  [/:iam::/, 'arn:aws:iam::123456789012:role/a'],
  [/:event-bus\/\[\\w/, 'arn:aws:events:us-east-1:123456789012:event-bus/a'],
  [/\[\\\.\]\[A-Za-z0-9/, 'a.b'],
];

/** The smallest value that is right. */
export function valid(shape: Shape): unknown {
  switch (shape.type) {
    case 'structure':
      return Object.fromEntries(
        shape.members.filter(({ required }) => required).map((member) => [member.name, valid(member.shape)]),
      );
    case 'list':
      return Array.from({ length: shape.min ?? 0 }, () => valid(shape.member));
    case 'map':
      return {};
    case 'string':
      return shape.enum?.[0] ?? text(shape, Math.max(shape.min ?? 0, 1));
    case 'integer':
      return shape.min ?? 0;
    case 'boolean':
      return true;
    case 'timestamp':
      return new Date(0);
  }
}

/** Values at the limits, which are right. */
export function edges(shape: Shape): unknown[] {
  switch (shape.type) {
    case 'string':
      return shape.enum ? [...shape.enum] : lengths(shape).map((length) => text(shape, length));
    case 'integer':
      return [shape.min, shape.max].filter((limit) => limit !== undefined);
    case 'list':
      return shape.max === undefined ? [] : [listOf(shape.member, shape.max)];
    case 'map':
      return shape.max === undefined ? [] : [mapOf(shape.max)];
    default:
      return [];
  }
}

/** Values that break one constraint, and that constraint's kind. */
export function breakers(shape: Shape): [unknown, Constraint['kind']][] {
  const found: [unknown, Constraint['kind']][] = [];
  if (shape.type === 'boolean') return [['yes', 'type']];
  if (shape.type === 'timestamp') return [['now', 'type']];
  if (shape.type === 'structure') return [['text', 'type']];
  if (shape.type === 'integer') {
    if (shape.min !== undefined) found.push([shape.min - 1, 'min value']);
    if (shape.max !== undefined) found.push([shape.max + 1, 'max value']);
    return found;
  }
  if (shape.type === 'string') {
    if (shape.enum) found.push(['nonsense', 'enum']);
    if (shape.pattern) found.push([`${text(shape, 1)}\0\n`, 'pattern']);
    if (shape.min) found.push(['', 'min length']);
    if (shape.max !== undefined) found.push([text(shape, shape.max + 1), 'max length']);
    return found;
  }
  if (shape.type === 'list' && shape.min) found.push([[], 'min length']);
  if (shape.max !== undefined) {
    const tooMany = shape.max + 1;
    found.push([shape.type === 'list' ? listOf(shape.member, tooMany) : mapOf(tooMany), 'max length']);
  }
  return found;
}

function listOf(member: Shape, length: number): unknown[] {
  return Array.from({ length }, () => valid(member));
}

function mapOf(size: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: size }, (_, index) => [`k${index}`, 'v']));
}

function lengths({ min, max, pattern }: StringShape): number[] {
  return [min ?? (pattern || max === undefined ? 1 : 0), ...(max === undefined ? [] : [max])];
}

function text({ pattern }: StringShape, length: number): string {
  if (pattern?.source === '\\d{12}') return '1'.repeat(length);
  // Only `*` and twelve digits are principals, whatever the length says.
  if (pattern?.source === '(\\d{12}|\\*)') return length === 1 ? '*' : '1'.repeat(length);
  if (pattern?.source.startsWith('(^arn:aws')) return `$${length > 1 ? `.${'a'.repeat(length - 2)}` : ''}`;
  // Nothing or an ARN of one length, whatever the length says.
  if (pattern?.source.includes(':resourceconfiguration/')) {
    const arn = 'arn:aws:vpc-lattice:us-east-1:123456789012:resourceconfiguration/rcfg-0123456789abcdefg';
    return length === 0 ? '' : length > 2048 ? 'a'.repeat(length) : arn;
  }
  const start = STARTS.find(([source]) => source.test(pattern?.source ?? ''))?.[1] ?? '';
  return start + 'a'.repeat(Math.max(0, length - start.length));
}
