import { isSchemaMatcher } from '../../schema/schema-matcher.js';
import { readJsonObject, readTime } from '../given/event-values.js';
import { type EventMember, type GivenMember, readMembers } from '../subjects/event-members.js';
import { type AsymmetricMatcher, isAsymmetricMatcher, type Judge, lookedAtType } from '../given/judge.js';
import { refuse } from '../misuse/misuse.js';
import type { ReceivedEvent } from '../scope.js';
import { compareDeepPartial } from './deep-partial.js';
import type { ValueCondition } from './value-condition.js';

/** What a test expects of an event. */
export interface EventExpectation {
  /** The bus that it names, by name or ARN. */
  readonly eventBus: string | undefined;
  /** Those that it names. */
  readonly members: readonly EventMember[];
  /** Compares an event part by part. */
  readonly compare: (event: ReceivedEvent, judge: Judge) => readonly ValueCondition[];
}

/** Reads the `expected` of a matcher: an event in part, or an asymmetric matcher for the whole event. */
export function readExpectedEvent(given: unknown, name: string): EventExpectation {
  if (isAsymmetricMatcher(given)) return { eventBus: undefined, members: [], compare: wholeEvent(given) };
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    return refuse({ kind: 'wrong-argument', name, needs: 'expected-event', given });
  }
  const members = readMembers(given, name).map((member) => expectedMember(member, name));
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
  if (isSchemaMatcher(matcher)) {
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

/** So that `expect.objectContaining({ DetailType })` finds its own. */
function inBothSpellings(event: ReceivedEvent): object {
  return {
    ...event,
    Source: event.source,
    DetailType: event['detail-type'],
    Detail: event.detail,
    Resources: event.resources,
    ...(event.time !== undefined && { Time: new Date(event.time) }),
    ...('eventBusName' in event && { EventBusName: event.eventBusName }),
    ...('traceHeader' in event && { TraceHeader: event.traceHeader }),
  };
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
  const wrong = (needs: 'defined' | 'json-object' | 'time'): never =>
    refuse({ kind: 'wrong-member', of, member: spelling, needs, given: value });
  if (value === undefined) return wrong('defined');
  if (isAsymmetricMatcher(value)) return { member, value };
  if (member === 'detail') return { member, value: readJsonObject(value) ?? wrong('json-object') };
  if (member === 'time') return { member, value: readTime(value) ?? wrong('time') };
  return { member: member === 'eventBusName' && isArn(value) ? 'eventBusArn' : member, value };
}

function isArn(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith('arn:');
}

/** A matcher is shown what it looks at: the detail as the JSON text that was sent, the time as a date. */
function receivedMember(event: ReceivedEvent, member: EventMember, expected: unknown): unknown {
  const members: Readonly<Record<string, unknown>> = { ...event };
  if (!isAsymmetricMatcher(expected)) return members[member];
  const type = lookedAtType(expected);
  if (member === 'detail' && type === 'string') return JSON.stringify(event.detail);
  if (member === 'time' && type === 'Date' && event.time !== undefined) return new Date(event.time);
  return members[member];
}
