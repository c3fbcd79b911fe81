/** Rows of the pattern case files, and what they demand. */

/** The highest complexity that the service accepts; the rows say how complex their wildcards are, not what follows. */
const COMPLEXITY_LIMIT = 10;

const TOO_COMPLEX =
  'Rule is too complex - try using fewer wildcard characters or fewer repeating character sequences after a wildcard character';

/** What the service puts in front of the reason that a pattern is refused for. */
export const REFUSAL_PREFIX = 'Event pattern is not valid. Reason: ';

/** What the rows put in front of the reader's message about an event. */
const JAVA_CLASS = /^\w+(?:Exception|Error): /;

export interface PatternRow {
  readonly id: string;
  readonly category: string;
  readonly pattern: string;
  readonly event: string;
  readonly expected: Expected;
  readonly complexity?: number;
}

export type Expected =
  | { readonly kind: 'match' | 'no match' | 'pattern accepted' }
  /** `reason` is missing where none was recorded: any refusal will do. */
  | { readonly kind: 'pattern refused'; readonly reason?: string }
  /** `reason` is the reader's text, for the engine; the service has one text for all. */
  | { readonly kind: 'event refused'; readonly reason?: string };

export function patternRow(json: unknown): PatternRow {
  const row = recordOf(json);
  const complexity = row['complexity'];
  return {
    id: textOf(row, 'id'),
    category: typeof row['category'] === 'string' ? row['category'] : '(all)',
    pattern: textOf(row, 'pattern'),
    event: textOf(row, 'event'),
    expected: expectedOf(row),
    ...(typeof complexity === 'number' ? { complexity } : {}),
  };
}

function expectedOf(row: Record<string, unknown>): Expected {
  const eventError = row['event_error'];
  if (typeof eventError === 'string')
    return { kind: 'event refused', reason: eventError.replace(JAVA_CLASS, '') };
  if (row['valid'] === false) {
    const error = typeof row['error_raw'] === 'string' ? row['error_raw'] : textOf(row, 'error');
    if (row['error_code'] === 'ValidationException') return { kind: 'event refused' };
    return { kind: 'pattern refused', reason: withoutPrefix(error) };
  }
  if (row['valid'] !== true) throw new TypeError('valid is neither true nor false');
  if (typeof row['complexity'] === 'number' && row['complexity'] > COMPLEXITY_LIMIT) {
    return { kind: 'pattern refused', reason: TOO_COMPLEX };
  }
  // It compiles, but the reference can make no rule of it, so that nobody knows what it would match.
  if (row['addrule_valid'] === false && row['match'] === null) return { kind: 'pattern accepted' };
  if (typeof row['match'] !== 'boolean') throw new TypeError('match is neither true nor false');
  return { kind: row['match'] ? 'match' : 'no match' };
}

function withoutPrefix(error: string): string {
  return error.startsWith(REFUSAL_PREFIX) ? error.slice(REFUSAL_PREFIX.length) : error;
}

function recordOf(json: unknown): Record<string, unknown> {
  if (typeof json !== 'object' || json === null) throw new TypeError('not an object');
  return { ...json };
}

function textOf(row: Record<string, unknown>, key: string): string {
  const value = row[key];
  if (typeof value !== 'string') throw new TypeError(`${key} is not a string`);
  return value;
}
