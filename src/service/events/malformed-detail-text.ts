import { firstBreak } from '../../input/broken-json.js';
import { parsedJson } from '../../text/parsed-json.js';

/** Why the service calls a Detail malformed, in plain words. */
export function malformedDetailText(text: string): string {
  const at = firstBreak(text);
  if (at) {
    const where = `line ${at.line}, column ${at.column}`;
    return `Detail must be JSON, but is invalid from ${where}: ${JSON.stringify(at.excerpt)}.`;
  }
  const value = parsedJson(text);
  if (Array.isArray(value)) return 'Detail must be a JSON object; it is an array.';
  if (value === null) return 'Detail must be a JSON object; it is null.';
  if (typeof value === 'object') return 'Detail has an integer beyond 64 bits, or is nested too deeply.';
  const twice = typeof value === 'string' ? ' Was it stringified twice?' : '';
  return `Detail must be a JSON object; it is a ${typeof value}.${twice}`;
}
