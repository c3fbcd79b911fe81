import { isObject } from '../../text/kinds-of-values.js';
import { didYouMean, nearestName } from '../../text/nearest-name.js';
import type { Shape, StructureShape } from './shapes.js';

/** More are not worth reading. */
const MOST_NAMED = 3;

/** Names the members of an input that the API does not have, which the SDK leaves out in silence. */
export function unknownMembersText(input: unknown, shape: StructureShape): string | undefined {
  const found = unknownMembers(input, shape).slice(0, MOST_NAMED);
  return found.length === 0 ? undefined : found.map(text).join('\n');
}

export interface UnknownMember {
  /** `Targets[0].InputTransformer`; empty for the input itself. */
  readonly where: string;
  readonly name: string;
  /** What the API has in its place. */
  readonly known: readonly string[];
  /** The part of the input that has it. */
  readonly of: Readonly<Record<string, unknown>>;
}

function text({ where, name, known }: UnknownMember): string {
  const whole = where === '' ? 'The input' : where;
  const hint = didYouMean(nearestName(name, known), `It takes ${known.join(', ')}.`);
  return `${whole} has no member ${JSON.stringify(name)}, so the SDK does not send it. ${hint}`;
}

/** Those of one part before those inside of it. Most inputs have none, and nothing is made for these. */
export function unknownMembers(value: unknown, shape: Shape): readonly UnknownMember[] {
  let found = NONE;
  if (shape.type === 'list' && shape.member.type !== 'string' && Array.isArray(value)) {
    value.forEach((member: unknown, index) => {
      found = withThose(unknownMembers(member, shape.member), `[${index}]`, found);
    });
  }
  if (shape.type !== 'structure' || !isObject(value)) return found;
  found = unknownNames(value, shape);
  for (const { name, shape: inner } of shape.members) {
    if ((inner.type !== 'structure' && inner.type !== 'list') || value[name] === undefined) continue;
    found = withThose(unknownMembers(value[name], inner), name, found);
  }
  return found;
}

const NONE: readonly UnknownMember[] = [];

function unknownNames(
  value: Readonly<Record<string, unknown>>,
  { members }: StructureShape,
): readonly UnknownMember[] {
  const own = Object.keys(value).filter(
    (name) => value[name] !== undefined && !members.some((member) => member.name === name),
  );
  if (own.length === 0) return NONE;
  const known = members.map(({ name }) => name);
  return own.map((name) => ({ where: '', name, known, of: value }));
}

/** Those that were found, and those inside of a member or an element. */
function withThose(
  inside: readonly UnknownMember[],
  step: string,
  found: readonly UnknownMember[],
): readonly UnknownMember[] {
  if (inside.length === 0) return found;
  const placed = inside.map(({ where, ...unknown }) => ({
    ...unknown,
    where: where === '' || where.startsWith('[') ? step + where : `${step}.${where}`,
  }));
  return [...found, ...placed];
}
