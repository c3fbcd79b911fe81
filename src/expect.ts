/**
 * The matchers for runners that have no `expect` to extend.
 *
 * @example
 * import { expect } from 'aws-eventbridge-mock/expect';
 *
 * @module
 */
export { expect, type StandaloneAssertion, type StandaloneExpect } from './expect/standalone/expect.js';
export { MatcherMisuse } from './expect/misuse/misuse.js';
export { matchesSchema } from './schema/schema-matcher.js';
export type { AnyMatcher, Expected, ExpectedEvent, ExpectedEventOf } from './expect/expected-types.js';
export type {
  EventBridgeMatchers,
  EventLike,
  ExpectedDeadLetter,
  TypedEventBridgeMatchers,
} from './expect/matcher-signatures.js';
