import { isObject } from '../../text/kinds-of-values.js';
import type { Shape, StructureShape } from '../constraints/shapes.js';
import { createConnection, updateConnection } from './connection-shapes.js';

/** What stands in the place of a secret. */
const MASK = '***';

/** Functions, because this is asked for every command, and few are about connections. */
const SHAPES: ReadonlyMap<string, () => StructureShape> = new Map([
  ['CreateConnection', () => createConnection],
  ['UpdateConnection', () => updateConnection],
]);

type Input = Readonly<Record<string, unknown>>;

/** The input of a command as records show it: without the secrets of connections. Any other input as it is. */
export function concealedInput(operation: string, input: Input): Input {
  const shapeOf = SHAPES.get(operation);
  return shapeOf ? concealedMembers(input, shapeOf()) : input;
}

function concealed(value: unknown, shape: Shape): unknown {
  if (value === undefined || value === null) return value;
  if (shape.type === 'structure' && isObject(value)) return concealedMembers(value, shape);
  if (shape.type === 'list' && Array.isArray(value)) {
    return value.map((member) => concealed(member, shape.member));
  }
  return isSecret(shape) ? MASK : value;
}

/** Beside secrets, a member that the API does not have may be a misspelt one. */
function concealedMembers(given: Input, { members }: StructureShape): Record<string, unknown> {
  const isPublic = given.IsValueSecret === false;
  const hasSecrets = members.some(({ shape }) => isSecret(shape));
  const entries = Object.entries(given).map(([name, value]) => {
    const shape = members.find((member) => member.name === name)?.shape;
    if (!shape) return [name, hasSecrets ? MASK : value];
    return [name, isPublic ? value : concealed(value, shape)];
  });
  return Object.fromEntries(entries) as Record<string, unknown>;
}

function isSecret(shape: Shape): boolean {
  return shape.type === 'string' && shape.sensitive === true;
}
