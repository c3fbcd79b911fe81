import { explainInOrder } from '../../pattern/explain/ordered-explanation.js';
import type { DeliveryRecord } from '../../history/records.js';
import type { EventBridgeMock } from '../../mock/public-types.js';
import { describeAlternative } from '../../pattern/operators/registry.js';
import { parse } from '../../pattern/language.js';
import type { RuleSnapshot } from '../../simulation/account-state.js';
import { busesEverywhere, type PlacedBus } from './buses.js';
import { arnOfBus, arnsOfRules } from './names.js';
import type { Asked } from './route.js';

export function buses({ eventBridge }: Asked): object {
  const events = countOf(eventBridge.events().map(({ eventBusArn }) => eventBusArn));
  return {
    buses: busesEverywhere(eventBridge).map(({ account, region, name, arn, bus }) => ({
      name,
      arn,
      account,
      region,
      ...(bus.Description !== undefined && { description: bus.Description }),
      counts: { rules: Object.keys(bus.rules ?? {}).length, events: events.get(arn) ?? 0 },
    })),
  };
}

export function rules(asked: Asked): object {
  const { eventBridge, query } = asked;
  const [bus, rule] = [query.get('bus'), query.get('rule')];
  const busArn = bus === undefined ? undefined : arnOfBus(bus, asked);
  const ruleArns = rule === undefined ? undefined : arnsOfRules(rule, bus, eventBridge);
  const counts = new Counts(eventBridge);
  return {
    rules: busesEverywhere(eventBridge)
      .filter(({ arn }) => busArn === undefined || arn === busArn)
      .flatMap((placed) =>
        Object.entries(placed.bus.rules ?? {}).map(([name, put]) =>
          shownRule({ name, put, placed, eventBridge, counts }),
        ),
      )
      .filter(({ arn }) => ruleArns?.has(arn) ?? true),
  };
}

interface PutRule {
  readonly name: string;
  readonly put: RuleSnapshot;
  readonly placed: PlacedBus;
  readonly eventBridge: EventBridgeMock;
  readonly counts: Counts;
}

function shownRule({ name, put, placed, eventBridge, counts }: PutRule) {
  const arn = String(put.Arn);
  const [nextRun] = eventBridge.rule(arn).nextRuns();
  return {
    name,
    arn,
    eventBusName: placed.name,
    eventBusArn: placed.arn,
    state: put.State,
    ...(put.Description !== undefined && { description: put.Description }),
    ...(put.EventPattern !== undefined && { pattern: put.EventPattern, ...conditionsOf(put.EventPattern) }),
    ...(put.ScheduleExpression !== undefined && { schedule: put.ScheduleExpression }),
    ...(nextRun && { nextRun }),
    targets: Object.entries(put.targets ?? {}).map(([id, { Arn, ...settings }]) => ({
      id,
      arn: Arn,
      ...settings,
      counts: counts.ofTarget(arn, id),
    })),
    counts: { events: counts.events.get(arn) ?? 0, ...counts.ofRule(arn) },
  };
}

/** What each field needs, any one of it; nothing for a pattern with `$or`, which needs one of several such lists. */
function conditionsOf(pattern: unknown): object {
  const { combinations, conditions } = explainInOrder(parse(JSON.stringify(pattern)), '{}');
  if (combinations > 1) return {};
  return {
    conditions: conditions.map(({ path, needs }) => ({ path, needs: needs.map(describeAlternative) })),
  };
}

type OutcomeCounts = Readonly<Record<DeliveryRecord['outcome'], number>>;

/** How often rules matched, and what became of it. */
class Counts {
  /** By the ARN of the rule. */
  readonly events: ReadonlyMap<string, number>;
  readonly #outcomes: ReadonlyMap<string, number>;

  constructor(eventBridge: EventBridgeMock) {
    this.events = countOf(eventBridge.events().flatMap(({ matchedRules }) => matchedRules));
    this.#outcomes = countOf(
      eventBridge
        .deliveries()
        .flatMap(({ rule, target, outcome }) => [
          `${outcome} ${rule.arn}`,
          `${outcome} ${rule.arn} ${target.id}`,
        ]),
    );
  }

  ofRule(arn: string): OutcomeCounts {
    const count = (outcome: string): number => this.#outcomes.get(`${outcome} ${arn}`) ?? 0;
    return {
      delivered: count('delivered'),
      'dead-lettered': count('dead-lettered'),
      dropped: count('dropped'),
      pending: count('pending'),
    };
  }

  ofTarget(ruleArn: string, id: string): OutcomeCounts {
    return this.ofRule(`${ruleArn} ${id}`);
  }
}

function countOf(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
