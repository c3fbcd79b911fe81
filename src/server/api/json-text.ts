import { isDate } from '../../text/kinds-of-values.js';

/** Members of an answer as JSON, with times as seconds since 1970. */
export function jsonText(members: object): string {
  return JSON.stringify(members, secondsOfDates);
}

/** `JSON.stringify` has made a text of the date by then; its owner still has it. */
function secondsOfDates(this: unknown, key: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const original: unknown = Reflect.get(Object(this) as object, key);
  return isDate(original) ? Number(original) / 1000 : value;
}
