import type { CompiledCondition } from '../match/conjunction-matcher.js';
import { EventValue } from '../values/event-value.js';
import type { Hint } from './explanation.js';
import { fieldTester } from '../match/field-tester.js';
import type { Alternative } from '../model.js';
import { isSlip } from '../../text/nearest-name.js';
import { type Leaf, received } from './event-outline.js';

/** The strings that are what the pattern asks for but for the case of letters, or for a slip of the pen. */
export function textHints({ alternatives }: CompiledCondition, leaves: readonly Leaf[]): Hint[] {
  const strings = leaves.filter(({ value }) => value.type === 'string');
  return [
    ...strings.flatMap((leaf) => letterCaseHints(alternatives, leaf)),
    ...strings.flatMap((leaf) => similarTextHints(alternatives, leaf)),
  ];
}

function letterCaseHints(alternatives: readonly Alternative[], leaf: Leaf): Hint[] {
  const lowered = new EventValue('string', leaf.value.text.toLowerCase());
  for (const alternative of alternatives) {
    const inLowerCase = lowerCased(alternative);
    if (inLowerCase === undefined || fieldTester([inLowerCase])(lowered) === undefined) continue;
    return [{ kind: 'letter-case', received: received(leaf), wanted: textOf(alternative) ?? '' }];
  }
  return [];
}

function similarTextHints(alternatives: readonly Alternative[], leaf: Leaf): Hint[] {
  const { text } = leaf.value;
  for (const alternative of alternatives) {
    const wanted = isWhole(alternative) ? textOf(alternative) : undefined;
    // Texts that differ in letter case alone have their own hint.
    if (wanted === undefined || !isSlip(wanted.toLowerCase(), text.toLowerCase())) continue;
    return [{ kind: 'similar-text', received: received(leaf), wanted }];
  }
  return [];
}

/** What a string is compared with; undefined where the alternative is not a text of the value itself. */
function textOf(alternative: Alternative): string | undefined {
  switch (alternative.operator) {
    case 'equals':
      return alternative.type === 'string' ? alternative.text : undefined;
    case 'exactly':
    case 'prefix':
    case 'suffix':
    case 'equals-ignore-case':
    case 'wildcard':
      return alternative.text;
    default:
      return undefined;
  }
}

/** The alternative as it would be if letter case did not matter; undefined where that changes nothing. */
function lowerCased(alternative: Alternative): Alternative | undefined {
  switch (alternative.operator) {
    case 'equals':
    case 'exactly':
    case 'prefix':
    case 'suffix':
      return { ...alternative, text: alternative.text.toLowerCase() };
    case 'wildcard': {
      const segments = alternative.segments.map((segment) => segment.toLowerCase());
      return { ...alternative, text: alternative.text.toLowerCase(), segments };
    }
    default:
      return undefined;
  }
}

/** Whether the alternative is about the whole value. */
function isWhole({ operator }: Alternative): boolean {
  return operator === 'equals' || operator === 'exactly' || operator === 'equals-ignore-case';
}
