import type { EventBridgeMock } from '../../mock/public-types.js';
import type { WarningRecord } from '../../history/records.js';
import { defineMatcher } from '../matcher.js';
import { subjectOf } from '../subjects/reader.js';
import { count } from '../../text/words.js';

const warned = subjectOf<EventBridgeMock>({ mock: (mock) => mock });

export const toHaveNoWarnings = defineMatcher({
  name: 'toHaveNoWarnings',
  received: warned,
  parameters: [],
  decide({ received }) {
    const warnings = received.warnings();
    return {
      pass: warnings.length === 0,
      report: () =>
        warnings.length === 0
          ? { headline: 'There are no warnings; there should be some.', sections: [] }
          : { headline: headline(warnings), sections: warningTexts(warnings) },
    };
  },
});

function headline(warnings: readonly WarningRecord[]): string {
  const kinds = [...timesOf(warnings.map(({ kind }) => kind))].map(([kind, times]) => `${times} ${kind}`);
  const verb = warnings.length === 1 ? 'is' : 'are';
  return `There ${verb} ${count(warnings.length, 'warning')} (${kinds.join(', ')}); there should be none.`;
}

const MOST_WARNINGS = 10;

/** Each in full; what is said several times is said once, with how often. */
function warningTexts(warnings: readonly WarningRecord[]): string[] {
  const times = timesOf(warnings.map(({ message }) => message));
  const texts = [...times].map(([message, often], index) => {
    const number = `  ${index + 1}. `;
    const again = often === 1 ? '' : ` (${often} times)`;
    return number + `${message}${again}`.replaceAll('\n', `\n${' '.repeat(number.length)}`);
  });
  const left = texts.length - MOST_WARNINGS;
  return left <= 0 ? texts : [...texts.slice(0, MOST_WARNINGS), `  … and ${left} more`];
}

function timesOf(texts: readonly string[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const text of texts) times.set(text, (times.get(text) ?? 0) + 1);
  return times;
}
