import type { Violation } from './constraints.js';
import { requestPath } from './constraint-text.js';

/** What has too many or too few elements or characters, in plain words; undefined where nothing has. */
export function limitsText(operation: string, violations: readonly Violation[]): string | undefined {
  const texts = violations.flatMap((violation) => limitText(operation, violation));
  return texts.length === 0 ? undefined : texts.slice(0, MOST).join(' ');
}

const MOST = 3;

/** `11 entries; PutEvents takes at most 10.` */
function limitText(operation: string, { path, value, shape, constraint }: Violation): string[] {
  if (constraint.kind !== 'max length' && constraint.kind !== 'min length') return [];
  const isTooLong = constraint.kind === 'max length';
  const takes = `${operation} takes at ${isTooLong ? 'most' : 'least'} ${constraint.limit}.`;
  const size = sizeOf(value);
  const last = path.at(-1);
  if (shape.type === 'string') return [`${requestPath(path)} has ${size} characters; ${takes}`];
  // The service's names of lists are plurals: one element has another name.
  if (typeof last !== 'string' || size === 1) return [`${requestPath(path)} has ${size} items; ${takes}`];
  return [`${size} ${words(last)}; ${takes}`];
}

function sizeOf(value: unknown): number {
  if (typeof value === 'string' || Array.isArray(value)) return value.length;
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0;
}

/** `TagKeys`: `tag keys`. */
function words(name: string): string {
  return name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}
