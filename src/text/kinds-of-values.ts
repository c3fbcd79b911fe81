/** An object as JSON has it: neither null nor an array. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member of what may be any value; undefined where there is none. */
export function memberOf(value: unknown, name: string): unknown {
  return isObject(value) ? value[name] : undefined;
}

/** The elements of what may be any value. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Told by the tag: under fake timers, or from another realm, a date need not be an instance of our `Date`. */
export function isDate(value: unknown): value is Date {
  return isObject(value) && Object.prototype.toString.call(value) === '[object Date]';
}

export function isListOfTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
