import type { PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import type { IncomingEnvelope } from '../../event/incoming-envelope.js';
import { isObject } from '../../text/kinds-of-values.js';
import { parsedJson } from '../../text/parsed-json.js';
import { SchemaViolation, type DetailSchemas, type DetailViolation } from '../../schema/detail-schemas.js';
import { schemaIssues } from '../../schema/standard-schema.js';
import { nearestName } from '../../text/nearest-name.js';
import type { CallContext } from '../operation.js';
import { compactDetail } from './detail.js';

type NamedDetail = Pick<PutEventsRequestEntry, 'Source' | 'DetailType' | 'Detail'>;

/**
 * Refuses a call, before its first entry is put, if the test wants violations of its schemas refused. What the service
 * refuses anyway is left to it.
 */
export function refuseViolations(entries: readonly NamedDetail[], { schemas }: CallContext): void {
  if (schemas?.violations !== 'error') return;
  const refused = entries.flatMap(
    ({ Source: source = '', DetailType: detailType = '', Detail = '' }, entry) => {
      const detail = compactDetail(Detail) === undefined ? undefined : parsedJson(Detail);
      const violation = isObject(detail) ? violationIn(detailType, detail, schemas) : undefined;
      return violation ? [{ ...violation, entry, detailType, source }] : [];
    },
  );
  if (refused.length === 0) return;
  const error = new SchemaViolation(refused);
  schemas.refused(error);
  throw error;
}

/** Notes an event that breaks the test's schemas and went its way. */
export function warnOfViolation(envelope: IncomingEnvelope, { schemas, journal }: CallContext): void {
  if (schemas?.violations !== 'warn') return;
  const event = envelope.whole;
  const violation = violationIn(event['detail-type'], event.detail, schemas);
  if (violation) journal.warn({ ...violation, event });
}

function violationIn(
  detailType: string,
  detail: object,
  { byType, unknownTypes }: DetailSchemas,
): DetailViolation | undefined {
  const schema = Object.hasOwn(byType, detailType) ? byType[detailType] : undefined;
  if (schema) {
    const issues = schemaIssues(schema, detail, `The schema of "${detailType}"`);
    return issues.length > 0 ? { kind: 'schema-violation', issues } : undefined;
  }
  if (unknownTypes === 'allow') return undefined;
  const didYouMean = nearestName(detailType, Object.keys(byType));
  return { kind: 'unknown-detail-type', ...(didYouMean !== undefined && { didYouMean }) };
}
