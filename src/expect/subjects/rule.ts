import { nearestName } from '../../text/nearest-name.js';
import type { RuleView } from '../../mock/public-types.js';
import { type Misuse, refuse } from '../misuse/misuse.js';
import type { SubjectReader } from './reader.js';
import { isView, refuseOutsideOfIsolation } from '../given/kinds.js';

/** A rule that exists. */
export const existingRule: SubjectReader<RuleView> = {
  label: () => 'rule',
  read(received) {
    if (!isView(received, 'rule')) return refuse({ kind: 'wrong-received', accepts: ['rule'], received });
    refuseOutsideOfIsolation(received.mock);
    refuseUnknownRule(received);
    return received;
  },
};

export function refuseUnknownRule(rule: RuleView): void {
  if (rule.exists) return;
  const bus = busOf(rule);
  const suggestion = suggestRule(rule);
  const busDidYouMean = bus.exists ? undefined : nearestBus(rule);
  refuse({
    kind: 'unknown-rule',
    name: rule.name,
    eventBusName: rule.eventBusName,
    busExists: bus.exists,
    ...(busDidYouMean !== undefined && { busDidYouMean }),
    ...(suggestion && { didYouMean: suggestion }),
  });
}

/** The bus of a rule, also when that is in another account or Region than the mock's own. */
export function busOf({ mock, arn, eventBusName }: RuleView): ReturnType<RuleView['mock']['bus']> {
  return mock.bus(`${arn.split(':', 5).join(':')}:event-bus/${eventBusName}`);
}

function nearestBus({ mock, eventBusName }: RuleView): string | undefined {
  return nearestName(
    eventBusName,
    mock.buses().map(({ name }) => name),
  );
}

type Suggestion = Extract<Misuse, { kind: 'unknown-rule' }>['didYouMean'];

/** The same name on another bus is likelier than a similar name: the bus is easily left out. */
function suggestRule(rule: RuleView): Suggestion {
  const rules = rule.mock.buses().flatMap((bus) => bus.rules());
  const sameName = rules.find(({ name }) => name === rule.name);
  if (sameName) return { name: sameName.name, eventBusName: sameName.eventBusName };
  const onSameBus = nearestName(
    rule.name,
    busOf(rule)
      .rules()
      .map(({ name }) => name),
  );
  if (onSameBus !== undefined) return { name: onSameBus, eventBusName: rule.eventBusName };
  const anywhere = nearestName(
    rule.name,
    rules.map(({ name }) => name),
  );
  const near = rules.find(({ name }) => name === anywhere);
  return near && { name: near.name, eventBusName: near.eventBusName };
}
