import type { EventBusRecord, RuleRecord } from '../../account/resources.js';
import type { ScheduleRecord } from '../../account/schedule.js';
import { processEnvironment, type Environment } from '../../environment/environment.js';
import { randomFrom } from '../../environment/repeatable-random.js';
import { EventLoopError } from '../../delivery/route/event-loops.js';
import { IncomingEnvelope } from '../../event/incoming-envelope.js';
import type { EventInFile } from '../../fixtures/events-in-files.js';
import type { RuleTarget, WarningRecord } from '../../history/records.js';
import { emptyPathsText } from '../../input/empty-path.js';
import { LOGICAL_NAMES } from '../../simulation/seed/logical-names.js';
import { Simulation } from '../../simulation/simulation.js';
import { DEFAULT_PLACE, parseArn, type Place } from '../../text/arn.js';
import { didYouMean, nearestName } from '../../text/nearest-name.js';
import { deploy, placeOf, type DeployedStack } from '../deployment/deploy.js';
import type { Finding } from '../deployment/finding.js';
import type { LoadedTemplate } from '../deployment/templates.js';
import type { TargetInput } from './report.js';
import type { Unfound } from './unfound.js';

/** A rule in the account. */
export interface TriedRule {
  readonly id: string;
  readonly template: number;
  readonly record: RuleRecord;
  readonly busArn: string;
}

/** A schedule in the account. */
export interface TriedSchedule {
  readonly id: string;
  readonly template: number;
  readonly record: ScheduleRecord;
}

/** What became of an event. */
export interface Outcome {
  /** The event as patterns saw it. */
  readonly text: string;
  /** The ARNs of the buses that it was put on or came to. */
  readonly buses: ReadonlySet<string>;
  /** The ARNs of the rules that matched. */
  readonly matched: ReadonlySet<string>;
  readonly findings: readonly Finding[];
  targetsOf(rule: RuleRecord): readonly TargetInput[];
}

const NO_COMMANDS = { busy: false, whenIdle: () => Promise.resolve(), hurry: () => () => undefined };

/** An account with all that the templates deploy, in which events are put and go their way. */
export class Trial {
  readonly place: Place;
  readonly rules: readonly TriedRule[];
  readonly schedules: readonly TriedSchedule[];
  /** By the number of the template, what the account did not take. */
  readonly refusals: readonly (readonly Finding[])[];
  readonly #simulation: Simulation;
  readonly #busesWithRules: readonly EventBusRecord[];

  constructor(templates: readonly LoadedTemplate[]) {
    this.place = placeOf(templates) ?? DEFAULT_PLACE;
    this.#simulation = new Simulation(this.place, sameEachTime());
    const { deployed, refusals } = deploy(templates, (stacks) => {
      this.#simulation.seed(stacks);
    });
    this.refusals = refusals;
    this.rules = deployed.flatMap((one) => this.#rulesOf(one));
    this.schedules = deployed.flatMap((one) => this.#schedulesOf(one));
    const own = new Set(this.rules.map(({ record }) => record.Arn));
    this.#busesWithRules = this.#simulation.world
      .all()
      .flatMap(({ eventBuses }) => [...eventBuses.values()])
      .filter(({ rules }) => [...rules.values()].some(({ Arn }) => own.has(Arn)));
  }

  #rulesOf({ stack, template }: DeployedStack): readonly TriedRule[] {
    return [...stack[LOGICAL_NAMES].rules].flatMap(([id, { bus, name }]) => {
      const owner = this.#busNamed(bus);
      const record = owner?.rules.get(name);
      return record ? { id, template, record, busArn: owner?.Arn ?? '' } : [];
    });
  }

  #schedulesOf({ stack, template }: DeployedStack): readonly TriedSchedule[] {
    const { schedules = [] } = stack[LOGICAL_NAMES];
    return [...schedules].flatMap(([id, { group, name }]) => {
      const record = this.#simulation.allSchedules.find(
        ({ GroupName, Name }) => GroupName === group && Name === name,
      );
      return record ? [{ id, template, record }] : [];
    });
  }

  /** Puts an event on its bus; one that says none, on every bus that has rules of the templates. */
  async put({ event, eventBusName }: EventInFile, unfound: Unfound): Promise<Outcome> {
    const { delivery, journal } = this.#simulation;
    const named = eventBusName === undefined ? undefined : this.#busNamed(eventBusName);
    const envelope = new IncomingEnvelope(event, JSON.stringify(event.detail));
    journal.clear();
    if (eventBusName === undefined) {
      for (const bus of this.#busesWithRules) delivery.route({ bus, envelope, traceHeader: undefined });
    } else if (named) delivery.route({ bus: named, envelope, traceHeader: undefined });
    const loops = await this.#settled();
    const { events, deliveries, invocations, warnings } = journal;
    return {
      text: envelope.text,
      buses: new Set(events.map(({ eventBusArn }) => eventBusArn)),
      matched: new Set(events.flatMap(({ matchedRules }) => matchedRules)),
      findings: [
        ...(eventBusName !== undefined && !named ? [this.#unknownBus(eventBusName)] : []),
        ...warnings.flatMap((warning) => findingOf(warning, unfound) ?? []),
        ...loops,
      ].filter(({ message }, index, all) => all.findIndex((one) => one.message === message) === index),
      targetsOf: ({ Arn }) => {
        const isOwn = ({ rule }: RuleTarget): boolean => rule.arn === Arn;
        const own = new Map(deliveries.filter(isOwn).map((delivery) => [delivery.target.id, delivery]));
        const inputs = new Map(invocations.filter(isOwn).map(({ target, payload }) => [target.id, payload]));
        return [...own.values()].map(({ target: { id, arn }, attempts }) => {
          const input = inputs.get(id);
          const { error } = attempts.at(-1) ?? {};
          return { id, arn, ...(input !== undefined && { input }), ...(error && { error }) };
        });
      },
    };
  }

  end(): void {
    this.#simulation.rest();
  }

  async #settled(): Promise<Finding[]> {
    try {
      await this.#simulation.settled(NO_COMMANDS);
      return [];
    } catch (error) {
      if (!(error instanceof EventLoopError)) throw error;
      return [{ severity: 'warning', kind: 'event-loop', message: error.message }];
    }
  }

  #busNamed(nameOrArn: string): EventBusRecord | undefined {
    const arn = parseArn(nameOrArn);
    const { world } = this.#simulation;
    if (!arn) return world.at(this.place).eventBuses.get(nameOrArn);
    const { place, name } = world.busOf(arn);
    return place.eventBuses.get(name);
  }

  #unknownBus(eventBusName: string): Finding {
    const names = [...this.#simulation.world.at(this.place).eventBuses.keys()];
    const hint = didYouMean(nearestName(eventBusName, names), `There are ${names.join(', ')}.`);
    const message = `There is no event bus ${JSON.stringify(eventBusName)} in the templates: EventBridge would silently drop the event. ${hint}`;
    return { severity: 'warning', kind: 'unknown-event-bus', message };
  }
}

/** So that a report is the same in every run: time stands still, and ids are counted. */
function sameEachTime(): Environment {
  let ids = 0;
  return {
    ...processEnvironment,
    now: () => START,
    uuid: () => `00000000-0000-4000-8000-${String((ids += 1)).padStart(12, '0')}`,
    random: randomFrom(1),
  };
}

const START = Date.parse('2026-01-01T00:00:00Z');

/** What tells of the event and of the template; what else may be lacking is not part of either. */
function findingOf(warning: WarningRecord, unfound: Unfound): Finding | undefined {
  const { kind, message } = warning;
  if (kind === 'input-dropped') return { severity: 'warning', kind, message };
  if (kind !== 'input-path-empty') return undefined;
  const paths = warning.paths.filter(({ path }) => !unfound.has({ ...warning, path }));
  if (paths.length === 0) return undefined;
  const rest = message.replace(emptyPathsText(warning.paths), () => emptyPathsText(paths));
  return { severity: 'warning', kind, message: rest };
}
