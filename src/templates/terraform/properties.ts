import type { Findings } from '../findings.js';
import type { AfterApply } from './after-apply.js';
import type { Attribute, AttributeTable, Kind } from './attribute-table.js';
import type { Places } from './places.js';
import { listOf, membersOf, type Members, type TerraformResource } from './document.js';

interface Reading {
  readonly resource: TerraformResource;
  readonly afterApply: AfterApply;
  readonly places: Places;
  readonly findings: Findings;
}

/** Attributes in one place: their values, which of these are known after apply, and what was written. */
interface Level {
  readonly values: Members;
  readonly unknown: Members;
  readonly expressions: Members;
  /** Where they are in the resource; empty for its own. */
  readonly path: string;
}

/** The properties that CloudFormation would have, as far as the table knows the attributes. */
export function propertiesOf(table: AttributeTable, expressions: Members, reading: Reading): Members {
  const { values, unknown } = reading.resource;
  return levelProperties(table, { values, unknown, expressions, path: '' }, reading);
}

function levelProperties(table: AttributeTable, level: Level, reading: Reading): Members {
  const result: Record<string, unknown> = {};
  for (const [name, attribute] of Object.entries(table)) {
    if (attribute.is === 'unread') continue;
    const value =
      attribute.is === 'block'
        ? blockValue(name, attribute, level, reading)
        : valueOf(name, attribute, level, reading);
    if (!isNothing(value)) setAt(result, attribute.property.split('.'), value);
  }
  for (const [name, value] of Object.entries(level.values)) {
    if (Object.hasOwn(table, name) || isNothing(value) || value === false || value === 0) continue;
    const at = `${reading.resource.address}.${pathOf(level, name)}`;
    const message = `The kit does not know the attribute ${JSON.stringify(name)} of ${reading.resource.type}. It is left out.`;
    reading.findings.warning('unknown-property', at, message);
  }
  return result;
}

function valueOf(
  name: string,
  { kind, convert }: Extract<Attribute, { is: 'property' }>,
  level: Level,
  reading: Reading,
): unknown {
  const unknown = level.unknown[name];
  // A plan has null for what is not set: an ARN of a block that is missing is not known.
  const isMissing = kind === 'arn' && level.path !== '' && Object.keys(level.values).length === 0;
  const value = filled(level.values[name], isMissing || unknown, {
    kind,
    path: pathOf(level, name),
    expression: level.expressions[name],
    reading,
  });
  if (kind === 'arn' && typeof value === 'string') return reading.places.moved(value);
  return convert && value !== undefined ? convert(value) : value;
}

function blockValue(
  name: string,
  { table, isList }: Extract<Attribute, { is: 'block' }>,
  level: Level,
  reading: Reading,
): unknown {
  const path = pathOf(level, name);
  if (level.unknown[name] === true) {
    return reading.afterApply.value({
      resource: reading.resource,
      path,
      kind: 'other',
      expression: undefined,
    });
  }
  const items = listOf(level.values[name]).map((values, index) =>
    levelProperties(
      table,
      {
        values,
        unknown: memberAt(level.unknown[name], index),
        expressions: memberAt(level.expressions[name], index),
        path: isList ? `${path}[${index}]` : path,
      },
      reading,
    ),
  );
  return isList ? items : items[0];
}

interface Filling {
  readonly kind: Kind;
  readonly path: string;
  readonly expression: unknown;
  readonly reading: Reading;
}

/** The value with what is known after apply, as far as something tells or stands in for it. */
function filled(value: unknown, unknown: unknown, filling: Filling): unknown {
  const { kind, path, expression, reading } = filling;
  if (unknown === true && kind === 'all-tags') return undefined;
  if (unknown === true) {
    return reading.afterApply.value({ resource: reading.resource, path, kind, expression });
  }
  const within: Filling = { ...filling, kind: 'text', expression: undefined };
  if (Array.isArray(unknown) && Array.isArray(value)) {
    return value.map((item: unknown, index) =>
      filled(item, unknown[index], { ...within, path: `${path}[${index}]` }),
    );
  }
  if (Array.isArray(unknown) || typeof unknown !== 'object' || unknown === null) return value;
  const members = Object.entries(unknown).map(([key, open]: [string, unknown]) => [
    key,
    filled(membersOf(value)[key], open, { ...within, path: `${path}.${key}` }),
  ]);
  return members.length === 0 ? value : { ...membersOf(value), ...Object.fromEntries(members) };
}

function pathOf({ path }: Level, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function memberAt(list: unknown, index: number): Members {
  return Array.isArray(list) ? membersOf(list[index]) : {};
}

/** What Terraform writes for what is not set: null in a plan, an empty string in a state. */
function isNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function setAt(
  object: Record<string, unknown>,
  [name = '', ...rest]: readonly string[],
  value: unknown,
): void {
  if (rest.length === 0) object[name] = value;
  else {
    const inner = { ...membersOf(object[name]) };
    setAt(inner, rest, value);
    object[name] = inner;
  }
}
