import { MalformedEvent } from '../../pattern/event/malformed-event.js';
import { PatternMatcher } from '../../pattern/match/pattern-matcher.js';
import { eventPattern } from '../constraints/member-shapes.js';
import { required, string, structure } from '../constraints/shapes.js';
import type { Operation } from '../operation.js';
import { ServiceFault } from '../service-fault.js';
import { acceptedPattern } from './rule-checks.js';

const NEEDED_MEMBERS = ['id', 'account', 'source', 'time', 'region', 'detail-type'];

export const TestEventPattern: Operation<'TestEventPattern'> = {
  input: structure({ EventPattern: required(eventPattern), Event: required(string()) }),
  handle: ({ EventPattern, Event }) => {
    const matcher = new PatternMatcher(acceptedPattern(EventPattern));
    if (!isEnvelope(Event)) throw invalidEvent();
    try {
      return { Result: matcher.matches(Event) };
    } catch (error) {
      // What JSON.parse takes may go beyond the depth, or the length of a number, that the service reads.
      throw error instanceof MalformedEvent ? invalidEvent() : error;
    }
  },
};

function invalidEvent(): ServiceFault {
  return new ServiceFault('ValidationException', 'Parameter Event is not valid.');
}

function isEnvelope(text: string): boolean {
  try {
    const event: unknown = JSON.parse(text);
    return (
      typeof event === 'object' &&
      event !== null &&
      NEEDED_MEMBERS.every((member) => Object.hasOwn(event, member))
    );
  } catch {
    return false;
  }
}
