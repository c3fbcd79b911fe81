import { replaysIn } from '../account/replay.js';
import type { RuleRecord } from '../account/resources.js';
import type { ScheduleRecord } from '../account/schedule.js';
import type { AccountRegion, World } from '../account/world.js';
import type { EventEnvelope } from '../event/envelope.js';
import { envelopeText } from '../event/envelope-text.js';
import type { EventRow } from '../history/event-row.js';
import type { Journal } from '../history/journal.js';
import type { DeliveryRecord, EventRecord } from '../history/records.js';
import { scheduleRuns, type ScheduleRun } from '../history/schedule-runs.js';
import { Origins, type SeededRules } from './origins.js';
import type { RuleCoverage, RuleOrigin } from './rule-coverage.js';

/** What coverage is read off. */
export interface CoveredAccounts extends SeededRules {
  readonly world: Pick<World, 'all'>;
  readonly journal: Pick<
    Journal,
    'itemsOf' | 'forgotten' | 'scheduleInvocations' | 'scheduleDeadLetters' | 'warnings'
  >;
  readonly hasHadSchedules: boolean;
  readonly allSchedules: readonly ScheduleRecord[];
}

/** All that coverage is counted from, as plain data: to look at it costs little, and somebody else can count. */
export interface Observation {
  readonly rules: readonly ObservedRule[];
  /** By the name of the replay and its bus, with a space between: the ARNs of the rules that alone get its events. */
  readonly replayFilters: readonly (readonly [replay: string, ruleArns: readonly string[]])[];
  readonly events: readonly ObservedEvent[];
  readonly deliveries: readonly ObservedDelivery[];
  /** Those of EventBridge Scheduler. */
  readonly schedules: readonly ObservedSchedule[];
  readonly scheduleRuns: readonly ScheduleRun[];
  /** Schedules that a seed declares, and that ran and are there no more. */
  readonly goneSchedules: readonly ObservedSchedule[];
  readonly forgotten: number;
  readonly forgottenDeliveries: number;
}

export interface ObservedRule {
  readonly name: string;
  readonly arn: string;
  readonly eventBusName: string;
  readonly eventBusArn: string;
  readonly state: string;
  readonly pattern?: string;
  readonly schedule?: string;
  readonly origin?: RuleOrigin;
  readonly targets: readonly DeliveryRecord['target'][];
}

export interface ObservedSchedule {
  readonly name: string;
  readonly groupName: string;
  readonly arn: string;
  readonly state: string;
  readonly expression?: string;
  readonly timezone?: string;
  readonly origin?: RuleOrigin;
  readonly targetArn: string;
}

export interface ObservedEvent extends Pick<EventRecord, 'eventBusArn' | 'matchedRules'> {
  /** The event as patterns see it. */
  readonly text: string;
}

/** The same when somebody has read the text. */
export type ReadEvent = EventEnvelope & Pick<EventRecord, 'matchedRules'>;

export interface ObservedDelivery {
  readonly ruleArn: string;
  readonly target: DeliveryRecord['target'];
  readonly outcome: DeliveryRecord['outcome'];
}

/** Everything as it is now. */
export function observationOf(accounts: CoveredAccounts): Observation {
  return { ...surroundingsOf(accounts), ...happenedIn(accounts) };
}

/** What events meet: rules, and what keeps events from them; and what runs by itself. */
export type Surroundings = Pick<Observation, 'rules' | 'replayFilters' | 'schedules'>;

export function surroundingsOf(accounts: CoveredAccounts): Surroundings {
  const places = accounts.world.all();
  const origins = new Origins(accounts);
  return {
    rules: rulesIn(places).map(([rule, eventBusArn]) => observedRule(rule, eventBusArn, origins)),
    replayFilters: filtersOf(places),
    schedules: accounts.allSchedules.map((schedule) => observedSchedule(schedule, origins)),
  };
}

/** What of the history coverage asks for. */
export type Happened = Omit<Observation, keyof Surroundings>;

/** The same, as it is now. */
export function happenedIn(accounts: CoveredAccounts): Happened {
  const { journal } = accounts;
  const runs = accounts.hasHadSchedules ? scheduleRuns(journal) : [];
  const deliveries = journal.itemsOf('deliveries');
  return {
    events: journal.itemsOf('events').items.map(observedEvent),
    deliveries: deliveries.items.flatMap((item, index) =>
      observedDeliveries(item, index === 0 ? deliveries.forgotten : 0),
    ),
    scheduleRuns: runs,
    goneSchedules: runs.length === 0 ? [] : goneIn(accounts, runs),
    forgotten: journal.forgotten('events'),
    forgottenDeliveries: journal.forgotten('deliveries'),
  };
}

function observedEvent(item: EventRecord | EventRow): ObservedEvent {
  if ('envelope' in item) {
    return { text: item.envelope.text, eventBusArn: item.bus.Arn, matchedRules: item.matchedRules() };
  }
  const { eventBusArn, matchedRules } = item;
  return { text: envelopeText(item), eventBusArn, matchedRules };
}

function observedDeliveries(item: DeliveryRecord | EventRow, without: number): readonly ObservedDelivery[] {
  const outcomes = 'outcome' in item ? [item] : item.outcomes(without);
  return outcomes.map(({ rule, target: { id, arn }, outcome }) => ({
    ruleArn: rule.arn,
    target: { id, arn },
    outcome,
  }));
}

/** Code makes schedules for an hour and for an order: such as no seed declares are gone for good. */
function goneIn(accounts: CoveredAccounts, runs: readonly ScheduleRun[]): readonly ObservedSchedule[] {
  const known = new Set(accounts.allSchedules.map(({ Arn }) => Arn));
  const gone = new Map(runs.flatMap((run) => (known.has(run.scheduleArn) ? [] : [[run.scheduleArn, run]])));
  const origins = new Origins(accounts);
  return [...gone.values()].flatMap(({ scheduleArn: arn, targetArn }) => {
    const origin = origins.ofSchedule(arn);
    const [, groupName = '', name = ''] = /:schedule\/([^/]+)\/([^/]+)$/.exec(arn) ?? [];
    return origin ? [{ name, groupName, arn, state: 'DELETED', origin, targetArn }] : [];
  });
}

/** The rules with the ARNs of their buses; those that AWS manages are left out. Loops, as each reset pays for it. */
export function rulesIn(places: readonly AccountRegion[]): readonly (readonly [RuleRecord, string])[] {
  const found: (readonly [RuleRecord, string])[] = [];
  for (const { eventBuses } of places) {
    for (const { rules, Arn } of eventBuses.values()) {
      for (const rule of rules.values()) if (rule.ManagedBy === undefined) found.push([rule, Arn]);
    }
  }
  return found;
}

function observedRule(rule: RuleRecord, eventBusArn: string, origins: Origins): ObservedRule {
  const { Name, Arn, EventBusName, State, EventPattern, ScheduleExpression, targets } = rule;
  const origin = origins.of(Name, eventBusArn);
  return {
    name: Name,
    arn: Arn,
    eventBusName: EventBusName,
    eventBusArn,
    state: State,
    ...(EventPattern !== undefined && { pattern: EventPattern }),
    ...(ScheduleExpression !== undefined && { schedule: ScheduleExpression }),
    ...(origin && { origin }),
    targets: [...targets.values()].map(({ Id: id = '', Arn: arn = '' }) => ({ id, arn })),
  };
}

function observedSchedule(schedule: ScheduleRecord, origins: Origins): ObservedSchedule {
  const { Name, GroupName, Arn, State, ScheduleExpression, ScheduleExpressionTimezone, Target } = schedule;
  const origin = origins.ofSchedule(Arn);
  return {
    name: Name,
    groupName: GroupName,
    arn: Arn,
    state: State,
    expression: ScheduleExpression,
    timezone: ScheduleExpressionTimezone,
    ...(origin && { origin }),
    targetArn: Target.Arn,
  };
}

export function filtersOf(places: readonly AccountRegion[]): Observation['replayFilters'] {
  const found: (readonly [string, readonly string[]])[] = [];
  for (const place of places) {
    for (const { ReplayName, Destination } of replaysIn(place).values()) {
      const { Arn, FilterArns } = Destination;
      if (FilterArns) found.push([`${ReplayName} ${Arn}`, FilterArns]);
    }
  }
  return found;
}

/** What happened at several times in the same surroundings. */
export function joined(surroundings: Surroundings, all: readonly Happened[]): Observation {
  return {
    ...surroundings,
    events: all.flatMap(({ events }) => events),
    deliveries: all.flatMap(({ deliveries }) => deliveries),
    scheduleRuns: all.flatMap((one) => one.scheduleRuns),
    goneSchedules: all.flatMap(({ goneSchedules }) => goneSchedules),
    forgotten: all.reduce((sum, { forgotten }) => sum + forgotten, 0),
    forgottenDeliveries: all.reduce((sum, { forgottenDeliveries }) => sum + forgottenDeliveries, 0),
  };
}

/** Another one where a reporter could not read what mocks of an earlier version have written. */
export const KEPT_FORMAT = 1;

/** What a mock writes down for a reporter, which counts it. */
export interface KeptCoverage {
  readonly format: typeof KEPT_FORMAT;
  readonly surroundings: readonly Surroundings[];
  /** Each with the index of its surroundings: what happened from one reset to the next. */
  readonly happened: readonly (readonly [surroundings: number, happened: Happened])[];
  /** What was too much to be written down. */
  readonly counted: readonly RuleCoverage[];
}
