import type { Cause } from '../causes/cause.js';
import { warnedCauses } from '../causes/delivery.js';
import { droppedEvents } from '../causes/dropped-events.js';
import { pending } from '../causes/missing-event.js';
import { sendingCauses } from '../causes/sending.js';
import { readExpectedDeadLetter } from '../expected/expected-dead-letter.js';
import { defineMatcher } from '../matcher.js';
import { type DeadLetterSource, deadLetterSource } from '../subjects/dead-letter-source.js';
import { candidate } from '../verdicts/candidates.js';
import { searchVerdict } from '../verdicts/tally.js';

export const toHaveReceivedDeadLetter = defineMatcher({
  name: 'toHaveReceivedDeadLetter',
  received: deadLetterSource,
  parameters: ['expected'],
  required: 0,
  decide({ received: source, judge, optional }) {
    const compare = optional(0, readExpectedDeadLetter);
    return searchVerdict({
      scope: source.scope,
      candidates: source.deadLetters.map((deadLetter, index) =>
        candidate({ kind: 'dead-letter', number: index + 1, deadLetter }, compare?.(deadLetter, judge) ?? []),
      ),
      wanted: 'some',
      selective: compare !== undefined,
      judge,
      causes: () => missingDeadLetterCauses(source),
    });
  },
});

/** What else became of the deliveries. */
function missingDeadLetterCauses({ mock, isOfTarget }: DeadLetterSource): Cause[] {
  const deliveries = mock.deliveries().filter(({ target }) => isOfTarget(target));
  const arns = new Set(deliveries.map(({ target }) => target.arn));
  const delivered = deliveries.filter(({ outcome }) => outcome === 'delivered').length;
  return [
    ...pending(mock),
    ...warnedCauses(mock, (arn) => arns.has(arn)),
    ...(delivered > 0 ? [{ kind: 'delivered', count: delivered } as const] : []),
    ...(deliveries.length === 0
      ? [{ kind: 'no-delivery' } as const, ...droppedEvents(mock), ...sendingCauses(mock)]
      : []),
  ];
}
