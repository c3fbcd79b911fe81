import { archivesIn, retainedEvents } from '../account/archive.js';
import { eventsArn } from '../account/events-arn.js';
import { phaseAt } from '../account/lifecycle.js';
import { replaysIn, type ReplayRecord } from '../account/replay.js';
import type { ArchiveRecord, EventBusRecord, RuleRecord } from '../account/resources.js';
import { count, shortEnumeration } from '../text/words.js';
import { placeOf } from '../text/arn.js';
import { readableName } from '../text/made-up-name.js';
import { inOrder, type DrawnAccounts } from './drawn-accounts.js';
import { Flowchart, type NodeClass } from './flowchart.js';
import { Numbers } from './numbers.js';
import {
  busOfTarget,
  groupsOfTargets,
  nameFrom,
  type DrawnTarget,
  type TargetGroup,
} from './target-nodes.js';

const MOST_NAMES = 4;

/** Buses with their rules and archives, and where their events go. */
export function accountDiagram(accounts: DrawnAccounts): string {
  return new AccountDiagram(accounts).text();
}

class AccountDiagram {
  readonly #accounts: DrawnAccounts;
  readonly #numbers: Numbers;
  readonly #chart = new Flowchart();
  /** The ids of nodes by ARN. */
  readonly #ids = new Map<string, string>();
  readonly #rules: RuleRecord[] = [];

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
    const targets = this.#rules.flatMap((rule) => this.#targetsOf(rule));
    const isBus = ({ put }: DrawnTarget): boolean => busOfTarget(put) !== undefined;
    const deliveriesTo = (arn: string) => this.#numbers.deliveriesTo(arn);
    const others = targets.filter((target) => !isBus(target));
    for (const group of groupsOfTargets(others, { home: home.place, deliveriesTo })) this.#addTargets(group);
    for (const target of targets.filter(isBus)) this.#forward(target);
    for (const replay of inOrder(replays, ({ ReplayArn }) => [ReplayArn])) this.#addReplay(replay);
    const { account, region } = home.place;
    if (this.#chart.isEmpty) this.#chart.node('note', [`account ${account} in ${region} has no rules`]);
    return this.#chart.toString();
  }

  /** Those of home first. */
  #buses(): readonly EventBusRecord[] {
    const { world, home } = this.#accounts;
    const all = world.all().flatMap(({ eventBuses }) => [...eventBuses.values()]);
    return inOrder(all, ({ Arn, Name }) => {
      const { account, region } = placeOf(Arn);
      const isHome = account === home.place.account && region === home.place.region;
      return [isHome ? '0' : '1', account, region, Name];
    });
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
    this.#ids.set(Arn, this.#chart.node('rule', lines, looks));
    this.#rules.push(rule);
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

  #targetsOf({ Arn, EventBusName, targets }: RuleRecord): readonly DrawnTarget[] {
    const rule = this.#ids.get(Arn);
    const bus = eventsArn(placeOf(Arn), `event-bus/${EventBusName}`);
    return rule === undefined ? [] : [...targets.values()].map((put) => ({ rule, bus, put }));
  }

  #addTargets({ kind, names, rules, queues, invoked, lost }: TargetGroup): void {
    const numbers = [
      ...(this.#numbers.isEmpty ? [] : [`${invoked} invoked`]),
      ...(lost > 0 ? [`${lost} failed`] : []),
    ];
    const lines = [kind, shortEnumeration(names, 'and', MOST_NAMES), ...numbers];
    const id = this.#chart.node('target', lines, lost > 0 ? 'failed' : this.#looks(invoked > 0));
    this.#chart.edge(rules.join(' & '), 'goes', [id]);
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

  #forward({ rule, bus, put }: DrawnTarget): void {
    const { Arn = '', DeadLetterConfig } = put;
    // An edge from a frame's own node to the frame cannot be drawn.
    const isOwn = Arn === bus;
    const to = isOwn ? this.#chart.node('note', [`${this.#busName(bus)} again`]) : this.#busAt(Arn);
    this.#chart.edge(rule, 'forwards', [to]);
    if (DeadLetterConfig?.Arn !== undefined)
      this.#chart.edge(rule, 'fails', [this.#queue(DeadLetterConfig.Arn)]);
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
