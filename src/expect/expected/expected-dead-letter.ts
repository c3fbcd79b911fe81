import type { DeadLetterRecord } from '../../history/records.js';
import type { ScheduleDeadLetterRecord } from '../../history/schedule-records.js';
import { didYouMean, nearestName } from '../../text/nearest-name.js';
import { readJsonObject } from '../given/event-values.js';
import { isAsymmetricMatcher, isPartial, type Judge, lookedAtType } from '../given/judge.js';
import { isClient } from '../given/kinds.js';
import { refuseCyclic, refuseKind, refuseValue } from '../misuse/misuse.js';
import type { AnyDeadLetter } from '../subjects/items.js';
import { enumeration, quoted } from '../../text/words.js';
import { compareDeepPartial, type ValueCondition } from '../../event/deep-partial.js';
import { readExpectedEvent, refuseUndefined } from './expected-event.js';

/** Compares a dead letter part by part with what a test expects of it. */
export type DeadLetterExpectation = (deadLetter: AnyDeadLetter, judge: Judge) => readonly ValueCondition[];

type Member = keyof DeadLetterRecord | keyof ScheduleDeadLetterRecord;

const MEMBERS: readonly Member[] = [
  'queueArn',
  'messageAttributes',
  'rule',
  'schedule',
  'scheduledTime',
  'executionId',
  'target',
  'event',
  'body',
  'sentAt',
];

/** Reads the `expected` of a matcher: a partial dead letter or an asymmetric matcher for the whole. */
export function readExpectedDeadLetter(given: unknown, name: string): DeadLetterExpectation {
  if (isAsymmetricMatcher(given))
    return (deadLetter, judge) => compareDeepPartial(deadLetter, given, '', judge);
  if (!isPartial(given) || isClient(given)) {
    return refuseKind(
      name,
      'a partial dead letter or an asymmetric matcher',
      given,
      "For example { messageAttributes: { ERROR_CODE: 'NO_PERMISSIONS' } }",
    );
  }
  refuseCyclic(name, given);
  const known = new Set<string>(MEMBERS);
  for (const [member, value] of Object.entries(given)) {
    if (!known.has(member)) return refuseUnknown(name, member);
    if (value === undefined) return refuseUndefined(name, member);
  }
  const comparisons = MEMBERS.filter((member) => member in given).map((member) =>
    memberExpectation(member, given[member], name),
  );
  return (deadLetter, judge) => comparisons.flatMap((compare) => compare(deadLetter, judge));
}

function refuseUnknown(of: string, member: string): never {
  const isAttribute = /^[A-Z_]+$/.test(member);
  const meant = isAttribute ? 'messageAttributes' : nearestName(member, MEMBERS);
  return refuseValue(
    of,
    `${of} has a member ${quoted(member)}, but dead letters have no such member.`,
    didYouMean(meant) || `It has ${enumeration(MEMBERS, 'and')}.`,
  );
}

function memberExpectation(member: Member, expected: unknown, name: string): DeadLetterExpectation {
  if (member === 'event') {
    const { compare } = readExpectedEvent(expected, `${name}.event`);
    return (deadLetter, judge) => {
      if (!('event' in deadLetter)) return compareDeepPartial(undefined, expected, member, judge);
      return compare(deadLetter.event, judge).map((condition) => ({
        ...condition,
        path: ['event', condition.path].filter((step) => step !== '').join('.'),
      }));
    };
  }
  return (deadLetter, judge) =>
    compareDeepPartial(receivedMember(deadLetter, member, expected), expected, member, judge);
}

/** The body is text; an expected object is compared with what it says. */
function receivedMember(deadLetter: AnyDeadLetter, member: Member, expected: unknown): unknown {
  if (member !== 'body') return Reflect.get(deadLetter, member);
  const wantsObject = isAsymmetricMatcher(expected)
    ? lookedAtType(expected) === 'object'
    : typeof expected === 'object';
  return wantsObject ? readJsonObject(deadLetter.body) : deadLetter.body;
}
