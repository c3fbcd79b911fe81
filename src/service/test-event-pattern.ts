import { PatternMatcher } from '../pattern/pattern-matcher.js';
import { acceptedPattern } from './accepted-pattern.js';
import { eventPattern } from './member-shapes.js';
import type { Operation } from './operation.js';
import { ServiceFault } from './service-fault.js';
import { required, string, structure } from './shapes.js';

const NEEDED_MEMBERS = ['id', 'account', 'source', 'time', 'region', 'detail-type'];

export const TestEventPattern: Operation<'TestEventPattern'> = {
  input: structure({ EventPattern: required(eventPattern), Event: required(string()) }),
  handle: ({ EventPattern, Event }) => {
    const pattern = acceptedPattern(EventPattern);
    if (!isEnvelope(Event)) throw new ServiceFault('ValidationException', 'Parameter Event is not valid.');
    return { Result: new PatternMatcher(pattern).matches(Event) };
  },
};

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
