import type { JsonSchema } from './json-schema.js';
import type { SchemaIssue, StandardSchema } from './standard-schema.js';

/** A schema for the detail of each detail-type, or of some. */
export type SchemasOf<Events> = {
  readonly [DetailType in keyof Events]?: StandardSchema<Events[DetailType]> | JsonSchema;
};

/** Schemas that a test holds details against, and what becomes of those that break them. */
export interface DetailSchemas {
  readonly byType: Readonly<Record<string, StandardSchema | undefined>>;
  readonly violations: 'warn' | 'error';
  readonly unknownTypes: 'allow' | 'report';
  /** Told of each call that is refused. */
  readonly refused: (violation: SchemaViolation) => void;
}

/** Why a detail is not valid: it violates its schema, or its detail-type has no schema. */
export type DetailViolation =
  | { readonly kind: 'schema-violation'; readonly issues: readonly SchemaIssue[] }
  | {
      readonly kind: 'unknown-detail-type';
      /** The nearest detail-type that has a schema. */
      readonly didYouMean?: string;
    };

/** A detail that is not valid, with its place in the call. */
export type RefusedDetail = DetailViolation & {
  /** The position of the entry in the call, from 0. */
  readonly entry: number;
  /** The detail-type of the event. */
  readonly detailType: string;
  /** The source of the event. */
  readonly source: string;
};

/**
 * A call was rejected because of `mockEventBridge({ schemas, schemaViolations: 'error' })`. EventBridge itself does not
 * validate details.
 */
export class SchemaViolation extends Error {
  override readonly name = 'SchemaViolation';

  constructor(
    /** The details that are not valid. */
    readonly details: readonly RefusedDetail[],
  ) {
    const lines = details.map(
      (detail) =>
        `\n  entry ${detail.entry}, "${detail.detailType}" from "${detail.source}": ${violationText(detail)}`,
    );
    super(
      `aws-eventbridge-mock refused the call because of schemaViolations: 'error'; EventBridge would have accepted it.${lines.join('')}`,
    );
  }
}

/** `detail.total: expected a number; detail.id: …` */
export function violationText(violation: DetailViolation): string {
  if (violation.kind === 'schema-violation') return violation.issues.map(issueText).join('; ');
  const hint = violation.didYouMean === undefined ? '' : ` Did you mean "${violation.didYouMean}"?`;
  return `there is no schema for this detail-type.${hint}`;
}

function issueText({ path, message }: SchemaIssue): string {
  return `${issuePath('detail', path)}: ${message}`;
}

/** The place of an issue in the whole of which a part was held against a schema. */
export function issuePath(part: string, path: string): string {
  if (part === '' || path === '') return part + path;
  return path.startsWith('[') ? part + path : `${part}.${path}`;
}
