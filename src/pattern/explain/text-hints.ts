import type { CompiledCondition } from '../match/conjunction-matcher.js';
import { EventValue } from '../values/event-value.js';
import type { Hint } from './explanation.js';
import { fieldTester } from '../match/field-tester.js';
import type { ComparedText } from '../operators/operator.js';
import { type Alternative, operatorOf } from '../operators/registry.js';
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
    const compared = comparedText(alternative);
    if (compared?.lowerCased === undefined || fieldTester([compared.lowerCased])(lowered) === undefined)
      continue;
    const proposal = ignoringCase(alternative);
    const isProved = proposal !== undefined && fieldTester([proposal])(leaf.value) !== undefined;
    const hint: Hint = { kind: 'letter-case', received: received(leaf), wanted: compared.text };
    return [isProved ? { ...hint, ignoringCase: proposal } : hint];
  }
  return [];
}

/** The service has no wildcards that ignore letter case. */
function ignoringCase(alternative: Alternative): Alternative | undefined {
  switch (alternative.operator) {
    case 'prefix':
    case 'suffix':
      return { ...alternative, ignoreCase: true };
    case 'equals':
    case 'exactly':
      return { operator: 'equals-ignore-case', text: alternative.text };
    default:
      return undefined;
  }
}

function similarTextHints(alternatives: readonly Alternative[], leaf: Leaf): Hint[] {
  const { text } = leaf.value;
  for (const alternative of alternatives) {
    const compared = comparedText(alternative);
    // Texts that differ in letter case alone have their own hint.
    if (!compared?.isWhole || !isSlip(compared.text.toLowerCase(), text.toLowerCase())) continue;
    return [{ kind: 'similar-text', received: received(leaf), wanted: compared.text }];
  }
  return [];
}

function comparedText(alternative: Alternative): ComparedText<Alternative> | undefined {
  return operatorOf(alternative).text?.(alternative);
}
