import { DEFAULT_PLACE, placeOf, type Place } from '../../text/arn.js';
import { defineMatcher } from '../matcher.js';
import { explainInOrder } from '../subjects/ordered-explanation.js';
import { type EventText, givenEvent, readEvent } from '../subjects/event.js';
import { type ReadPattern, readablePattern, readPatternArgument } from '../subjects/pattern.js';
import type { NamedRule } from '../scope.js';
import type { Verdict } from '../verdicts/verdict.js';

export const toMatchEvent = defineMatcher({
  name: 'toMatchEvent',
  received: readablePattern,
  parameters: ['event'],
  required: 1,
  decide({ received, argument }) {
    return patternVerdict(
      received,
      argument(0, (given, name) => readEvent(given, name, originOf(received))),
    );
  },
});

export const toMatchEventPattern = defineMatcher({
  name: 'toMatchEventPattern',
  received: givenEvent,
  parameters: ['pattern'],
  required: 1,
  decide({ received, argument }) {
    const pattern = argument(0, readPatternArgument);
    return patternVerdict(pattern, readEvent(received, 'received', originOf(pattern)));
  },
});

/** Events that do not say where they come from come from where the rule is. */
function originOf({ rule }: ReadPattern): Place {
  return rule ? placeOf(rule.arn) : DEFAULT_PLACE;
}

function patternVerdict({ pattern, rule }: ReadPattern, { text, filledIn }: EventText): Verdict {
  const { matches, conditions, combinations } = explainInOrder(pattern, text);
  return {
    pass: matches,
    report: () => ({
      headline: { kind: 'pattern', ...(rule && { rule: nameOf(rule) }), matches },
      sections: [{ kind: 'explanation', asExpected: false, conditions, combinations, filledIn }],
    }),
  };
}

function nameOf({ name, eventBusName }: NamedRule): NamedRule {
  return { name, eventBusName };
}
