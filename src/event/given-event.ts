import { given, isRecord, refusal } from '../text/given.js';
import { isDate, isListOfTexts, isObject } from '../text/kinds-of-values.js';
import { parsedJson } from '../text/parsed-json.js';
import { isOnTheWire } from './envelope.js';
import { type GivenMember, type MemberProblem, readMembers, suggestedMember } from './event-members.js';

const EXAMPLE = "an event such as { source: 'shop', 'detail-type': 'OrderPaid', detail: { id: 'o-1' } }";

/**
 * The members of an event that a caller gave to a function, in the spelling of PutEvents or of the envelope, as they
 * are on a bus: the detail as an object, the time as a text. Values are checked where somebody reads them.
 *
 * @param door the function, as messages call it
 * @throws TypeError for what is no event, and for members that no event has.
 */
export function readGivenEvent(event: unknown, door: string): readonly GivenMember[] {
  if (!isRecord(event)) throw refusal(`${door}()`, EXAMPLE, event);
  return readMembers(event, (problem) => {
    throw new TypeError(`${door}: ${problemText(problem)}`);
  }).filter(({ value }) => value !== undefined);
}

function problemText(problem: MemberProblem): string {
  if (problem.kind === 'twice') {
    const both = problem.spellings.map((spelling) => JSON.stringify(spelling)).join(' and ');
    return `the event has both ${both}, which are the same member.`;
  }
  const { member } = problem;
  if (member === 'Entries') return 'this is the input of PutEvents. Pass one of its Entries.';
  const inside = `Members of the event's detail belong under detail: { detail: { ${member}: … } }`;
  return `an event has no member ${JSON.stringify(member)}. ${suggestedMember(member) || inside}`;
}

/** Whether an object is spelt as an entry of PutEvents. */
export function isEntry(event: object): boolean {
  return 'DetailType' in event || 'Detail' in event || 'Source' in event;
}

/** An event as its rules see it, where it is given as an entry of PutEvents; anything else as it is. */
export function asEnvelope(event: object, door: string): object {
  if (!isEntry(event)) return event;
  const members = readGivenEvent(event, door).filter(({ member }) => isOnTheWire(member));
  return Object.fromEntries(members.map((member) => [member.member, wireValue(member, door)]));
}

function wireValue(given: GivenMember, door: string): unknown {
  if (given.member === 'detail') return detailOf(given, door);
  return given.member === 'time' ? timeOf(given, door) : given.value;
}

/** @throws TypeError for a detail that is neither an object nor the JSON text of one. */
export function detailOf({ spelling, value }: GivenMember, door: string): object {
  const detail = typeof value === 'string' ? parsedJson(value) : value;
  if (isObject(detail)) return detail;
  throw new TypeError(`${door}: ${spelling} must be an object or its JSON text, not ${given(value)}.`);
}

/**
 * The detail as JSON; a text as it is spelt.
 * @throws TypeError for a detail that is neither an object that is JSON nor the JSON text of one.
 */
export function detailTextOf(member: GivenMember, door: string): string {
  const detail = detailOf(member, door);
  if (typeof member.value === 'string') return member.value;
  try {
    return JSON.stringify(detail);
  } catch {
    throw new TypeError(
      `${door}: ${member.spelling} must be JSON, without cycles or BigInts, not ${given(detail)}.`,
    );
  }
}

/** @throws TypeError for what is no text. */
export function textOf({ spelling, value }: GivenMember, door: string): string {
  if (typeof value === 'string') return value;
  throw new TypeError(`${door}: ${spelling} must be a string, not ${given(value)}.`);
}

/** A list of its own. @throws TypeError for what is no list of texts. */
export function textsOf({ spelling, value }: GivenMember, door: string): string[] {
  if (isListOfTexts(value)) return [...value];
  throw new TypeError(`${door}: ${spelling} must be a list of strings, not ${given(value)}.`);
}

/** As events carry it: UTC, whole seconds. @throws TypeError for what is no time. */
export function timeOf({ spelling, value }: GivenMember, door: string): string {
  const time = new Date(typeof value === 'string' || isDate(value) ? value : Number.NaN);
  if (!Number.isNaN(time.getTime())) return time.toISOString().replace(/\.\d+Z$/, 'Z');
  throw new TypeError(`${door}: ${spelling} must be a Date or a date string, not ${given(value)}.`);
}
