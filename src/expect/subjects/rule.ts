import { TEMPLATE_NAMES, type BusView, type RuleView } from '../../mock/public-types.js';
import { nearestName } from '../../text/nearest-name.js';
import { refuse } from '../misuse/misuse.js';
import { quoted, ruleName } from '../../text/words.js';
import { sentElsewhere } from './other-region.js';
import { subjectOf } from './reader.js';
import { unknownMembers } from './unknown-members.js';

/** A rule that exists. */
export const existingRule = subjectOf<RuleView>({
  rule: (rule) => {
    refuseUnknownRule(rule);
    return rule;
  },
});

export function refuseUnknownRule(rule: RuleView): void {
  if (rule.exists) return;
  const { exists } = busOf(rule);
  refuse(
    `${ruleName(rule)} does not exist${exists ? '' : ', and neither does the bus'}.`,
    suggestedRule(rule) ?? (exists ? '' : suggestedBus(rule)),
    sentElsewhere(rule.mock, rule.arn),
    ...unknownMembers(rule.mock, 'PutRule', [rule]),
  );
}

/** The bus of a rule, also when that is in another account or Region than the mock's own. */
export function busOf({ mock, arn, eventBusName }: RuleView): BusView {
  return mock.bus(`${arn.split(':', 5).join(':')}:event-bus/${eventBusName}`);
}

/** The same name on another bus is likelier than a similar name: the bus is easily left out. */
function suggestedRule(rule: RuleView): string | undefined {
  const rules = rule.mock.buses().flatMap((bus) => bus.rules());
  const sameName = rules.find(({ name }) => name === rule.name);
  if (sameName) return `Bus ${quoted(sameName.eventBusName)} has a rule with that name: ${call(sameName)}`;
  const near = nearestRule(rule, busOf(rule).rules()) ?? nearestRule(rule, rules);
  if (near) return `Did you mean ${call(near)}?`;
  const called = nearestName(rule.name, rule[TEMPLATE_NAMES] ?? []);
  return called && `Did you mean eventBridge.rule('${called}')?`;
}

function nearestRule({ name }: RuleView, rules: readonly RuleView[]): RuleView | undefined {
  const near = nearestName(
    name,
    rules.map((rule) => rule.name),
  );
  return rules.find((rule) => rule.name === near);
}

function call({ name, eventBusName }: RuleView): string {
  return `eventBridge.rule('${name}', '${eventBusName}')`;
}

function suggestedBus({ mock, eventBusName }: RuleView): string {
  const near = nearestName(
    eventBusName,
    mock.buses().map(({ name }) => name),
  );
  return near === undefined ? '' : `Did you mean bus ${quoted(near)}?`;
}
