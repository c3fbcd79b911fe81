/**
 * The event-pattern language alone.
 *
 * @example
 * import { explain, match, parse } from 'aws-eventbridge-mock/pattern';
 *
 * @module
 */
export { explain, match, parse } from './pattern/language.js';
export { PatternIndex } from './pattern/indexing/pattern-index.js';
export { InvalidEventPattern } from './pattern/tokens/invalid-event-pattern.js';
export { MalformedEvent } from './pattern/event/malformed-event.js';
export type { ConditionReport, Explanation, Hint, ReceivedValue } from './pattern/explain/explanation.js';
export type { Condition, Conjunction, EventPattern } from './pattern/model.js';
export type { AddressAlternative } from './pattern/operators/address.js';
export type { CidrAlternative } from './pattern/operators/cidr.js';
export type { EqualsAlternative } from './pattern/operators/equals.js';
export type { EqualsIgnoreCaseAlternative } from './pattern/operators/equals-ignore-case.js';
export type { ExactlyAlternative } from './pattern/operators/exactly.js';
export type { ExistsAlternative } from './pattern/operators/exists.js';
export type { NumericAlternative, NumericBound } from './pattern/operators/numeric.js';
export type { PrefixAlternative } from './pattern/operators/prefix.js';
export type { Alternative, AnythingButAlternative } from './pattern/operators/registry.js';
export type { SuffixAlternative } from './pattern/operators/suffix.js';
export type { WildcardAlternative } from './pattern/operators/wildcard.js';
export type { AddressRange } from './pattern/values/address.js';
