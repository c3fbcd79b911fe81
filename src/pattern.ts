/** The event-pattern language alone: `aws-eventbridge-mock/pattern`. */
export { explain, match, parse } from './pattern/language.js';
export { PatternIndex } from './pattern/indexing/pattern-index.js';
export { InvalidEventPattern } from './pattern/tokens/invalid-event-pattern.js';
export { MalformedEvent } from './pattern/event/malformed-event.js';
export type { ConditionReport, Explanation, Hint, ReceivedValue } from './pattern/explain/explanation.js';
export type {
  AddressAlternative,
  AddressRange,
  Alternative,
  AnythingButAlternative,
  CidrAlternative,
  Condition,
  Conjunction,
  EqualsAlternative,
  EqualsIgnoreCaseAlternative,
  EventPattern,
  ExactlyAlternative,
  ExistsAlternative,
  NumericAlternative,
  NumericBound,
  PrefixAlternative,
  SuffixAlternative,
  WildcardAlternative,
} from './pattern/model.js';
