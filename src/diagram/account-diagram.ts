import { archivesIn, retainedEvents } from '../account/archive.js';
import { eventsArn } from '../account/events-arn.js';
import { phaseAt } from '../account/lifecycle.js';
import { replaysIn, type ReplayRecord } from '../account/replay.js';
import type { ArchiveRecord, EventBusRecord, RuleRecord } from '../account/resources.js';
import type { ScheduleRecord } from '../account/schedule.js';
import { count, shortEnumeration } from '../text/words.js';
import { placeOf } from '../text/arn.js';
import { readableName } from '../text/made-up-name.js';
import { inOrder, type DrawnAccounts } from './drawn-accounts.js';
import { Flowchart, type NodeClass } from './flowchart.js';
import { Numbers } from './numbers.js';
import {
  groupsOfTargets,
  nameFrom,
  targetOfRule,
  targetOfSchedule,
  type DrawnTarget,
  type TargetGroup,
} from './target-nodes.js';

const MOST_NAMES = 4;

/** Buses with their rules and archives, schedules in their groups, and where all of them send to. */
export function accountDiagram(accounts: DrawnAccounts): string {
  return new AccountDiagram(accounts).text();
}

class AccountDiagram {
  readonly #accounts: DrawnAccounts;
  readonly #numbers: Numbers;
  readonly #chart = new Flowchart();
  /** The ids of nodes by ARN. */
  readonly #ids = new Map<string, string>();
  readonly #targets: DrawnTarget[] = [];

  constructor(accounts: DrawnAccounts) {
    this.#accounts = accounts;
    this.#numbers = new Numbers(accounts.journal);
  }

  text(): string {
    const { world, home } = this.#accounts;
    const places = world.all();
    const archives = places.flatMap((place) => [...archivesIn(place).values()]);
    const replays = places.flatMap((place) => [...replaysIn(place).values()]);
    for (const bus of this.#buses()) this.#addBus(bus, archives);
    for (const [arn, schedules] of this.#scheduleGroups()) this.#addScheduleGroup(arn, schedules);
    const deliveriesTo = (arn: string) => this.#numbers.deliveriesTo(arn);
    const others = this.#targets.filter(({ isBus }) => !isBus);
    for (const group of groupsOfTargets(others, { home: home.place, deliveriesTo })) this.#addTargets(group);
    for (const target of this.#targets.filter(({ isBus }) => isBus)) this.#forward(target);
    for (const replay of inOrder(replays, ({ ReplayArn }) => [ReplayArn])) this.#addReplay(replay);
    const { account, region } = home.place;
    if (this.#chart.isEmpty) this.#chart.node('note', [`account ${account} in ${region} has no rules`]);
    return this.#chart.toString();
  }

  /** Those of home first. */
  #buses(): readonly EventBusRecord[] {
    const all = this.#accounts.world.all().flatMap(({ eventBuses }) => [...eventBuses.values()]);
    return inOrder(all, ({ Arn, Name }) => [...this.#placeWords(Arn), Name]);
  }

  #placeWords(arn: string): readonly string[] {
    const { place } = this.#accounts.home;
    const { account, region } = placeOf(arn);
    const isHome = account === place.account && region === place.region;
    return [isHome ? '0' : '1', account, region];
  }

  /** Those of home first, by ARN. */
  #scheduleGroups(): ReadonlyMap<string, readonly ScheduleRecord[]> {
    const groups = new Map<string, ScheduleRecord[]>();
    const all = inOrder(this.#accounts.allSchedules, ({ Arn, GroupName, Name }) => [
      ...this.#placeWords(Arn),
      ...[GroupName, Name],
    ]);
    for (const schedule of all) {
      const arn = schedule.Arn.replace(/:schedule\/([^/]+)\/[^/]+$/, ':schedule-group/$1');
      const group = groups.get(arn);
      if (group) group.push(schedule);
      else groups.set(arn, [schedule]);
    }
    return groups;
  }

  /** A bus that has nothing is drawn when something leads to it. */
  #addBus(bus: EventBusRecord, all: readonly ArchiveRecord[]): void {
    const rules = inOrder(bus.rules.values(), ({ Name }) => [Name]).filter(
      ({ ManagedBy }) => ManagedBy === undefined,
    );
    const archives = inOrder(
      all.filter(({ EventSourceArn }) => EventSourceArn === bus.Arn),
      ({ ArchiveName }) => [ArchiveName],
    );
    if (rules.length + archives.length === 0) return;
    const id = this.#chart.id('bus');
    this.#ids.set(bus.Arn, id);
    this.#chart.frame(id, [this.#busName(bus.Arn)], () => {
      for (const rule of rules) this.#addRule(rule);
      for (const archive of archives) this.#addArchive(archive);
    });
  }

  #addRule(rule: RuleRecord): void {
    const { Arn, Name, ScheduleExpression, State } = rule;
    const matches = this.#numbers.matchesOf(Arn);
    const lines = [
      readableName(Name),
      ...(ScheduleExpression === undefined ? [] : [ScheduleExpression]),
      ...(State === 'ENABLED' ? [] : [State]),
      ...(this.#numbers.isEmpty ? [] : [matchesText(rule, matches)]),
    ];
    const looks = this.#looks(matches > 0, State === 'DISABLED');
    const id = this.#chart.node('rule', lines, looks);
    this.#ids.set(Arn, id);
    const bus = eventsArn(placeOf(Arn), `event-bus/${rule.EventBusName}`);
    this.#targets.push(...[...rule.targets.values()].map((put) => targetOfRule(id, bus, put)));
  }

  #addScheduleGroup(arn: string, schedules: readonly ScheduleRecord[]): void {
    const label = [`schedule group ${nameFrom(this.#accounts.home.place, arn)}`];
    this.#chart.frame(this.#chart.id('group'), label, () => {
      for (const schedule of schedules) this.#addSchedule(schedule);
    });
  }

  #addSchedule({ Arn, Name, State, Target, ...times }: ScheduleRecord): void {
    const { ScheduleExpression, ScheduleExpressionTimezone: zone } = times;
    const runs = this.#numbers.runsOf(Arn);
    const lines = [
      readableName(Name),
      zone === 'UTC' ? ScheduleExpression : `${ScheduleExpression} ${zone}`,
      ...(State === 'ENABLED' ? [] : [State]),
      ...(this.#numbers.isEmpty ? [] : [count(runs, 'run')]),
    ];
    const id = this.#chart.node('schedule', lines, this.#looks(runs > 0, State === 'DISABLED'));
    this.#targets.push(targetOfSchedule(id, Target));
  }

  #looks(isUsed: boolean, isOff = false): NodeClass | undefined {
    if (this.#numbers.isEmpty) return isOff ? 'idle' : undefined;
    return isUsed ? 'matched' : 'idle';
  }

  #addArchive(archive: ArchiveRecord): void {
    const { length } = retainedEvents(archive, this.#accounts.now());
    const lines = [`archive ${archive.ArchiveName}`, ...(length > 0 ? [count(length, 'event')] : [])];
    this.#ids.set(archive.ArchiveArn, this.#chart.node('archive', lines));
  }

  #addTargets({ kind, names, sources, queues, invoked, lost }: TargetGroup): void {
    const numbers = [
      ...(this.#numbers.isEmpty ? [] : [`${invoked} invoked`]),
      ...(lost > 0 ? [`${lost} failed`] : []),
    ];
    const lines = [kind, shortEnumeration(names, 'and', MOST_NAMES), ...numbers];
    const id = this.#chart.node('target', lines, lost > 0 ? 'failed' : this.#looks(invoked > 0));
    this.#chart.edge(sources.join(' & '), 'goes', [id]);
    this.#chart.edge(
      id,
      'fails',
      queues.map((arn) => this.#queue(arn)),
    );
  }

  #queue(arn: string): string {
    return this.#known(arn, () =>
      this.#chart.node('queue', ['dead-letter queue', nameFrom(this.#accounts.home.place, arn)]),
    );
  }

  #forward({ from, bus, arn, queue }: DrawnTarget): void {
    // An edge from a frame's own node to the frame cannot be drawn.
    const to = arn === bus ? this.#chart.node('note', [`${this.#busName(bus)} again`]) : this.#busAt(arn);
    this.#chart.edge(from, 'forwards', [to]);
    if (queue !== undefined) this.#chart.edge(from, 'fails', [this.#queue(queue)]);
  }

  #addReplay(replay: ReplayRecord): void {
    const { ReplayName, EventSourceArn, Destination, lifecycle } = replay;
    const { state } = phaseAt(lifecycle, this.#accounts.now());
    const id = this.#chart.node('replay', [`replay ${ReplayName}`, state]);
    const archive = this.#ids.get(EventSourceArn);
    if (archive !== undefined) this.#chart.edge(archive, 'goes', [id]);
    const only = Destination.FilterArns?.flatMap((arn) => this.#ids.get(arn) ?? []);
    this.#chart.edge(id, 'goes', only ?? [this.#busAt(Destination.Arn)]);
  }

  /** A bus that has its frame, or a node where it has nothing or is not there. */
  #busAt(arn: string): string {
    return this.#known(arn, () => {
      const isThere = this.#buses().some(({ Arn }) => Arn === arn);
      const label = [this.#busName(arn), ...(isThere ? [] : ['does not exist'])];
      return this.#chart.node('bus', label, isThere ? undefined : 'failed');
    });
  }

  #busName(arn: string): string {
    return `bus ${nameFrom(this.#accounts.home.place, arn)}`;
  }

  #known(arn: string, make: () => string): string {
    const id = this.#ids.get(arn) ?? make();
    this.#ids.set(arn, id);
    return id;
  }
}

function matchesText({ EventPattern }: RuleRecord, matches: number): string {
  return EventPattern === undefined ? count(matches, 'run') : `${matches} matched`;
}
