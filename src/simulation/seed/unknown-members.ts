import type { Shape, StructureShape } from '../../service/constraints/shapes.js';
import { isObject } from '../../text/kinds-of-values.js';
import { didYouMean, nearestName } from '../../text/nearest-name.js';
import { at, InvalidSeed } from './seed-members.js';

/** Refuses members that the operation does not have, at any depth: a client would not send them. */
export function refuseUnknownMembers(value: unknown, shape: Shape, path: string): void {
  if (shape.type === 'list' && Array.isArray(value)) {
    value.forEach((member, index) => {
      refuseUnknownMembers(member, shape.member, `${path}[${index}]`);
    });
  }
  if (shape.type === 'structure' && isObject(value)) refuseInStructure(value, shape, path);
}

function refuseInStructure(value: object, { members }: StructureShape, path: string): void {
  for (const [name, given] of Object.entries(value)) {
    const member = members.find((known) => known.name === name);
    if (member) {
      refuseUnknownMembers(given, member.shape, at(path, name));
      continue;
    }
    const known = members.map((one) => one.name);
    const hint = didYouMean(nearestName(name, known), `It can have ${known.join(', ')}.`);
    throw new InvalidSeed(at(path, name), `there is no such member. ${hint}`);
  }
}
