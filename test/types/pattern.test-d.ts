import type {
  AddressAlternative,
  Alternative,
  AnythingButAlternative,
  CidrAlternative,
  EqualsAlternative,
  EqualsIgnoreCaseAlternative,
  ExactlyAlternative,
  ExistsAlternative,
  NumericAlternative,
  PrefixAlternative,
  SuffixAlternative,
  WildcardAlternative,
} from '../../src/pattern.js';

declare const alternative: Alternative;

// Every alternative can be imported by its name.
alternative satisfies
  | AddressAlternative
  | AnythingButAlternative
  | CidrAlternative
  | EqualsAlternative
  | EqualsIgnoreCaseAlternative
  | ExactlyAlternative
  | ExistsAlternative
  | NumericAlternative
  | PrefixAlternative
  | SuffixAlternative
  | WildcardAlternative;
