import { DAY } from './units.js';

/** A time zone by its IANA name. Local times are milliseconds since 1970, as those of UTC would be. */
export class TimeZone {
  readonly #format: Intl.DateTimeFormat | undefined;

  /** @throws RangeError for a name that is none. */
  constructor(name: string) {
    this.#format = isUtc(name) ? undefined : formatIn(name);
  }

  /** What clocks show at a time. */
  localAt(time: number): number {
    return time + this.#offsetAt(time);
  }

  /** The first time at which clocks show this; undefined for what they leave out when they go forward. */
  timeOf(local: number): number | undefined {
    const times = this.#candidates(local).filter((time) => this.localAt(time) === local);
    return times.length === 0 ? undefined : Math.min(...times);
  }

  /** The same, and for what clocks leave out the first time behind it. */
  timeOfOrAfter(local: number): number {
    return this.timeOf(local) ?? this.#firstAfter(local);
  }

  /** Before and behind a change of clocks there are two offsets, and no more in two days. */
  #candidates(local: number): readonly number[] {
    return [local - this.#offsetAt(local - DAY), local - this.#offsetAt(local + DAY)];
  }

  #firstAfter(local: number): number {
    const candidates = this.#candidates(local);
    let before = Math.min(...candidates);
    let behind = Math.max(...candidates);
    while (behind - before > 1) {
      const middle = Math.floor((before + behind) / 2);
      if (this.localAt(middle) < local) before = middle;
      else behind = middle;
    }
    return behind;
  }

  #offsetAt(time: number): number {
    if (!this.#format) return 0;
    const date = new Date(time);
    // Beyond what dates can hold there is nothing to wait for.
    if (Number.isNaN(date.getTime())) return 0;
    const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
    const parts = this.#format.formatToParts(date);
    const local = Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    );
    return local - Math.floor(time / 1000) * 1000;
  }
}

/** Whether it is the name of a time zone, and no offset. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    zoneOf(name);
    return true;
  } catch {
    return false;
  }
}

const zones = new Map<string, TimeZone>();

/** @throws RangeError for a name that is none. */
export function zoneOf(name: string): TimeZone {
  let zone = zones.get(name);
  if (!zone) zones.set(name, (zone = new TimeZone(name)));
  return zone;
}

function isUtc(name: string): boolean {
  return ['UTC', 'Etc/UTC', 'GMT', 'Etc/GMT'].includes(name);
}

function formatIn(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
}
