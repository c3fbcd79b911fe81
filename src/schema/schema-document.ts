import { isObject } from '../text/kinds-of-values.js';

/** A JSON Schema, or what OpenAPI has of one. */
export type Schema = Readonly<Record<string, unknown>>;

export interface SchemaDocument {
  /** Where references lead. */
  readonly document: Schema;
  /** The function that was called, as messages call it. */
  readonly door: string;
}

/** The schema of the whole event, as documents of the schema registry have it, or of its detail alone. */
export function rootOf({ document, door }: SchemaDocument): Schema {
  const isOpenApi = document['openapi'] !== undefined;
  const root = isOpenApi ? { $ref: '#/components/schemas/AWSEvent' } : document;
  return resolved(root, { document, door });
}

/** Without an envelope around it a schema is that of a detail. */
export function detailOf(root: Schema): unknown {
  const { properties } = root;
  return isObject(properties) && 'detail-type' in properties && 'detail' in properties
    ? properties['detail']
    : root;
}

/** The schema itself, or the one that it refers to. */
export function resolved(schema: unknown, { document, door }: SchemaDocument): Schema {
  let at = schema;
  for (let steps = 0; isObject(at) && typeof at['$ref'] === 'string'; steps += 1) {
    const reference: string = at['$ref'];
    at = reference
      .split('/')
      .slice(1)
      .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))
      .reduce<unknown>((inside, name) => (isObject(inside) ? inside[name] : undefined), document);
    if (!reference.startsWith('#/') || at === undefined || steps > 100) {
      throw new TypeError(`${door}: the schema has nothing at ${JSON.stringify(reference)}.`);
    }
  }
  return isObject(at) ? at : {};
}
