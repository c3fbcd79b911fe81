import { eventBusName, eventsArn, parseArn, ruleArn, type Place } from './account/arn.js';
import type { EventBusRecord, RuleRecord } from './account/resources.js';
import type { World } from './account/world.js';
import type { DeliveryFault, DeliveryFaults } from './delivery/delivery-faults.js';
import type { Schedules } from './delivery/schedules.js';
import {
  VIEW,
  type BusView,
  type EventBridgeMock,
  type RuleView,
  type TargetView,
} from './eventbridge-mock.js';
import type { Journal } from './history/journal.js';
import type { DeadLetterRecord, EventRecord, InvocationRecord, RuleTarget } from './history/records.js';

/** What views look at. */
export interface Viewed {
  readonly mock: EventBridgeMock;
  readonly world: World;
  readonly journal: Journal;
  readonly schedules: Schedules;
  readonly faults: DeliveryFaults;
  /** The account's time. */
  readonly now: () => Date;
  /** The mock's own account and Region. */
  readonly home: () => Place;
}

/** A bus given by name in the mock's own account and Region, or by ARN anywhere. */
export function busView(viewed: Viewed, nameOrArn: string): BusView {
  return new LiveBus(viewed, nameOrArn);
}

export function targetView(viewed: Viewed, arnOrId: string): TargetView {
  return new LiveTarget(viewed, arnOrId);
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

  /** Told anew each time: the mock's Region may still become that of its first client. */
  get #place(): Place {
    return this.#fixedPlace ?? this.#viewed.home();
  }

  get arn(): string {
    return eventsArn(this.#place, `event-bus/${this.name}`);
  }

  get region(): string {
    return this.#place.region;
  }

  get #record(): EventBusRecord | undefined {
    return this.#viewed.world.at(this.#place).eventBuses.get(this.name);
  }

  get exists(): boolean {
    return this.#record !== undefined;
  }

  rule(name: string): RuleView {
    return new LiveRule(this, this.#viewed.journal, name);
  }

  rules(): readonly RuleView[] {
    return [...(this.#record?.rules.keys() ?? [])].map((name) => this.rule(name));
  }

  events(): readonly EventRecord[] {
    const { arn } = this;
    return this.#viewed.journal.events.filter((event) => event.eventBusArn === arn);
  }

  ruleRecord(name: string): RuleRecord | undefined {
    return this.#record?.rules.get(name);
  }

  nextRuns(name: string, count: number): readonly Date[] {
    const record = this.#record;
    return record ? this.#viewed.schedules.nextRuns(record, name, count) : [];
  }

  ruleArn(name: string): string {
    return ruleArn(this.#place, this.name, name);
  }
}

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

class LiveTarget implements TargetView {
  readonly [VIEW] = 'target';
  readonly mock: EventBridgeMock;
  readonly arnOrId: string;
  readonly #viewed: Viewed;

  constructor(viewed: Viewed, arnOrId: string) {
    this.mock = viewed.mock;
    this.#viewed = viewed;
    this.arnOrId = arnOrId;
  }

  get exists(): boolean {
    for (const { eventBuses } of this.#viewed.world.all()) {
      for (const { rules } of eventBuses.values()) {
        for (const { targets } of rules.values()) {
          for (const { Id, Arn } of targets.values())
            if (Id === this.arnOrId || Arn === this.arnOrId) return true;
        }
      }
    }
    return false;
  }

  invocations(): readonly InvocationRecord[] {
    return this.#viewed.journal.invocations.filter((record) => this.#isOf(record));
  }

  deadLetters(): readonly DeadLetterRecord[] {
    return this.#viewed.journal.deadLetters.filter((record) => this.#isOf(record));
  }

  #isOf({ target }: RuleTarget): boolean {
    return target.arn === this.arnOrId || target.id === this.arnOrId;
  }

  fault(fault: DeliveryFault): void {
    this.#viewed.faults.plan(this.arnOrId, fault);
  }
}
