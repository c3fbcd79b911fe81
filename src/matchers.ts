/** The matchers as plain functions, for one's own `expect.extend(matchers)`: `aws-eventbridge-mock/matchers`. */
export { matchers } from './expect/matchers.js';
export { MatcherMisuse } from './expect/misuse.js';
export type { MatcherContext, MatcherFunction, MatcherResult } from './expect/matcher-context.js';
export type {
  AnyMatcher,
  EventBridgeMatchers,
  EventLike,
  Expected,
  ExpectedDeadLetter,
  ExpectedEvent,
} from './expect/matcher-signatures.js';
