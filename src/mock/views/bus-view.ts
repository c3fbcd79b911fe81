import { eventBusName, eventsArn, ruleArn } from '../../account/events-arn.js';
import { parseArn, type Place } from '../../text/arn.js';
import type { EventBusRecord, RuleRecord } from '../../account/resources.js';
import { VIEW, type BusView, type EventBridgeMock, type RuleView } from '../public-types.js';
import type { BusLogRecord } from '../../history/bus-log/bus-log.js';
import type { Journal } from '../../history/journal.js';
import type { EventRecord, InvocationRecord } from '../../history/records.js';
import type { Viewed } from './viewed.js';

/** A bus given by name in the mock's own account and Region, or by ARN anywhere. */
export function busView(viewed: Viewed, nameOrArn: string): BusView {
  return new LiveBus(viewed, nameOrArn);
}

class LiveBus implements BusView {
  readonly [VIEW] = 'bus';
  readonly mock: EventBridgeMock;
  readonly name: string;
  readonly #viewed: Viewed;
  readonly #fixedPlace: Place | undefined;

  constructor(viewed: Viewed, nameOrArn: string) {
    const arn = parseArn(nameOrArn);
    this.mock = viewed.mock;
    this.#viewed = viewed;
    this.#fixedPlace = arn && { account: arn.account, region: arn.region };
    this.name = arn ? eventBusName(arn) : nameOrArn;
  }

  get #place(): Place {
    return this.#fixedPlace ?? this.#viewed.simulation.home.place;
  }

  get arn(): string {
    return eventsArn(this.#place, `event-bus/${this.name}`);
  }

  get region(): string {
    return this.#place.region;
  }

  get #record(): EventBusRecord | undefined {
    return this.#viewed.simulation.world.at(this.#place).eventBuses.get(this.name);
  }

  get exists(): boolean {
    return this.#record !== undefined;
  }

  rule(name: string): RuleView {
    return new LiveRule(this, this.#viewed.simulation.journal, name);
  }

  rules(): readonly RuleView[] {
    return [...(this.#record?.rules.keys() ?? [])].map((name) => this.rule(name));
  }

  events(): readonly EventRecord[] {
    const { arn } = this;
    return this.#viewed.simulation.journal.events.filter((event) => event.eventBusArn === arn);
  }

  logs(): readonly BusLogRecord[] {
    const { arn } = this;
    return this.#viewed.simulation.journal.logs.filter((record) => record.resource_arn === arn);
  }

  ruleRecord(name: string): RuleRecord | undefined {
    return this.#record?.rules.get(name);
  }

  nextRuns(name: string, count: number): readonly Date[] {
    if (!Number.isInteger(count) || count < 1 || count > MOST_RUNS) {
      throw new RangeError(`nextRuns takes a whole number from 1 to ${MOST_RUNS}, not ${String(count)}.`);
    }
    const record = this.#record;
    return record ? this.#viewed.simulation.schedules.nextRuns(record, name, count) : [];
  }

  ruleArn(name: string): string {
    return ruleArn(this.#place, this.name, name);
  }
}

/** A week of a rule that runs each minute. */
const MOST_RUNS = 10_080;

class LiveRule implements RuleView {
  readonly [VIEW] = 'rule';
  readonly mock: EventBridgeMock;
  readonly name: string;
  readonly eventBusName: string;
  readonly #journal: Journal;
  readonly #bus: LiveBus;

  constructor(bus: LiveBus, journal: Journal, name: string) {
    this.mock = bus.mock;
    this.#journal = journal;
    this.#bus = bus;
    this.name = name;
    this.eventBusName = bus.name;
  }

  get arn(): string {
    return this.#bus.ruleArn(this.name);
  }

  get #record(): RuleRecord | undefined {
    return this.#bus.ruleRecord(this.name);
  }

  get exists(): boolean {
    return this.#record !== undefined;
  }

  get state(): string | undefined {
    return this.#record?.State;
  }

  get managedBy(): string | undefined {
    return this.#record?.ManagedBy;
  }

  get patternText(): string | undefined {
    return this.#record?.EventPattern;
  }

  get pattern(): object | undefined {
    if (!this.exists) throw new Error(`Rule "${this.name}" does not exist on bus "${this.eventBusName}".`);
    return this.patternText === undefined ? undefined : (JSON.parse(this.patternText) as object);
  }

  get targets(): readonly { readonly id: string; readonly arn: string }[] {
    return [...(this.#record?.targets.values() ?? [])].map(({ Id = '', Arn = '' }) => ({ id: Id, arn: Arn }));
  }

  events(): readonly EventRecord[] {
    const { arn } = this;
    return this.#journal.events.filter((event) => event.matchedRules.includes(arn));
  }

  nextRuns(count = 1): readonly Date[] {
    return this.#bus.nextRuns(this.name, count);
  }

  invocations(): readonly InvocationRecord[] {
    const { arn } = this;
    return this.#journal.invocations.filter((invocation) => invocation.rule.arn === arn);
  }
}
