import { unmatchedRule } from '../causes/idle-rule.js';
import { named } from '../causes/delivery.js';
import { droppedEvents } from '../causes/dropped-events.js';
import { sendingCauses } from '../causes/sending.js';
import { defineMatcher } from '../matcher.js';
import { refuse } from '../misuse/misuse.js';
import { rulesOwner } from '../subjects/rules-owner.js';

/** A schedule counts when it has run. The rules that AWS services manage, such as those of archives, are left out. */
export const toHaveMatchedEveryRule = defineMatcher({
  name: 'toHaveMatchedEveryRule',
  received: rulesOwner,
  parameters: [],
  required: 0,
  decide({ received: { scope, buses, mock } }) {
    const rules = buses.flatMap((bus) => bus.rules()).filter(({ managedBy }) => managedBy === undefined);
    if (rules.length === 0) {
      return refuse({ kind: 'no-rule', ...(scope.of === 'bus' && { eventBusName: scope.name }) });
    }
    const unmatched = rules.filter((rule) => rule.events().length === 0);
    return {
      pass: unmatched.length === 0,
      report: () => ({
        headline: { kind: 'coverage', scope, total: rules.length, unmatched: unmatched.map(named) },
        sections:
          unmatched.length === 0
            ? [
                {
                  kind: 'matched-rules',
                  rules: rules.map((rule) => ({ rule: named(rule), events: rule.events().length })),
                },
              ]
            : [
                {
                  kind: 'causes',
                  causes: [
                    ...unmatched.flatMap(unmatchedRule),
                    ...droppedEvents(mock),
                    ...sendingCauses(mock),
                  ],
                },
              ],
      }),
    };
  },
});
