import type { BusView, EventBridgeMock, RuleView } from '../../mock/public-types.js';
import { unmatchedRules } from '../causes/idle-rule.js';
import { unsentCauses } from '../causes/missing-invocation.js';
import { defineMatcher } from '../matcher.js';
import { refuse } from '../misuse/misuse.js';
import { refuseUnknownBus } from '../subjects/event-source.js';
import { subjectOf } from '../subjects/reader.js';
import { unknownMembers } from '../subjects/unknown-members.js';
import { reasons } from '../verdicts/verdict.js';
import { count, quoted, ruleName, shortEnumeration } from '../../text/words.js';

/** What has rules: the account of a mock, or one bus. */
interface RulesOwner {
  readonly mock: EventBridgeMock;
  readonly buses: readonly BusView[];
  /** The only bus that counts. */
  readonly bus?: BusView;
}

const rulesOwner = subjectOf<RulesOwner>({
  mock: (mock) => ({ mock, buses: mock.buses() }),
  bus: (bus) => {
    refuseUnknownBus(bus);
    return { mock: bus.mock, buses: [bus], bus };
  },
});

/** A schedule counts when it has run. The rules that AWS services manage, such as those of archives, are left out. */
export const toHaveMatchedEveryRule = defineMatcher({
  name: 'toHaveMatchedEveryRule',
  received: rulesOwner,
  parameters: [],
  decide({ received: { mock, buses, bus } }) {
    const rules = buses.flatMap((each) => each.rules()).filter(({ managedBy }) => managedBy === undefined);
    if (rules.length === 0) return refuseRuleless(mock, bus);
    const unmatched = rules.filter((rule) => rule.events().length === 0);
    const pass = unmatched.length === 0;
    return {
      pass,
      report: () => ({
        headline: headline(bus, rules.length, unmatched),
        sections: [pass ? rules.map(matchedText).join('\n') : reasons(causes(mock, unmatched))],
      }),
    };
  },
});

function causes(mock: EventBridgeMock, unmatched: readonly RuleView[]): string[] {
  const idle = unmatchedRules(unmatched);
  return [
    ...idle.map(({ why }) => why),
    ...(idle.some(({ waitsForEvent }) => waitsForEvent) ? unsentCauses(mock, unmatched, []) : []),
    ...unknownMembers(mock, 'PutRule', unmatched),
  ];
}

function refuseRuleless(mock: EventBridgeMock, bus: BusView | undefined): never {
  return refuse(
    `there is no rule ${bus ? `on bus ${quoted(bus.name)}` : 'in the account'}, so none could match.`,
    'Seed the rules of your stack: mockEventBridge({ seed: { buses: … } }).',
    mock.schedules().length === 0 ? '' : OF_SCHEDULER,
  );
}

const OF_SCHEDULER =
  'Schedules of EventBridge Scheduler are not rules: use expect(eventBridge.schedule(name)).toHaveReceivedInvocation().';

const MOST_RULES = 5;

function headline(bus: BusView | undefined, total: number, unmatched: readonly RuleView[]): string {
  const on = bus ? ` on bus ${quoted(bus.name)}` : '';
  if (unmatched.length === 0) {
    return total === 1
      ? `The only rule${on} matched an event; it should not.`
      : `Each of the ${total} rules${on} matched an event; not all should.`;
  }
  if (total === 1) return `The only rule${on} matched no event.`;
  if (unmatched.length === total) return `None of the ${total} rules${on} matched an event.`;
  const names = shortEnumeration(unmatched.map(ruleName), 'and', MOST_RULES);
  return `${unmatched.length} of the ${count(total, 'rule')}${on} matched no event: ${names}.`;
}

function matchedText(rule: RuleView): string {
  return `  ${ruleName(rule)} matched ${count(rule.events().length, 'event')}`;
}
