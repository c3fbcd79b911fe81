import { replaysIn } from '../account/replay.js';
import type { EventBusRecord } from '../account/resources.js';
import type { AccountRegion, World } from '../account/world.js';
import { envelopeText, ruleOfSchedule } from '../event/envelope-text.js';
import type { Journal } from '../history/journal.js';
import type { EventRecord } from '../history/records.js';
import { outcomesOf } from '../pattern/explain/condition-outcomes.js';
import { Origins, type SeededRules } from './origins.js';
import type { RuleCoverage } from './rule-coverage.js';
import { RuleCount } from './rule-count.js';
import { concluded } from './summary.js';
import { TargetCounts } from './target-counts.js';

/** What coverage is read off. */
export interface CoveredAccounts extends SeededRules {
  readonly world: Pick<World, 'all'>;
  readonly journal: Pick<Journal, 'events' | 'deliveries' | 'forgotten'>;
}

/** Counts what the events of the history have done with the rules that there are. */
export function coverageOf(accounts: CoveredAccounts): RuleCoverage {
  const { world, journal } = accounts;
  const { events } = journal;
  const places = world.all();
  const filters = filtersOf(places);
  const origins = new Origins(accounts);
  const targets = new TargetCounts(journal.deliveries);
  const counts = places
    .flatMap(({ eventBuses }) => [...eventBuses.values()])
    .flatMap((bus) => countsOn(bus, events, filters));
  return concluded({
    events: events.length,
    forgotten: journal.forgotten('events'),
    forgottenDeliveries: journal.forgotten('deliveries'),
    rules: counts.map((count) => count.counted(events.length, { origins, targets })),
  });
}

/** By the name of the replay and its bus: the ARNs of the rules that alone get its events. */
type ReplayFilters = ReadonlyMap<string, ReadonlySet<string>>;

function filtersOf(places: readonly AccountRegion[]): ReplayFilters {
  const replays = places.flatMap((place) => [...replaysIn(place).values()]);
  return new Map(
    replays.flatMap(({ ReplayName, Destination: { Arn, FilterArns } }) =>
      FilterArns ? [[`${ReplayName} ${Arn}`, new Set(FilterArns)] as const] : [],
    ),
  );
}

/** The rules of a bus with what its events did with them: each event is read but once. */
function countsOn(
  bus: EventBusRecord,
  events: readonly EventRecord[],
  filters: ReplayFilters,
): readonly RuleCount[] {
  const counts = [...bus.rules.values()]
    .filter(({ ManagedBy }) => ManagedBy === undefined)
    .map((rule) => new RuleCount(rule));
  const outcomes = outcomesOf(counts.flatMap(({ pattern }) => pattern ?? []));
  for (const event of events) {
    if (event.eventBusArn !== bus.Arn) continue;
    const ran = ruleOfSchedule(event);
    if (ran !== undefined) {
      counts.find(({ arn }) => arn === ran)?.run();
      continue;
    }
    const only = filters.get(`${event['replay-name']} ${bus.Arn}`);
    const results = outcomes(envelopeText(event)).values();
    for (const count of counts) {
      const outcome = count.pattern && results.next().value;
      if (only?.has(count.arn) ?? true) count.take(event, outcome);
    }
  }
  return counts;
}
