import type { OutputUnit, Schema as CheckedSchema, SchemaDraft, Validator } from '@cfworker/json-schema';
import { requireModule } from '../environment/require-module.js';
import { isRecord } from '../text/given.js';
import { isObject } from '../text/kinds-of-values.js';
import { detailOf, rootOf, type Schema } from './schema-document.js';
import type { StandardIssue, StandardSchema } from './standard-schema.js';

/** What tells a JSON Schema from other things; types of schemas that have no others are known by them. */
interface Keywords {
  readonly '~standard'?: never;
  readonly $schema?: unknown;
  readonly $ref?: unknown;
  readonly type?: unknown;
  readonly properties?: unknown;
  readonly openapi?: unknown;
}

/**
 * A JSON Schema of draft 4, 7, 2019-09 or 2020-12 as a plain object, or a document of the schema registry: OpenAPI, or
 * JSON Schema of whole events, of which the detail counts. It needs the package `@cfworker/json-schema`.
 */
export type JsonSchema = Keywords | (Keywords & { readonly [keyword: string]: unknown });

const PACKAGE = '@cfworker/json-schema';

/** Most schemas have one of them; an object without any is more likely something else. */
const KEYWORDS = [
  ...['$schema', '$ref', '$id', 'type', 'properties', 'required', 'items', 'enum', 'const', 'openapi'],
  ...['allOf', 'anyOf', 'oneOf', 'not', 'if', 'additionalProperties', 'patternProperties'],
];

export function isJsonSchema(value: unknown): value is JsonSchema {
  if (!isRecord(value) || !KEYWORDS.some((keyword) => Object.hasOwn(value, keyword))) return false;
  // Older libraries of validators have a `type` too. In another realm Object is another one.
  const prototype = Reflect.getPrototypeOf(value);
  return prototype === null || Reflect.getPrototypeOf(prototype) === null;
}

/**
 * The schema as libraries offer theirs.
 *
 * @param asker who asks, as messages call it
 * @throws Error where the validator is not installed
 * @throws TypeError for a document without an event, and for a schema that cannot be used: when it is, at the latest
 */
export function standardSchemaOf(schema: JsonSchema, asker: string): StandardSchema<object> {
  const document: Schema = { ...schema };
  const Validator = validatorClass(asker);
  const detail = detailSchemaOf(document, asker);
  const validator = named(asker, () => new Validator(detail, draftOf(document), false));
  return {
    '~standard': {
      version: 1,
      vendor: 'JSON Schema',
      validate(value) {
        const { valid, errors } = named(asker, () => validator.validate(value));
        return valid ? {} : { issues: issuesOf(errors, value) };
      },
    },
  };
}

/** What the validator has against a schema, such as a reference that leads nowhere, with the schema's name. */
function named<Result>(asker: string, act: () => Result): Result {
  try {
    return act();
  } catch (cause) {
    throw new TypeError(`${asker}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

function validatorClass(asker: string): typeof Validator {
  try {
    return (requireModule(PACKAGE) as { readonly Validator: typeof Validator }).Validator;
  } catch (cause) {
    const hint = `Install it: npm i -D ${PACKAGE}`;
    throw new Error(`${asker} is a JSON Schema, which the package ${PACKAGE} validates. ${hint}`, { cause });
  }
}

/** A copy, which the validator may write on, with what references lead to. */
function detailSchemaOf(document: Schema, door: string): CheckedSchema {
  const { components, definitions, $defs } = document;
  const detail = detailOf(rootOf({ document, door }));
  const whole = detail === document ? document : { components, definitions, $defs, ...(detail as Schema) };
  return copied(whole, isOpenApi30(document)) as CheckedSchema;
}

/** `nullable` of OpenAPI 3.0 is no keyword of JSON Schema. */
function copied(schema: unknown, hasNullable: boolean): unknown {
  if (Array.isArray(schema)) return schema.map((item) => copied(item, hasNullable));
  if (!isObject(schema)) return schema;
  const members = Object.entries(schema).map(
    ([name, member]) => [name, copied(member, hasNullable)] as const,
  );
  const copy = Object.fromEntries(members);
  return hasNullable && schema['nullable'] === true ? { anyOf: [copy, { type: 'null' }] } : copy;
}

function isOpenApi30({ openapi }: Schema): boolean {
  return typeof openapi === 'string' && openapi.startsWith('3.0');
}

function draftOf(document: Schema): SchemaDraft {
  // OpenAPI 3.0 has the exclusive bounds of draft 4.
  if (isOpenApi30(document)) return '4';
  const { $schema } = document;
  const [, draft, year] = /draft-0?([467])|(2019-09)/.exec(typeof $schema === 'string' ? $schema : '') ?? [];
  if (draft === undefined) return year === undefined ? '2020-12' : '2019-09';
  return draft === '4' ? '4' : '7';
}

/** Keywords that say no more than that another one below them has failed. */
const PASSING_ON = new Set([
  ...['properties', 'patternProperties', 'items', 'prefixItems', 'additionalItems', 'allOf', '$ref', 'if'],
  'false',
]);

function issuesOf(errors: readonly OutputUnit[], value: unknown): readonly StandardIssue[] {
  const telling = errors.filter(({ keyword }) => !PASSING_ON.has(keyword));
  return (telling.length > 0 ? telling : errors).map(({ error, instanceLocation }) => ({
    message: error,
    path: pathOf(instanceLocation, value),
  }));
}

/** `#/items/0/sku` */
function pathOf(pointer: string, value: unknown): readonly PropertyKey[] {
  let at = value;
  return pointer
    .split('/')
    .slice(1)
    .map((step) => {
      const name = decodeURI(step).replaceAll('~1', '/').replaceAll('~0', '~');
      const key = Array.isArray(at) ? Number(name) : name;
      at = isObject(at) || Array.isArray(at) ? Reflect.get(at, key) : undefined;
      return key;
    });
}
