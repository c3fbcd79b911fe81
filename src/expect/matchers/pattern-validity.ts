import { InvalidEventPattern } from '../../pattern/tokens/invalid-event-pattern.js';
import { parse } from '../../pattern/language.js';
import { defineMatcher } from '../matcher.js';
import { anyPattern } from '../subjects/pattern.js';
import { mistakesText, refusedText } from '../../pattern/refusal/refused-pattern.js';
import { indented, short } from '../../text/words.js';

/** PutRule refuses a longer text before it reads it. */
const MAX_LENGTH = 4096;

export const toBeValidEventPattern = defineMatcher({
  name: 'toBeValidEventPattern',
  received: anyPattern,
  parameters: [],
  decide({ received: { text, length } }) {
    const error = length > MAX_LENGTH ? undefined : invalidity(text);
    const pass = length <= MAX_LENGTH && error === undefined;
    return {
      pass,
      report: (style) => {
        if (pass) {
          return {
            headline: 'EventBridge accepts the pattern; it should not.',
            sections: [indented(short(text, 500)), mistakesText(text)],
          };
        }
        if (error === undefined) {
          return {
            headline: `EventBridge refuses the pattern: it has ${length} characters, but at most ${MAX_LENGTH} are allowed.`,
            sections: [],
          };
        }
        return {
          headline: `EventBridge refuses the pattern:\n\n  Event pattern is not valid. Reason: ${error.reason}`,
          sections: [refusedText(text, error, style)],
        };
      },
    };
  },
});

function invalidity(text: string): InvalidEventPattern | undefined {
  try {
    parse(text);
    return undefined;
  } catch (error) {
    if (error instanceof InvalidEventPattern) return error;
    throw error;
  }
}
