/**
 * The matchers as plain functions, for your own `expect.extend(matchers)`.
 *
 * @example
 * import { matchers } from 'aws-eventbridge-mock/matchers';
 *
 * @module
 */
export { matchers } from './expect/matchers.js';
export { matchesSchema } from './schema/schema-matcher.js';
export { snapshotSerializer, type SnapshotSerializer } from './expect/snapshot/serializer.js';
export { MatcherMisuse } from './expect/misuse/misuse.js';
export type { MatcherContext, MatcherFunction, MatcherResult } from './expect/given/matcher-context.js';
export type { AnyMatcher, Expected, ExpectedEvent, ExpectedEventOf } from './expect/expected-types.js';
export type {
  EventBridgeMatchers,
  EventLike,
  ExpectedDeadLetter,
  TypedEventBridgeMatchers,
} from './expect/matcher-signatures.js';
