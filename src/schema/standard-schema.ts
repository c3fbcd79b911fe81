import { given } from '../text/given.js';
import { isObject } from '../text/kinds-of-values.js';

/**
 * The interface that schemas of Zod, Valibot, ArkType and others share. `Input` is the type of a valid value, before
 * the schema transforms it.
 * @see https://standardschema.dev
 */
export interface StandardSchema<Input = unknown> {
  /** The validator. */
  readonly '~standard': {
    readonly version: 1;
    /** The library: `zod`. */
    readonly vendor: string;
    readonly validate: (value: unknown) => ValidationResult | Promise<ValidationResult>;
    /** Never there at run time. */
    readonly types?: { readonly input: Input; readonly output: unknown } | undefined;
  };
}

/** Valid without issues; the `value` beside them is the schema's own and of no account here. */
interface ValidationResult {
  readonly issues?: readonly StandardIssue[] | undefined;
}

export interface StandardIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** A reason why a value is not valid. */
export interface SchemaIssue {
  /** `items[0].sku`; empty for the value as a whole. */
  readonly path: string;
  /** The schema's words. */
  readonly message: string;
}

/** Schemas of ArkType are functions. */
export function isStandardSchema(value: unknown): value is StandardSchema {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return false;
  if (!('~standard' in value)) return false;
  const standard = value['~standard'];
  return (
    typeof standard === 'object' &&
    standard !== null &&
    'validate' in standard &&
    typeof standard.validate === 'function'
  );
}

/**
 * Why the value is not valid; empty when it is.
 *
 * @param asker who asks, as messages call it
 * @throws TypeError for a schema that validates asynchronously: what asks cannot wait
 */
export function schemaIssues(schema: StandardSchema, value: unknown, asker: string): readonly SchemaIssue[] {
  const { validate, vendor } = schema['~standard'];
  const result: unknown = validate(value);
  if (!isObject(result)) {
    throw new TypeError(
      `${asker}: the ${vendor} schema returned ${given(result)}, but a Standard Schema returns { value } or { issues }.`,
    );
  }
  if (isThenable(result)) {
    // Its outcome is nobody's business any more, its failure included.
    void result.then(undefined, () => undefined);
    throw new TypeError(
      `${asker}: the ${vendor} schema validates asynchronously, but the result is needed at once. Remove its asynchronous checks.`,
    );
  }
  const { issues = [] } = result as ValidationResult;
  if (!Array.isArray(issues)) {
    throw new TypeError(`${asker}: the ${vendor} schema has issues that are not a list: ${given(issues)}.`);
  }
  return (issues as readonly StandardIssue[]).map(({ message, path = [] }) => ({
    path: pathText(path),
    message,
  }));
}

function pathText(path: NonNullable<StandardIssue['path']>): string {
  let text = '';
  for (const segment of path) {
    const key = typeof segment === 'object' ? segment.key : segment;
    if (typeof key === 'number') text += `[${key}]`;
    else if (!/^[\w$-]+$/.test(String(key))) text += `[${JSON.stringify(String(key))}]`;
    else text += text === '' ? String(key) : `.${String(key)}`;
  }
  return text;
}

function isThenable(value: object): value is Promise<unknown> {
  return 'then' in value && typeof value.then === 'function';
}
