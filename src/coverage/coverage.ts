import type { EventEnvelope } from '../event/envelope.js';
import { ruleOfSchedule } from '../event/envelope-text.js';
import { outcomesOf } from '../pattern/explain/condition-outcomes.js';
import {
  type CoveredAccounts,
  type Observation,
  observationOf,
  type ObservedEvent,
  type ObservedRule,
  type ReadEvent,
} from './observation.js';
import { goneRules } from './gone-rules.js';
import type { RuleCoverage } from './rule-coverage.js';
import { RuleCount } from './rule-count.js';
import { countedSchedules } from './schedule-counts.js';
import { concluded } from './summary.js';
import { TargetCounts } from './target-counts.js';

/** Counts what the events of the history have done with rules, and how schedules ran. */
export function coverageOf(accounts: CoveredAccounts): RuleCoverage {
  return countedFrom(observationOf(accounts));
}

/** The same, of what was seen then. */
export function countedFrom(observation: Observation): RuleCoverage {
  const { rules, events, deliveries, replayFilters, forgotten, forgottenDeliveries } = observation;
  const targets = new TargetCounts(deliveries);
  const filters = new Map(replayFilters.map(([replay, arns]) => [replay, new Set(arns)]));
  const counts = byBus({ events, rules: [...rules, ...goneRules(observation)] }).flatMap(([rules, own]) =>
    countsOn(rules, own, filters),
  );
  return concluded({
    events: events.length,
    forgotten,
    forgottenDeliveries,
    rules: counts.map((count) => count.counted(events.length, targets)),
    schedules: countedSchedules(observation),
  });
}

/** The rules of each bus, and its events. */
function byBus({
  rules,
  events,
}: Pick<Observation, 'rules' | 'events'>): readonly (readonly [
  readonly ObservedRule[],
  readonly ObservedEvent[],
])[] {
  const eventsOf = grouped(events);
  return [...grouped(rules)].map(([arn, own]) => [own, eventsOf.get(arn) ?? []]);
}

function grouped<Item extends { readonly eventBusArn: string }>(items: readonly Item[]): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(item.eventBusArn);
    if (group) group.push(item);
    else groups.set(item.eventBusArn, [item]);
  }
  return groups;
}

/** The rules of a bus with what its events did with them: each event is read but once. */
function countsOn(
  rules: readonly ObservedRule[],
  events: readonly ObservedEvent[],
  filters: ReadonlyMap<string, ReadonlySet<string>>,
): readonly RuleCount[] {
  const counts = rules.map((rule) => new RuleCount(rule));
  const outcomes = outcomesOf(counts.flatMap(({ pattern }) => pattern ?? []));
  for (const { text, eventBusArn, matchedRules } of events) {
    const event: ReadEvent = { ...(JSON.parse(text) as EventEnvelope), matchedRules };
    const ran = ruleOfSchedule(event);
    if (ran !== undefined) {
      counts.find(({ arn }) => arn === ran)?.run();
      continue;
    }
    const only = filters.get(`${event['replay-name']} ${eventBusArn}`);
    const results = outcomes(text).values();
    for (const count of counts) {
      const outcome = count.pattern && results.next().value;
      if (only?.has(count.arn) ?? true) count.take(event, outcome);
    }
  }
  return counts;
}
