import type { Place } from '../../text/arn.js';
import type { EventRecord } from '../../history/records.js';
import { isOnTheWire } from '../../event/envelope.js';
import type { GivenMember } from '../../event/event-members.js';
import { MIXED_UP, readMembers } from './event-members.js';
import { readJsonObject, readTime } from '../given/event-values.js';
import { isAnyView, isClient } from '../given/kinds.js';
import { refuseKind, refuseMember, refuseUnlessJson, refuseValue } from '../misuse/misuse.js';
import { quoted } from '../../text/words.js';
import { refuseReceived, type SubjectReader } from './reader.js';

/** An event as the text that a pattern is tried on. */
export interface EventText {
  readonly text: string;
  /** Members that were not given and got a value, since every event on a bus has them. */
  readonly filledIn: readonly string[];
}

/** What PutEvents fills in. Id and time are always the same, so that a check does not depend on when it runs. */
function filledIn({ account, region }: Place): Readonly<Record<string, unknown>> {
  return {
    version: '0',
    id: '00000000-0000-4000-8000-000000000000',
    account,
    time: '2026-01-01T00:00:00Z',
    region,
    resources: [],
  };
}

/** An event for `expect(event)`, to be read when it is known where it comes from. */
export const givenEvent: SubjectReader<unknown> = (received) =>
  jsonEvent(received) ? { subject: received, label: 'event' } : refuseReceived(['event'], received);

/**
 * Brings an event into the form that the service matches: an envelope, whole or in part, one of our records, an entry
 * of PutEvents, or the JSON text of an envelope. `source`, `detail-type` and `detail` are never filled in.
 *
 * @param of what the caller gave, as messages call it
 */
export function readEvent(given: unknown, of: string, origin: Place): EventText {
  const event = jsonEvent(given);
  if (event === undefined) return refuseKind(of, 'an event', given, EXAMPLE);
  if (typeof given !== 'string') refuseUnlessJson(of, event);
  const members = readMembers(event, of);
  const isEnvelope = members.every(({ member, spelling }) => member === spelling && isOnTheWire(member));
  if (typeof given === 'string' && isEnvelope) return completedText(given, event, origin);
  return completed(
    members.filter(({ member, value }) => value !== undefined && isOnTheWire(member)),
    of,
    origin,
  );
}

const EXAMPLE = "For example { Source: 'shop', DetailType: 'OrderPaid', Detail: { orderId: 'o-1' } }";

/** An event as it was on its bus: patterns must not see what only the history knows. */
export function textOfRecord(event: EventRecord): string {
  return readEvent(event, 'event', event).text;
}

/** The object that may be an event. A mock or one of its views is none, though it has members of the same names. */
function jsonEvent(given: unknown): object | undefined {
  return isAnyView(given) || isClient(given) ? undefined : readJsonObject(given);
}

function completed(members: readonly GivenMember[], of: string, origin: Place): EventText {
  const given = members.map((member) => `${JSON.stringify(member.member)}:${textOfMember(member, of)}`);
  const missing = missingMembers(new Set(members.map(({ member }) => member)), origin);
  return { text: `{${[...missing.values(), ...given].join(',')}}`, filledIn: [...missing.keys()] };
}

/** Leaves what is given as it is spelt: patterns see the spelling of numbers. */
function completedText(text: string, event: object, origin: Place): EventText {
  const missing = missingMembers(new Set(Object.keys(event)), origin);
  const separator = missing.size > 0 && Object.keys(event).length > 0 ? ',' : '';
  const given = text.trim().slice(1);
  return { text: `{${[...missing.values()].join(',')}${separator}${given}`, filledIn: [...missing.keys()] };
}

/** Name and text of each member that has to be filled in. */
function missingMembers(given: ReadonlySet<string>, origin: Place): ReadonlyMap<string, string> {
  const missing = Object.entries(filledIn(origin)).filter(([member]) => !given.has(member));
  return new Map(
    missing.map(([member, value]) => [member, `${JSON.stringify(member)}:${JSON.stringify(value)}`]),
  );
}

function textOfMember({ member, spelling, value }: GivenMember, of: string): string {
  switch (member) {
    case 'detail': {
      const detail = readDetail(value, spelling, of);
      return typeof value === 'string' ? value : JSON.stringify(detail);
    }
    case 'time': {
      const time = readEventTime(value, spelling, of);
      return JSON.stringify(typeof value === 'string' ? value : time);
    }
    case 'resources':
      return Array.isArray(value)
        ? JSON.stringify(value)
        : refuseMember(of, spelling, 'an array of strings', value);
    default:
      if (Array.isArray(value)) return refusePattern(of, spelling);
      return typeof value === 'string'
        ? JSON.stringify(value)
        : refuseMember(of, spelling, 'a string', value);
  }
}

export function readDetail(value: unknown, spelling: string, of: string): object {
  return (
    readJsonObject(value) ??
    refuseMember(
      of,
      spelling,
      'an object or its JSON text',
      value,
      'PutEvents refuses any other Detail: MalformedDetail.',
    )
  );
}

export function readEventTime(value: unknown, spelling: string, of: string): string {
  return readTime(value) ?? refuseMember(of, spelling, 'a Date or a date string', value);
}

function refusePattern(of: string, member: string): never {
  return refuseValue(
    of,
    `${of} must be an event, but looks like a pattern: ${quoted(member)} is a list.`,
    MIXED_UP,
  );
}
