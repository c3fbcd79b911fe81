import type { Shape, StructureShape } from '../service/constraints/shapes.js';
import {
  membersOf as membersOfType,
  TABLES,
  type EventsType,
  type ResourceTable,
} from '../service/cloudformation-types.js';
import { isObject } from '../text/kinds-of-values.js';

type Members = Readonly<Record<string, unknown>>;

/** Answers what stands for a secret that Describe operations do not show. */
type Secret = (path: readonly string[]) => string;

/**
 * The properties of a resource, as far as Describe shows them: those that its type has, and of each what can be given,
 * not what the service adds.
 */
export function propertiesOf(type: EventsType, described: Members): Members {
  const isConnection = type === 'AWS::Events::Connection';
  const secret = isConnection ? secretsOf(String(described['Name'])) : undefined;
  const table: ResourceTable = TABLES[type];
  const members = membersOfType(table);
  const entries = table.loaded.flatMap((name): [string, unknown][] => {
    const value = described[name];
    const shape = members.find((member) => member.name === name)?.shape;
    return value === undefined ? [] : [[name, shape ? given(value, shape, [], secret) : value]];
  });
  return Object.fromEntries(entries);
}

function given(value: unknown, shape: Shape, path: readonly string[], secret: Secret | undefined): unknown {
  if (shape.type === 'list' && Array.isArray(value)) {
    return value.map((item) => given(item, shape.member, path, secret));
  }
  return shape.type === 'structure' && isObject(value) ? membersOf(value, shape, path, secret) : value;
}

function membersOf(
  value: Members,
  { members }: StructureShape,
  path: readonly string[],
  secret: Secret | undefined,
): Members {
  // Parameters of HTTP calls are lists of them.
  const inside = typeof value['Key'] === 'string' ? [...path, value['Key']] : path;
  const entries = members.flatMap(({ name, shape }): [string, unknown][] => {
    const member = value[name];
    if (member !== undefined) return [[name, given(member, shape, [...inside, name], secret)]];
    const isSecret = secret !== undefined && shape.type === 'string' && shape.sensitive === true;
    return isSecret ? [[name, secret([...inside, name])]] : [];
  });
  return Object.fromEntries(entries);
}

/** What is deployed finds the secret where the user has put it: one of the connection's name, with a key for each. */
function secretsOf(connection: string): Secret {
  return ([, ...path]) => {
    const names = path.filter((name) => name !== 'ClientParameters' && name !== 'Value');
    const key = names.join('_').replaceAll(/[^\w-]/g, '_');
    return `{{resolve:secretsmanager:${connection}:SecretString:${key}}}`;
  };
}

/**
 * A pattern as an object, or as its text where the object would say something else: numbers and keys may be written as
 * no value can be.
 */
export function patternValue(text: string): unknown {
  const value: unknown = JSON.parse(text);
  const compact = text.replaceAll(
    /("(?:[^"\\]|\\.)*")|\s+/g,
    (_, quoted: string | undefined) => quoted ?? '',
  );
  return JSON.stringify(value) === compact ? value : text;
}
