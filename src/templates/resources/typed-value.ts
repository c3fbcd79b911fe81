import type { Shape } from '../../service/constraints/shapes.js';
import { isObject } from '../../text/kinds-of-values.js';
import { setMember } from '../../text/set-member.js';
import { scalarText } from '../resolving/resolving.js';

/**
 * The value as the API has it. CloudFormation takes "7" for a number and 7 for a text, and what parameters give is
 * always a text. What fits nowhere stays as it is, for the service to refuse.
 */
export function typedValue(value: unknown, shape: Shape): unknown {
  switch (shape.type) {
    case 'string':
      return scalarText(value) ?? value;
    case 'integer':
      return typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
    case 'boolean':
      return value === 'true' ? true : value === 'false' ? false : value;
    case 'list':
      return Array.isArray(value) ? value.map((item) => typedValue(item, shape.member)) : value;
    case 'map':
      return isObject(value) ? membersOf(value, () => shape.value) : value;
    case 'structure':
      return isObject(value)
        ? membersOf(value, (name) => shape.members.find((member) => member.name === name)?.shape)
        : value;
    case 'timestamp':
      return value;
  }
}

function membersOf(
  object: Readonly<Record<string, unknown>>,
  shapeOf: (name: string) => Shape | undefined,
): Readonly<Record<string, unknown>> {
  const typed: Record<string, unknown> = {};
  for (const name of Object.keys(object)) {
    const shape = shapeOf(name);
    setMember(typed, name, shape === undefined ? object[name] : typedValue(object[name], shape));
  }
  return typed;
}
