import { isSchemaMatcher } from '../../schema/schema-matcher.js';
import { type AsymmetricMatcher, isAsymmetricMatcher, type Judge } from '../given/judge.js';
import { isClient } from '../given/kinds.js';
import { isObject } from '../../text/kinds-of-values.js';
import { memberOf, refuse, refuseCyclic, refuseKind, refuseValue } from '../misuse/misuse.js';
import { compareDeepPartial, type ValueCondition } from '../../event/deep-partial.js';
import { inBothSpellings, receivedMember } from '../../event/event-filter.js';
import type { EventMember, GivenMember } from '../../event/event-members.js';
import { PATTERN_AS_EXPECTED, readMembers } from '../subjects/event-members.js';
import { type EventSource, refuseUnknownBus } from '../subjects/event-source.js';
import { readDetail, readEventTime } from '../subjects/event.js';
import type { ReceivedEvent } from '../subjects/items.js';
import { quoted } from '../../text/words.js';

/** What a test expects of an event. */
export interface EventExpectation {
  /** The bus that it names, by name or ARN. */
  readonly eventBus: string | undefined;
  /** Those that it names. */
  readonly members: readonly EventMember[];
  /** Compares an event part by part. */
  readonly compare: (event: ReceivedEvent, judge: Judge) => readonly ValueCondition[];
}

/** Reads what is expected of the events of a source, which must be able to have such an event. */
export function readExpectedOf(given: unknown, name: string, source: EventSource): EventExpectation {
  const expected = readExpectedEvent(given, name);
  refuseUnknowable(expected, source);
  return expected;
}

/** Refuses what nobody can have meant for this source: a bus that does not exist, a member unknown there. */
export function refuseUnknowable({ eventBus, members }: EventExpectation, source: EventSource): void {
  if (!source.mock) {
    refuseMembers(
      members.filter((member) => UNKNOWN_TO_STUBS.includes(member)),
      'a stub of aws-sdk-client-mock does not know: it has only what was sent',
      'EventBridge fills it in; mockEventBridge() does so too.',
    );
  }
  if (source.archive) {
    refuseMembers(
      members.filter((member) => member === 'matchedRules'),
      'an archive does not keep',
      'Look for it in eventBridge.events().',
    );
  }
  if (eventBus !== undefined && source.mock) refuseUnknownBus(source.mock.bus(eventBus));
}

/** What PutEvents would fill in and a stub does not. */
const UNKNOWN_TO_STUBS: readonly EventMember[] = [
  'id',
  'account',
  'region',
  'version',
  'matchedRules',
  'receivedAt',
  'replay-name',
];

function refuseMembers([member]: readonly EventMember[], why: string, remedy: string): void {
  if (member !== undefined) refuse(`expected names ${quoted(member)}, which ${why}.`, remedy);
}

/** Reads the `expected` of a matcher: a partial event or an asymmetric matcher for the whole event. */
export function readExpectedEvent(given: unknown, name: string): EventExpectation {
  if (isAsymmetricMatcher(given)) return { eventBus: undefined, members: [], compare: wholeEvent(given) };
  if (!isObject(given) || isClient(given)) {
    return refuseKind(
      name,
      'a partial event or an asymmetric matcher',
      given,
      "For example { Source: 'shop', DetailType: 'OrderPaid', Detail: { orderId: 'o-1' } }",
    );
  }
  const named = readMembers(given, name);
  refuseCyclic(name, given);
  const members = named.map((member) => expectedMember(member, name));
  const bus = members.find(({ member }) => member === 'eventBusName' || member === 'eventBusArn')?.value;
  return {
    eventBus: typeof bus === 'string' ? bus : undefined,
    members: members.map(({ member }) => member),
    compare: (event, judge) =>
      members.flatMap(({ member, value }) =>
        compareDeepPartial(receivedMember(event, member, value), value, member, judge),
      ),
  };
}

function wholeEvent(matcher: AsymmetricMatcher): EventExpectation['compare'] {
  const condition = (holds: boolean, received: object): ValueCondition[] => [
    { path: '', holds, needs: { kind: 'value', value: matcher }, received },
  ];
  // Both are about the event as targets receive it, and refuse members that it does not have.
  if (isSchemaMatcher(matcher) || isPatternMatcher(matcher)) {
    return (event, judge) => {
      const envelope = envelopeOf(event);
      return condition(judge.equals(envelope, matcher), envelope);
    };
  }
  return (event, judge) => {
    const { source, 'detail-type': detailType, detail } = event;
    return condition(judge.equals(inBothSpellings(event), matcher), {
      source,
      'detail-type': detailType,
      detail,
    });
  };
}

/** `expect.toMatchEventPattern(…)`, known by what runners call it. */
function isPatternMatcher(matcher: AsymmetricMatcher): boolean {
  return /^(?:not\.)?toMatchEventPattern$/.test(String(matcher));
}

/** The event as targets receive it: a schema that wants to know every member knows those. */
function envelopeOf({
  eventBusName: _name,
  eventBusArn: _arn,
  matchedRules: _rules,
  receivedAt: _receivedAt,
  traceHeader: _trace,
  ...envelope
}: ReceivedEvent): object {
  return envelope;
}

interface ExpectedMember {
  readonly member: EventMember;
  readonly value: unknown;
}

function expectedMember({ member, spelling, value }: GivenMember, of: string): ExpectedMember {
  if (value === undefined) return refuseUndefined(of, spelling);
  if (isAsymmetricMatcher(value)) return { member, value };
  if (Array.isArray(value) && !LISTS.includes(member)) return refusePattern(of, spelling);
  if (member === 'detail') return { member, value: readDetail(value, spelling, of) };
  if (member === 'time') return { member, value: readEventTime(value, spelling, of) };
  return { member: member === 'eventBusName' && isArn(value) ? 'eventBusArn' : member, value };
}

/** What an event has a list of; another list is a pattern's. */
const LISTS: readonly EventMember[] = ['resources', 'matchedRules'];

function refusePattern(of: string, member: string): never {
  return refuseValue(
    of,
    `${of} must be a partial event, but looks like a pattern: ${quoted(member)} is a list.`,
    PATTERN_AS_EXPECTED,
  );
}

export function refuseUndefined(of: string, member: string): never {
  return refuseValue(
    of,
    `${memberOf(of, member)} is undefined.`,
    'Leave the member out if it does not matter.',
  );
}

function isArn(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith('arn:');
}
