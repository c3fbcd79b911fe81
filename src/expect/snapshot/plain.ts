import { TIME, type Placeholders } from './placeholders.js';

/**
 * A copy with sorted members and stand-ins for ids and times. What is no plain data, such as errors or asymmetric
 * matchers, stays what it is.
 */
export function plain(value: unknown, placeholders: Placeholders): unknown {
  collect(value, placeholders);
  return copy(value, placeholders, false);
}

/** The members whose values are made up anew in every run. */
const ID_MEMBERS: ReadonlySet<string> = new Set([
  ...['EventId', 'eventId', 'requestId', 'EndpointId', 'executionId', 'EXECUTION_ID'],
]);

/** Finds the ids and times that were made up, wherever they turn up again. */
function collect(value: unknown, placeholders: Placeholders): void {
  if (Array.isArray(value)) for (const element of value) collect(element, placeholders);
  if (!isPlain(value)) return;
  if (typeof value['detail-type'] === 'string') {
    if (typeof value.id === 'string') placeholders.id(value.id);
    if (typeof value.time === 'string') placeholders.time(value.time);
  }
  if (value.scheduledTime instanceof Date) placeholders.date(value.scheduledTime);
  for (const [member, inner] of Object.entries(value)) {
    if (typeof inner === 'string' && ID_MEMBERS.has(member)) placeholders.id(inner);
    else collect(inner, placeholders);
  }
}

/** @param isDetail a detail's times are the sender's own, and mean something */
function copy(value: unknown, placeholders: Placeholders, isDetail: boolean): unknown {
  if (typeof value === 'string') {
    return isDetail ? placeholders.inText(value) : placeholders.inTextWithTimes(value);
  }
  if (value instanceof Date) return TIME;
  if (Array.isArray(value)) return value.map((element) => copy(element, placeholders, isDetail));
  if (!isPlain(value)) return value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  members.sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(
    members.map(([member, inner]) => [member, copy(inner, placeholders, isDetail || member === 'detail')]),
  );
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
