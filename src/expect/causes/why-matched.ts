import type { EventRecord } from '../../history/records.js';
import type { RuleView } from '../../mock/public-types.js';
import { parse } from '../../pattern/language.js';
import { textOfRecord } from '../subjects/event.js';
import { explainInOrder } from '../../pattern/explain/ordered-explanation.js';
import { explanationOf } from '../words/explanation.js';
import type { Style } from '../words/style.js';

/** The conditions of the rule's pattern by which an event matched; nothing where the rule was put anew since. */
export function whyMatched(
  rule: RuleView,
  { event, name }: { readonly event: EventRecord; readonly name: string },
  style: Style,
): string {
  if (rule.patternText === undefined) return '';
  const explanation = explainInOrder(parse(rule.patternText), textOfRecord(event));
  if (!explanation.matches) return '';
  return `The rule's pattern matches ${name}:\n\n${explanationOf(explanation, [], style).text}`;
}
