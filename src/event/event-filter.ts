import { given } from '../text/given.js';
import { compareDeepPartial } from './deep-partial.js';
import type { EventMember, GivenMember } from './event-members.js';
import { detailOf, readGivenEvent, timeOf } from './given-event.js';
import { isAsymmetricMatcher, type Judge, lookedAtType } from './judge.js';
import { withSinonMatchers } from './sinon-matchers.js';

/** An event as far as it is known. */
type ReceivedEvent = Readonly<Partial<Record<EventMember, unknown>>>;

/**
 * Tells the events that are as a caller expects, by the comparison of the matchers: an event in part, in the spelling
 * of PutEvents or of the envelope, or an asymmetric matcher for the whole.
 *
 * @param door the function that was called, as messages call it
 * @throws TypeError for what no event could be.
 */
export function eventFilter(given: unknown, door: string): (event: ReceivedEvent) => boolean {
  const expected = withSinonMatchers(given);
  if (isAsymmetricMatcher(expected)) return (event) => expected.asymmetricMatch(inBothSpellings(event));
  const members = readGivenEvent(expected, door).map((member) => expectedMember(member, door));
  return (event) =>
    members.every(({ member, value }) =>
      compareDeepPartial(receivedMember(event, member, value), value, member, JUDGE).every(
        ({ holds }) => holds,
      ),
    );
}

/** Without a runner: parts of JSON are the same value, or the matcher's. */
const JUDGE: Judge = {
  equals: (received, expected) =>
    isAsymmetricMatcher(expected) ? expected.asymmetricMatch(received) : Object.is(received, expected),
  custom: () => undefined,
};

function expectedMember(given: GivenMember, door: string): Pick<GivenMember, 'member' | 'value'> {
  const { member, value } = given;
  if (isAsymmetricMatcher(value)) return { member, value };
  if (member === 'detail') return { member, value: detailOf(given, door) };
  if (member === 'time') return { member, value: timeOf(given, door) };
  checkScalar(given, door);
  const isArn = member === 'eventBusName' && typeof value === 'string' && value.startsWith('arn:');
  return { member: isArn ? 'eventBusArn' : member, value };
}

/** A list in the place of a text is what patterns have: no event could be so. */
function checkScalar({ member, spelling, value }: GivenMember, door: string): void {
  if (member === 'resources' || member === 'matchedRules' || member === 'receivedAt') return;
  if (typeof value === 'string') return;
  throw new TypeError(`${door}: ${spelling} must be a string, not ${given(value)}.`);
}

/** So that `expect.objectContaining({ DetailType })` finds its own. */
export function inBothSpellings(event: ReceivedEvent): object {
  return {
    ...event,
    Source: event.source,
    DetailType: event['detail-type'],
    Detail: event.detail,
    Resources: event.resources,
    ...(typeof event.time === 'string' && { Time: new Date(event.time) }),
    ...('eventBusName' in event && { EventBusName: event.eventBusName }),
    ...('traceHeader' in event && { TraceHeader: event.traceHeader }),
  };
}

/** A matcher is shown what it looks at: the detail as the JSON text that was sent, the time as a date. */
export function receivedMember(event: ReceivedEvent, member: EventMember, expected: unknown): unknown {
  if (!isAsymmetricMatcher(expected)) return event[member];
  const type = lookedAtType(expected);
  if (member === 'detail' && type === 'string') return JSON.stringify(event.detail);
  if (member === 'time' && type === 'Date' && typeof event.time === 'string') return new Date(event.time);
  return event[member];
}
