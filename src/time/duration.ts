import { given } from '../text/given.js';
import { DAY, HOUR, MINUTE, SECOND } from './units.js';

/** A length of time: milliseconds, or a number with its unit. */
export type Duration = number | `${number} ${DurationUnit}`;

/** A unit of time, singular or plural: `'minute'`, `'minutes'`. */
export type DurationUnit = Unit | `${Unit}s`;

type Unit = 'second' | 'minute' | 'hour' | 'day';

const MILLISECONDS: Readonly<Record<Unit, number>> = {
  second: SECOND,
  minute: MINUTE,
  hour: HOUR,
  day: DAY,
};

const MOST_DAYS = 1_000_000;

/** @throws TypeError for a length that is none, RangeError for one too long. `what` is the place where it was given. */
export function milliseconds(duration: Duration, what: string): number {
  const read: unknown = typeof duration === 'string' ? parsed(duration) : duration;
  const length = typeof read === 'number' ? read : Number.NaN;
  if (length > MOST_DAYS * DAY && length < Infinity) {
    throw new RangeError(`${what} takes 1,000,000 days at most, not ${JSON.stringify(duration)}.`);
  }
  if (Number.isFinite(length) && length >= 0) return length;
  throw new TypeError(
    `${what} takes milliseconds or a string such as "90 seconds", "5 minutes", "1 hour" or "3 days", not ${given(duration)}.`,
  );
}

function parsed(text: string): number | undefined {
  const [, count = '', unit = ''] = /^(\d+(?:\.\d+)?) (second|minute|hour|day)s?$/.exec(text) ?? [];
  return unit === '' ? undefined : Number(count) * MILLISECONDS[unit as Unit];
}
