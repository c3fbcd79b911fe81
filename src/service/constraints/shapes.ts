/** The constraint language: what the API model says of an operation's input, as data. */
export type Shape =
  StringShape | IntegerShape | BooleanShape | TimestampShape | ListShape | MapShape | StructureShape;

export interface StringShape {
  readonly type: 'string';
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: Pattern;
  /** In the order in which the service names them. */
  readonly enum?: readonly string[];
  /** Whether the enum's values are taken in any case. */
  readonly anyCase?: boolean;
  /** A secret: never printed. */
  readonly sensitive?: boolean;
}

export interface IntegerShape {
  readonly type: 'integer';
  readonly min?: number;
  readonly max?: number;
}

export interface BooleanShape {
  readonly type: 'boolean';
}

export interface TimestampShape {
  readonly type: 'timestamp';
}

export interface ListShape {
  readonly type: 'list';
  readonly member: Shape;
  readonly min?: number;
  readonly max?: number;
  readonly sensitive?: boolean;
}

export interface MapShape {
  readonly type: 'map';
  readonly key: StringShape;
  readonly value: StringShape;
  readonly max?: number;
}

export interface StructureShape {
  readonly type: 'structure';
  /** In the order of the request, which is the order of complaints. */
  readonly members: readonly Member[];
  readonly printedAs: PrintedAs;
}

/** How the service prints a value of a structure. */
export interface PrintedAs {
  /** Only structures inside of lists that can be too long are ever printed; the others need no name. */
  readonly className?: string;
  /** Members of the service's own, behind those that callers can set. */
  readonly hiddenMembers?: readonly string[];
}

export interface Member {
  readonly name: string;
  readonly shape: Shape;
  readonly required: boolean;
}

/** A regular expression as the model spells it, which complaints quote, and as it is tested: on the whole value. */
export interface Pattern {
  readonly source: string;
  readonly matches: RegExp;
}

interface Length {
  readonly min?: number;
  readonly max?: number;
}

interface StringConstraints extends Length {
  readonly pattern?: string;
  /** Another spelling of the pattern, for one that would backtrack without end. */
  readonly testedAs?: string;
  readonly enum?: readonly string[];
  readonly anyCase?: boolean;
  readonly sensitive?: boolean;
}

export function string(constraints: StringConstraints = {}): StringShape {
  const { pattern, testedAs = pattern, ...rest } = constraints;
  if (pattern === undefined || testedAs === undefined) return { type: 'string', ...rest };
  return { type: 'string', ...rest, pattern: { source: pattern, matches: wholeValue(testedAs) } };
}

export function integer(range: Length = {}): IntegerShape {
  return { type: 'integer', ...range };
}

export const boolean: BooleanShape = { type: 'boolean' };

export const timestamp: TimestampShape = { type: 'timestamp' };

export function list(member: Shape, constraints: Length & { readonly sensitive?: boolean } = {}): ListShape {
  return { type: 'list', member, ...constraints };
}

export function map(
  key: StringShape,
  value: StringShape,
  constraints: { readonly max?: number } = {},
): MapShape {
  return { type: 'map', key, value, ...constraints };
}

/** A member that has to be there. */
export function required(shape: Shape): RequiredMember {
  return { requiredShape: shape };
}

interface RequiredMember {
  readonly requiredShape: Shape;
}

export function structure(
  members: Readonly<Record<string, Shape | RequiredMember>>,
  printedAs: PrintedAs = {},
): StructureShape {
  return {
    type: 'structure',
    members: Object.entries(members).map(([name, member]) =>
      'requiredShape' in member
        ? { name, shape: member.requiredShape, required: true }
        : { name, shape: member, required: false },
    ),
    printedAs,
  };
}

/**
 * Java's `matches()` takes the whole value. Its `\p{L}` and the like need the u flag, which refuses needless escapes.
 */
function wholeValue(pattern: string): RegExp {
  const flags = pattern.includes('\\p{') ? 'u' : '';
  const source = flags === 'u' ? pattern.replaceAll('\\-', '\\x2d') : pattern;
  return new RegExp(`^(?:${source})$`, flags);
}
