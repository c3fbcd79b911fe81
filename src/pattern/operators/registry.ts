import type { EventValue } from '../values/event-value.js';
import type { Alternative } from '../model.js';
import type { PatternTokens } from '../tokens/pattern-tokens.js';
import { address } from './address.js';
import { anythingBut } from './anything-but.js';
import { cidr } from './cidr.js';
import { equals } from './equals.js';
import { equalsIgnoreCase } from './equals-ignore-case.js';
import { exactly } from './exactly.js';
import { exists } from './exists.js';
import { numeric } from './numeric.js';
import type { Anchor, Operator } from './operator.js';
import { prefix } from './prefix.js';
import { suffix } from './suffix.js';
import { wildcard } from './wildcard.js';

type ByOperator = { [A in Alternative as A['operator']]: A };

/** Every operator of the language. To add one: its file, its data in the model, a line here. */
const OPERATORS: { readonly [K in keyof ByOperator]: Operator<ByOperator[K]> } = {
  equals,
  address,
  exactly,
  prefix,
  suffix,
  'equals-ignore-case': equalsIgnoreCase,
  wildcard,
  'anything-but': anythingBut,
  numeric,
  cidr,
  exists,
};

const PARSERS = new Map<string, (tokens: PatternTokens) => Alternative>();
for (const { keyword, parse } of Object.values(OPERATORS)) if (parse) PARSERS.set(keyword, parse);

/** Reads the match expression whose key is `keyword`; undefined when no operator has that name. */
export function expressionParser(keyword: string): ((tokens: PatternTokens) => Alternative) | undefined {
  return PARSERS.get(keyword);
}

/** The test that a value has to pass to meet the alternative, apart from what depends on the rest of its field. */
export function testerOf<K extends keyof ByOperator>(
  alternative: ByOperator[K] & { readonly operator: K },
): (value: EventValue) => boolean {
  return OPERATORS[alternative.operator].tester(alternative);
}

/** What the alternative asks for, in the words of a failure message. */
export function describeAlternative<K extends keyof ByOperator>(
  alternative: ByOperator[K] & { readonly operator: K },
): string {
  return OPERATORS[alternative.operator].describe(alternative);
}

/** Where an index may file a rule that has the alternative; see `fieldAnchors` for a whole field. */
export function anchorsOf<K extends keyof ByOperator>(
  alternative: ByOperator[K] & { readonly operator: K },
): readonly Anchor[] {
  return OPERATORS[alternative.operator].anchors(alternative);
}
