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
  readonly known: readonly string[];
}

function text({ where, name, known }: UnknownMember): string {
  const whole = where === '' ? 'The input' : where;
  const hint = didYouMean(nearestName(name, known), `It takes ${known.join(', ')}.`);
  return `${whole} has no member ${JSON.stringify(name)}, so the SDK does not send it. ${hint}`;
}

/** Those of one part before those inside of it. */
export function unknownMembers(value: unknown, shape: Shape, where = ''): readonly UnknownMember[] {
  if (shape.type === 'list' && shape.member.type !== 'string' && Array.isArray(value)) {
    return value.flatMap((member, at) => unknownMembers(member, shape.member, `${where}[${at}]`));
  }
  if (shape.type !== 'structure' || !isObject(value)) return [];
  const { members } = shape;
  const own = Object.keys(value).filter(
    (name) => value[name] !== undefined && !members.some((member) => member.name === name),
  );
  const known = own.length === 0 ? [] : members.map(({ name }) => name);
  const found: UnknownMember[] = own.map((name) => ({ where, name, known }));
  for (const { name, shape: inner } of members) {
    if ((inner.type !== 'structure' && inner.type !== 'list') || value[name] === undefined) continue;
    found.push(...unknownMembers(value[name], inner, where === '' ? name : `${where}.${name}`));
  }
  return found;
}
