import { replaysIn } from '../account/replay.js';
import type { RuleRecord } from '../account/resources.js';
import type { ScheduleRecord } from '../account/schedule.js';
import type { AccountRegion, World } from '../account/world.js';
import { ENVELOPE_MEMBERS, type EventEnvelope } from '../event/envelope.js';
import type { Journal } from '../history/journal.js';
import type { DeliveryRecord, EventRecord } from '../history/records.js';
import { scheduleRuns, type ScheduleRun } from '../history/schedule-runs.js';
import { Origins, type SeededRules } from './origins.js';
import type { RuleOrigin } from './rule-coverage.js';

/** What coverage is read off. */
export interface CoveredAccounts extends SeededRules {
  readonly world: Pick<World, 'all'>;
  readonly journal: Pick<
    Journal,
    'events' | 'deliveries' | 'forgotten' | 'scheduleInvocations' | 'scheduleDeadLetters' | 'warnings'
  >;
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

export type ObservedEvent = EventEnvelope & Pick<EventRecord, 'eventBusArn' | 'matchedRules'>;

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
export function happenedIn(accounts: CoveredAccounts): Omit<Observation, keyof Surroundings> {
  const { journal } = accounts;
  const runs = scheduleRuns(journal);
  return {
    events: journal.events,
    deliveries: journal.deliveries.map(({ rule, target, outcome }) => ({
      ruleArn: rule.arn,
      target: { id: target.id, arn: target.arn },
      outcome,
    })),
    scheduleRuns: runs,
    goneSchedules: runs.length === 0 ? [] : goneIn(accounts, runs),
    forgotten: journal.forgotten('events'),
    forgottenDeliveries: journal.forgotten('deliveries'),
  };
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

/** The rules with the ARNs of their buses; those that AWS manages are left out. */
export function rulesIn(places: readonly AccountRegion[]): readonly (readonly [RuleRecord, string])[] {
  return places
    .flatMap(({ eventBuses }) => [...eventBuses.values()])
    .flatMap(({ rules, Arn }) =>
      [...rules.values()].flatMap((rule) => (rule.ManagedBy === undefined ? [[rule, Arn] as const] : [])),
    );
}

function observedRule(rule: RuleRecord, eventBusArn: string, origins: Origins): ObservedRule {
  const { Name, Arn, EventBusName, State, EventPattern, ScheduleExpression, targets } = rule;
  const origin = origins.of(rule);
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
  const replays = places.flatMap((place) => [...replaysIn(place).values()]);
  return replays.flatMap(({ ReplayName, Destination: { Arn, FilterArns } }) =>
    FilterArns ? [[`${ReplayName} ${Arn}`, FilterArns] as const] : [],
  );
}

/** Several that saw the same rules and schedules. */
export function joined(all: readonly [Observation, ...Observation[]]): Observation {
  const [{ rules, replayFilters, schedules }] = all;
  return {
    rules,
    replayFilters,
    schedules,
    scheduleRuns: all.flatMap((one) => one.scheduleRuns),
    goneSchedules: all.flatMap(({ goneSchedules }) => goneSchedules),
    events: all.flatMap(({ events }) => events),
    deliveries: all.flatMap(({ deliveries }) => deliveries),
    forgotten: all.reduce((sum, { forgotten }) => sum + forgotten, 0),
    forgottenDeliveries: all.reduce((sum, { forgottenDeliveries }) => sum + forgottenDeliveries, 0),
  };
}

/** An event without what coverage does not ask for, to be written down. */
export function bareEvent(event: ObservedEvent): ObservedEvent {
  const members = [...ENVELOPE_MEMBERS, 'eventBusArn', 'matchedRules'] as const;
  return Object.fromEntries(members.map((member) => [member, event[member]])) as unknown as ObservedEvent;
}
