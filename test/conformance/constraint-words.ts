/** The service's words for broken constraints, made from the API model alone: nothing here comes from the project. */

import type {
  InputShape,
  ListShape,
  MapShape,
  NumberShape,
  StringShape,
  StructureShape,
} from './constraint-model.js';

/** One constraint of a value. */
export type Constraint = FormConstraint | LimitConstraint;

interface Worded {
  readonly text: string;
  readonly allows: (value: unknown) => boolean;
}

interface FormConstraint extends Worded {
  readonly kind: 'pattern' | 'enum';
}

export interface LimitConstraint extends Worded {
  readonly kind: 'min' | 'max';
  readonly limit: number;
}

export interface Complaint {
  /** `entries`, `2.member`, `detail` */
  readonly path: readonly string[];
  /** Undefined when it is not there. */
  readonly value: unknown;
  readonly shape: InputShape;
  readonly text: string;
}

/** Stands in an expected text for what nobody knows. */
export const UNKNOWN = '\uFFFC';

export const REQUIRED = 'Member must not be null';

export function refusalText(complaints: readonly Complaint[]): string {
  const errors = complaints.length === 1 ? 'error' : 'errors';
  return `${complaints.length} validation ${errors} detected: ${complaints.map(complaintText).join('; ')}`;
}

function complaintText({ path, value, shape, text }: Complaint): string {
  const given = value === undefined ? 'null' : `'${printed(value, shape)}'`;
  return `Value ${given} at '${path.join('.')}' failed to satisfy constraint: ${text}`;
}

/** In the order in which the service complains. */
export function constraintsOf(shape: InputShape): Constraint[] {
  switch (shape.type) {
    case 'string':
      return [...formConstraints(shape), ...limitConstraints(shape, 'length', lengthOf)];
    case 'integer':
      return limitConstraints(shape, 'value', Number);
    case 'list':
    case 'map':
      return limitConstraints(shape, 'length', lengthOf);
    default:
      return [];
  }
}

/** What a list or a map says when any of its strings or numbers is wrong. */
export function wholeText(subject: 'Member' | 'Map keys' | 'Map value', of: InputShape): string {
  const constraints = constraintsOf(of);
  const texts = LISTED.flatMap((kind) => constraints.filter((constraint) => constraint.kind === kind));
  return `${subject} must satisfy constraint: [${texts.map(({ text }) => text).join(', ')}]`;
}

const LISTED: readonly Constraint['kind'][] = ['max', 'min', 'pattern', 'enum'];

function formConstraints(shape: StringShape): FormConstraint[] {
  const { pattern, enum: values } = shape;
  const found: FormConstraint[] = [];
  if (pattern !== undefined) {
    const text = `Member must satisfy regular expression pattern: ${pattern}`;
    const whole = wholeValue(pattern);
    found.push({ kind: 'pattern', text, allows: (value) => whole.test(String(value)) });
  }
  if (values !== undefined) {
    const order = ENUM_ORDERS[shape.name] ?? values;
    const text = `Member must satisfy enum value set: [${order.join(', ')}]`;
    found.push({ kind: 'enum', text, allows: (value) => values.includes(String(value)) });
  }
  return found;
}

/** The first is recorded, the second another emulator's; all others are expected in the model's order. */
const ENUM_ORDERS: Readonly<Record<string, readonly string[]>> = {
  ApiDestinationHttpMethod: ['HEAD', 'POST', 'PATCH', 'DELETE', 'PUT', 'GET', 'OPTIONS'],
  ReplayState: ['CANCELLED', 'CANCELLING', 'COMPLETED', 'FAILED', 'RUNNING', 'STARTING'],
};

/** Java's classes of Unicode need the u flag. */
function wholeValue(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, pattern.includes('\\p{') ? 'u' : '');
}

function limitConstraints(
  { min, max }: StringShape | NumberShape | ListShape | MapShape,
  measure: 'length' | 'value',
  measured: (value: unknown) => number,
): LimitConstraint[] {
  const must = `Member must have ${measure}`;
  const found: LimitConstraint[] = [];
  if (min !== undefined) {
    const text = `${must} greater than or equal to ${min}`;
    found.push({ kind: 'min', limit: min, text, allows: (value) => measured(value) >= min });
  }
  if (max !== undefined) {
    const text = `${must} less than or equal to ${max}`;
    found.push({ kind: 'max', limit: max, text, allows: (value) => measured(value) <= max });
  }
  return found;
}

function lengthOf(value: unknown): number {
  if (typeof value === 'string' || Array.isArray(value)) return value.length;
  return Object.keys(Object(value) as object).length;
}

/** As Java's `toString` does, with `UNKNOWN` for the members of structures whose printing is not recorded. */
export function printed(value: unknown, shape: InputShape): string {
  if (value === undefined) return 'null';
  if ('sensitive' in shape && shape.sensitive) return '***Sensitive Data Redacted***';
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return String(value);
  const entries = Object.entries(Object(value) as object) as [string, unknown][];
  switch (shape.type) {
    case 'list':
      return printedList(
        entries.map(([, member]) => member),
        shape.member,
      );
    case 'map':
      return `{${entries.map(([key, text]) => `${key}=${printed(text, shape.value)}`).join(', ')}}`;
    case 'structure':
      return printedStructure(new Map(entries), shape);
    default:
      throw new TypeError(`Nobody knows how a ${shape.type} is printed.`);
  }
}

function printedStructure(given: ReadonlyMap<string, unknown>, { name, members }: StructureShape): string {
  const set = members.map(
    (member) => `${lowerCamel(member.name)}=${printed(given.get(member.name), member.shape)}`,
  );
  const hidden = HIDDEN_MEMBERS[name]?.map((member) => `${member}=null`) ?? [];
  return `${name}(${[...set, ...hidden].join(', ')})`;
}

/** Structures that are recorded in print, with the members that only the service sets. */
const HIDDEN_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  PutEventsRequestEntry: ['kmsKeyIdentifier', 'internalMetadata'],
};

function printedList(values: readonly unknown[], of: InputShape): string {
  const isKnown = of.type !== 'structure' || of.name in HIDDEN_MEMBERS || values.length === 0;
  return isKnown ? `[${values.map((value) => printed(value, of)).join(', ')}]` : `[${of.name}(${UNKNOWN})]`;
}

export function lowerCamel(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** Whether the text is the expected one, whatever stands in the place of what nobody knows. */
export function isText(received: string, expected: string): boolean {
  const [start = '', end] = expected.split(UNKNOWN);
  if (end === undefined) return received === expected;
  return received.length >= start.length + end.length && received.startsWith(start) && received.endsWith(end);
}
