/**
 * Marks a pattern that is held against records of a source, which have other members than events: the filter of a pipe.
 */
const RECORD_PATTERN = Symbol.for('aws-eventbridge-mock.record-pattern.1');

/** The pattern with the mark, which no copy and no JSON of it has. */
export function recordPattern(pattern: object): object {
  return Object.defineProperty({ ...pattern }, RECORD_PATTERN, { value: true });
}

export function isRecordPattern(pattern: object): boolean {
  return RECORD_PATTERN in pattern;
}
