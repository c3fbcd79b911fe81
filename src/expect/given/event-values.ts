import { isObject } from '../../text/kinds-of-values.js';
import { parsedJson } from '../../text/parsed-json.js';

/** The JSON object that a value is, given as itself or as text. */
export function readJsonObject(given: unknown): object | undefined {
  const value = typeof given === 'string' ? parsedJson(given) : given;
  return isObject(value) ? value : undefined;
}

/** A time as events carry it: UTC, whole seconds, no fraction. */
export function readTime(given: unknown): string | undefined {
  if (typeof given !== 'string' && !(given instanceof Date)) return undefined;
  const time = new Date(given);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString().replace(/\.\d+Z$/, 'Z');
}
