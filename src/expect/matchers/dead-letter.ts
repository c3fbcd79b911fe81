import type { DeadLetterRecord, RuleTarget } from '../../history/records.js';
import type { EventBridgeMock } from '../../mock/public-types.js';
import { pendingAmong, warnedCauses } from '../causes/delivery.js';
import { idleRule, waitsForEvent } from '../causes/idle-rule.js';
import { unsentCauses } from '../causes/missing-invocation.js';
import { readExpectedDeadLetter } from '../expected/expected-dead-letter.js';
import { defineMatcher, optional } from '../matcher.js';
import { deadLetterItem } from '../subjects/items.js';
import { subjectOf } from '../subjects/reader.js';
import { deadLetterScope, type Scope } from '../subjects/scope.js';
import { existingTarget, isTarget } from '../subjects/target.js';
import { candidate } from '../verdicts/candidates.js';
import { tallyVerdict } from '../verdicts/tally.js';

/** A mock or one target of it: whose events may go to a dead-letter queue. */
interface DeadLetterSource {
  readonly scope: Scope;
  readonly mock: EventBridgeMock;
  readonly deadLetters: readonly DeadLetterRecord[];
  readonly isOfTarget: (target: RuleTarget['target']) => boolean;
  /** The one target that the assertion is about, if it is about one. */
  readonly target?: string;
}

const deadLetterSource = subjectOf<DeadLetterSource>({
  mock: (mock) => ({
    scope: deadLetterScope(),
    mock,
    deadLetters: mock.deadLetters(),
    isOfTarget: () => true,
  }),
  target: (target) => {
    const { mock, arnOrId } = existingTarget(target);
    return {
      scope: deadLetterScope(arnOrId),
      mock,
      deadLetters: target.deadLetters(),
      isOfTarget: isTarget(arnOrId),
      target: arnOrId,
    };
  },
});

export const toHaveReceivedDeadLetter = defineMatcher({
  name: 'toHaveReceivedDeadLetter',
  received: deadLetterSource,
  parameters: [optional('expected', readExpectedDeadLetter)],
  decide: ({ received: source, judge }, compare) =>
    tallyVerdict({
      scope: source.scope,
      candidates: source.deadLetters.map((deadLetter, index) =>
        candidate(deadLetterItem(deadLetter, index + 1), compare?.(deadLetter, judge) ?? []),
      ),
      wanted: 'some',
      selective: compare !== undefined,
      judge,
      causes: () => otherEnds(source),
    }),
});

/** What else became of the deliveries. */
function otherEnds(source: DeadLetterSource): string[] {
  const { mock, isOfTarget } = source;
  const deliveries = mock.deliveries().filter(({ target }) => isOfTarget(target));
  if (deliveries.length === 0) {
    return ['There was no delivery that could have failed.', ...noDelivery(source)];
  }
  const arns = new Set(deliveries.map(({ target }) => target.arn));
  return [
    ...pendingAmong(deliveries),
    ...warnedCauses(mock, (arn) => arns.has(arn)),
    ...succeeded(deliveries.filter(({ outcome }) => outcome === 'delivered').length),
  ];
}

/** Why nothing came as far as the target: its rules tell, where there are events that they are for. */
function noDelivery({ mock, isOfTarget, target }: DeadLetterSource): readonly string[] {
  if (target === undefined) return unsentCauses(mock, []);
  const rules = mock
    .buses()
    .flatMap((bus) => bus.rules())
    .filter(({ targets }) => targets.some(isOfTarget));
  const idle = rules.flatMap((rule) => idleRule(rule, isOfTarget));
  return rules.some(waitsForEvent) ? [...idle, ...unsentCauses(mock, rules)] : idle;
}

function succeeded(deliveries: number): string[] {
  if (deliveries === 0) return [];
  return [deliveries === 1 ? '1 delivery succeeded.' : `${deliveries} deliveries succeeded.`];
}
