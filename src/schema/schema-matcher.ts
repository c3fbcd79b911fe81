import { given } from '../text/given.js';
import { isStandardSchema, schemaIssues, type SchemaIssue, type StandardSchema } from './standard-schema.js';

/** The name under which matchers find why a value was refused, also across two copies of this module. */
const ISSUES: unique symbol = Symbol.for('aws-eventbridge-mock.schema-issues');

/** An asymmetric matcher that says why it does not match. */
export interface SchemaMatcher {
  /** Returns whether the schema accepts a value. */
  asymmetricMatch(received: unknown): boolean;
  /** The name that runners show. */
  toString(): string;
  /** The description that runners show. */
  toAsymmetricMatcher(): string;
}

/**
 * Makes an asymmetric matcher from a schema of Zod, Valibot, ArkType or any other Standard Schema library. It can be
 * used wherever `expect.any(Object)` can. In the matchers of this package, a failure lists the schema's issues.
 *
 * @example
 * expect(eventBridge).toHaveReceivedEvent({ detail: matchesSchema(z.object({ total: z.number() })) });
 *
 * @throws TypeError for anything but a Standard Schema; on comparison, for a schema that validates asynchronously.
 */
export function matchesSchema(schema: StandardSchema): SchemaMatcher {
  if (!isStandardSchema(schema)) {
    throw new TypeError(
      `matchesSchema needs a schema of a library that implements Standard Schema, such as Zod, Valibot or ArkType, not ${given(schema)}.`,
    );
  }
  return new StandardSchemaMatcher(schema);
}

/** The issues of a value that a matcher of `matchesSchema` looks at; none for any other matcher. */
export function issuesFor(matcher: object, received: unknown): readonly SchemaIssue[] {
  return isSchemaMatcher(matcher) ? matcher[ISSUES](received) : [];
}

export function isSchemaMatcher(matcher: object): matcher is StandardSchemaMatcher {
  return ISSUES in matcher;
}

class StandardSchemaMatcher implements SchemaMatcher {
  /** How the printers of both runners know asymmetric matchers. */
  readonly $$typeof: symbol = Symbol.for('jest.asymmetricMatcher');
  readonly #schema: StandardSchema;

  constructor(schema: StandardSchema) {
    this.#schema = schema;
  }

  [ISSUES](received: unknown): readonly SchemaIssue[] {
    return schemaIssues(this.#schema, received, 'matchesSchema');
  }

  asymmetricMatch(received: unknown): boolean {
    return this[ISSUES](received).length === 0;
  }

  toString(): string {
    return 'matchesSchema';
  }

  toAsymmetricMatcher(): string {
    return `Schema<${this.#schema['~standard'].vendor}>`;
  }
}
