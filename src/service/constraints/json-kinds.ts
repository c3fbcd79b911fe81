import { isObject } from '../../text/kinds-of-values.js';

/** Told by the tag: under fake timers, or from another realm, a date need not be an instance of our `Date`. */
export function isDate(value: unknown): value is Date {
  return isObject(value) && Object.prototype.toString.call(value) === '[object Date]';
}
