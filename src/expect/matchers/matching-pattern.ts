import { DEFAULT_PLACE, placeOf, type Place } from '../../text/arn.js';
import { defineMatcher, required } from '../matcher.js';
import { type EventText, givenEvent, readEvent } from '../subjects/event.js';
import { explainInOrder } from '../../pattern/explain/ordered-explanation.js';
import { type ReadPattern, readablePattern, readPattern } from '../subjects/pattern.js';
import { readRecord } from '../subjects/pipe-record.js';
import type { Verdict } from '../verdicts/verdict.js';
import { explanationOf } from '../words/explanation.js';
import { capitalized, ruleName } from '../../text/words.js';

export const toMatchEvent = defineMatcher({
  name: 'toMatchEvent',
  received: readablePattern,
  parameters: [required('event', (given, name, pattern: ReadPattern) => readFor(pattern, given, name))],
  decide: ({ received }, event) => patternVerdict(received, event),
});

export const toMatchEventPattern = defineMatcher({
  name: 'toMatchEventPattern',
  received: givenEvent,
  parameters: [required('pattern', readPattern)],
  decide: ({ received }, pattern) => patternVerdict(pattern, readFor(pattern, received, 'received')),
});

function readFor(pattern: ReadPattern, given: unknown, of: string): EventText {
  return pattern.isOfRecords === true ? readRecord(given, of) : readEvent(given, of, originOf(pattern));
}

/** Events that do not say where they come from come from where the rule is. */
function originOf({ rule }: ReadPattern): Place {
  return rule ? placeOf(rule.arn) : DEFAULT_PLACE;
}

function patternVerdict({ pattern, rule, isOfRecords }: ReadPattern, { text, filledIn }: EventText): Verdict {
  const explanation = explainInOrder(pattern, text);
  const { matches } = explanation;
  const subject = rule ? capitalized(ruleName(rule)) : 'The pattern';
  const given = isOfRecords === true ? 'record' : 'event';
  return {
    pass: matches,
    report: (style) => ({
      headline: `${subject} ${matches ? 'matches' : 'does not match'} the ${given}.`,
      sections: [explanationOf(explanation, filledIn, style)],
    }),
  };
}
