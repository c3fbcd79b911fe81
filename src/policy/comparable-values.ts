/** An integer or decimal number, or undefined for another text. */
export function numberOf(text: string): number | undefined {
  return /^[+-]?\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
}

/** The forms of ISO 8601 in the W3C's note on dates and times: a time has an offset. */
const ISO_DATE = /^\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?)?)?$/;

/** Milliseconds since 1970 of a date or of epoch seconds. Four digits are a year. */
export function timeOf(text: string): number | undefined {
  const time = ISO_DATE.test(text) ? Date.parse(text) : (numberOf(text) ?? Number.NaN) * 1000;
  return Number.isNaN(time) ? undefined : time;
}

/** `true` and `false`; case is not looked at. */
export function booleanOf(text: string): boolean | undefined {
  const word = text.toLowerCase();
  return word === 'true' || word === 'false' ? word === 'true' : undefined;
}
