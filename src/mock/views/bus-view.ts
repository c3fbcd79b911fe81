import { DEFAULT_EVENT_BUS, eventsArn, ruleArn } from '../../account/events-arn.js';
import type { Place } from '../../text/arn.js';
import { checkCount, checkName, given } from '../../text/given.js';
import type { EventBusRecord, RuleRecord } from '../../account/resources.js';
import { TEMPLATE_NAMES, VIEW, type BusView, type EventBridgeMock, type RuleView } from '../public-types.js';
import type { BusLogRecord } from '../../history/bus-log/bus-log.js';
import type { Journal } from '../../history/journal.js';
import type { EventRecord, InvocationRecord } from '../../history/records.js';
import { logicallyNamed, logicalNamesOf } from '../../simulation/seed/logical-names.js';
import { didYouMean, nearestName } from '../../text/nearest-name.js';
import { counted, quoted, Readable } from './inspected.js';
import { named } from './named.js';
import type { Viewed } from './viewed.js';

/** A bus given by name in the mock's own account and Region, or by ARN anywhere. */
export function busView(viewed: Viewed, nameOrArn: string): BusView {
  const bus = new LiveBus(viewed, nameOrArn);
  if (bus.exists) return bus;
  const known = logicallyNamed(nameOrArn, viewed.simulation.seeds, [({ buses }) => buses, String]);
  return known === undefined ? bus : new LiveBus(viewed, known);
}

/** Every bus of the mock's own account and Region. */
export function busViews(viewed: Viewed): readonly BusView[] {
  const { world, home } = viewed.simulation;
  return [...world.at(home.place).eventBuses.keys()].map((name) => busView(viewed, name));
}

/** A rule of a bus, the default one unless another is named, or given by its ARN. */
export function ruleView(viewed: Viewed, nameOrArn: string, eventBus: string | undefined): RuleView {
  const { place, name } = named('rule', nameOrArn);
  if (eventBus !== undefined) checkName('rule()', 'the name or the ARN of an event bus', eventBus);
  if (!place) return ruleNamed(viewed, name, eventBus);
  const [, bus = DEFAULT_EVENT_BUS, rule = name] = /^(.+)\/([^/]+)$/.exec(name) ?? [];
  const busArn = eventsArn(place, `event-bus/${bus}`);
  if (eventBus === undefined || [bus, busArn].includes(eventBus)) return busView(viewed, busArn).rule(rule);
  throw new TypeError(`rule: ${nameOrArn} is a rule of bus ${quoted(bus)}, not of ${given(eventBus)}.`);
}

/** By its own name, or else by what a template calls it, whatever bus it is on. */
function ruleNamed(viewed: Viewed, name: string, eventBus: string | undefined): RuleView {
  const bus = busView(viewed, eventBus ?? DEFAULT_EVENT_BUS);
  const rule = bus.rule(name);
  if (rule.exists) return rule;
  const isOn = (other: string): boolean => busView(viewed, other).arn === bus.arn;
  const known = logicallyNamed(name, viewed.simulation.seeds, [
    ({ rules }) => new Map([...rules].filter(([, one]) => eventBus === undefined || isOn(one.bus))),
    (one) => `rule ${quoted(one.name)} on bus ${quoted(one.bus)}`,
  ]);
  return known === undefined ? rule : busView(viewed, known.bus).rule(known.name);
}

class LiveBus extends Readable implements BusView {
  readonly [VIEW] = 'bus';
  readonly mock: EventBridgeMock;
  readonly name: string;
  readonly #viewed: Viewed;
  readonly #fixedPlace: Place | undefined;

  constructor(viewed: Viewed, nameOrArn: string) {
    super();
    const { place, name } = named('bus', nameOrArn);
    this.mock = viewed.mock;
    this.#viewed = viewed;
    this.#fixedPlace = place;
    this.name = name;
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
    checkName('rule()', 'the name of a rule', name);
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

  get ruleNamesOfTemplates(): readonly string[] {
    return logicalNamesOf(this.#viewed.simulation.seeds, ({ rules }) => rules);
  }

  ruleRecord(name: string): RuleRecord | undefined {
    return this.#record?.rules.get(name);
  }

  nextRuns(name: string, count: number): readonly Date[] {
    const record = this.#record;
    return record ? this.#viewed.simulation.schedules.nextRuns(record, name, count) : [];
  }

  ruleArn(name: string): string {
    return ruleArn(this.#place, this.name, name);
  }

  override toString(): string {
    const name = `bus ${quoted(this.name)} in ${this.region}`;
    if (!this.exists) return `${name}, which does not exist`;
    const rules = this.rules().map((rule) => `\n  rule ${quoted(rule.name)}, ${rule.state}`);
    return `${name}: ${counted(rules.length, 'rule')}, ${counted(this.events().length, 'event')}${rules.join('')}`;
  }
}

/** A week of a rule that runs each minute. */
const MOST_RUNS = 10_080;

class LiveRule extends Readable implements RuleView {
  readonly [VIEW] = 'rule';
  readonly mock: EventBridgeMock;
  readonly name: string;
  readonly eventBusName: string;
  readonly #journal: Journal;
  readonly #bus: LiveBus;

  constructor(bus: LiveBus, journal: Journal, name: string) {
    super();
    this.mock = bus.mock;
    this.#journal = journal;
    this.#bus = bus;
    this.name = name;
    this.eventBusName = bus.name;
  }

  get arn(): string {
    return this.#bus.ruleArn(this.name);
  }

  get [TEMPLATE_NAMES](): readonly string[] {
    return this.#bus.ruleNamesOfTemplates;
  }

  get #record(): RuleRecord | undefined {
    return this.#bus.ruleRecord(this.name);
  }

  get exists(): boolean {
    return this.#record !== undefined;
  }

  /** The name that is meant most probably: of a rule of the bus, or what a template calls one; empty for none. */
  get #hint(): string {
    const names = this.#bus.rules().map(({ name }) => name);
    return didYouMean(nearestName(this.name, [...names, ...this[TEMPLATE_NAMES]]));
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
    if (!this.exists) {
      const hint = this.#hint;
      throw new Error(
        `Rule "${this.name}" does not exist on bus "${this.eventBusName}".${hint && ` ${hint}`}`,
      );
    }
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
    checkCount('nextRuns()', count, MOST_RUNS);
    return this.#bus.nextRuns(this.name, count);
  }

  invocations(): readonly InvocationRecord[] {
    const { arn } = this;
    return this.#journal.invocations.filter((invocation) => invocation.rule.arn === arn);
  }

  override toString(): string {
    const name = `rule ${quoted(this.name)} on bus ${quoted(this.eventBusName)}`;
    if (!this.exists) return `${name}, which does not exist${this.#hint && `. ${this.#hint}`}`;
    const targets = this.targets.map(({ id, arn }) => `\n  target ${quoted(id)}: ${arn}`);
    const pattern = this.patternText === undefined ? 'on a schedule' : this.patternText;
    const tally = `${counted(this.events().length, 'event')} matched`;
    return `${name}, ${this.state}: ${tally}\n  ${pattern}${targets.join('')}`;
  }
}
