import { hasBusesAlone, keepResources } from '../account/collection.js';
import type { OutsideResources } from '../account/outside-resource.js';
import type { AccountRegion, World } from '../account/world.js';
import type { HandlerTable, TargetHandler } from '../delivery/attempt/target-handler.js';
import type { Schedules } from '../delivery/route/schedules.js';
import { parseArn, type Place } from '../text/arn.js';
import { connected, type PlacedSeed } from './seed/cross-stack.js';
import type { Seedable } from './seed/requests.js';
import { seedAccounts } from './seed/seed-accounts.js';
import type { Seed } from './seed/seed.js';

/** What seeds are built in. */
export interface SeededAccounts extends Pick<Seedable, 'call' | 'world' | 'resources'> {
  readonly handlers: HandlerTable;
  readonly schedules: Schedules;
  /** Called where the schedules of EventBridge Scheduler are again what they were. */
  readonly schedulesPutBack: () => void;
  /** Where seeds look for what is named without an ARN. */
  readonly home: { readonly place: Place };
}

/** What all seeds together have made of accounts that had nothing. */
interface Blueprint {
  readonly places: readonly AccountRegion[];
  readonly resources: OutsideResources;
  readonly bindings: readonly BindingStep[];
  /** ARN of the bus and name of the rule, in the order in which they began to run. */
  readonly schedules: readonly (readonly [busArn: string, rule: string])[];
}

/** That a function was bound, or asked for: whether a target may have it. */
interface BindingStep {
  readonly arn: string;
  readonly handler: TargetHandler;
  readonly isFree?: boolean;
}

/** The seeds of a mock, in the order in which they were given. */
export class Seeds {
  readonly #accounts: SeededAccounts;
  #given: readonly PlacedSeed[] = [];
  /** Absent where requests made anew would make something else. */
  #blueprint: Blueprint | undefined;

  constructor(accounts: SeededAccounts) {
    this.#accounts = accounts;
  }

  /** One by one, in the order in which they were given. */
  get all(): readonly Seed[] {
    return this.#given.map(({ seed }) => seed);
  }

  /** The same, each with its place in what was given. */
  get placed(): readonly PlacedSeed[] {
    return this.#given;
  }

  /** @throws InvalidSeed, and nothing is changed then. */
  add(given: Seed | readonly Seed[]): void {
    const seeds = connected(placed(given), this.#given);
    const { world, resources, handlers } = this.#accounts;
    const isFirst = this.#given.length === 0 && world.all().length === 0;
    const kept = [world.keep(keepResources), resources.keep(), handlers.keep()];
    try {
      const bindings = this.#request(seeds, { isKnown: false });
      this.#blueprint = isFirst ? this.#drawn(bindings) : undefined;
    } catch (error) {
      for (const restore of kept) restore();
      this.#accounts.schedulesPutBack();
      throw error;
    }
    this.#given = [...this.#given, ...seeds];
  }

  /** Builds all of them in accounts that have nothing. */
  build(): void {
    if (this.#given.length === 0 || this.#broughtBack()) return;
    this.#blueprint = this.#drawn(this.#request(this.#given, { isKnown: true }));
  }

  /** Takes over those of another mock, and builds them. */
  adopt(other: Seeds): void {
    this.#given = other.#given;
    this.#blueprint = other.#blueprint;
    this.build();
    other.#blueprint = this.#blueprint;
  }

  /** Puts copies of what was made in place; false where the requests have to be made again. */
  #broughtBack(): boolean {
    if (!this.#blueprint) return false;
    const { places, resources, bindings, schedules } = this.#blueprint;
    if (!bindings.every((step) => this.#bindAgain(step))) return false;
    const { world, schedules: running } = this.#accounts;
    world.become(places);
    this.#accounts.resources.add(resources);
    for (const [busArn, rule] of schedules) {
      const bus = busAt(busArn, world);
      if (bus) running.ruleChanged(bus, rule);
    }
    return true;
  }

  /** False when a function would get another target than before: a test may have bound others meanwhile. */
  #bindAgain({ arn, handler, isFree }: BindingStep): boolean {
    const { handlers } = this.#accounts;
    if (isFree !== undefined) return handlers.isFreeFor(arn, handler) === isFree;
    handlers.bindSeeded(arn, handler);
    return true;
  }

  /** Answers what became of functions. */
  #request(seeds: readonly PlacedSeed[], { isKnown }: Pick<Seedable, 'isKnown'>): readonly BindingStep[] {
    const { handlers, home, ...accounts } = this.#accounts;
    const steps: BindingStep[] = [];
    const recorded: Seedable['handlers'] = {
      isFreeFor(arn, handler) {
        const isFree = handlers.isFreeFor(arn, handler);
        steps.push({ arn, handler, isFree });
        return isFree;
      },
      bindSeeded(arn, handler) {
        handlers.bindSeeded(arn, handler);
        steps.push({ arn, handler });
      },
    };
    seedAccounts(seeds, { ...accounts, handlers: recorded, isKnown }, home.place);
    return steps;
  }

  /** Other resources than buses have ids that are drawn anew each time, and states that begin at a time. */
  #drawn(bindings: readonly BindingStep[]): Blueprint | undefined {
    const { world, resources, schedules } = this.#accounts;
    if (!world.all().every(hasBusesAlone)) return undefined;
    return {
      places: world.copy(),
      resources: resources.copy(),
      bindings,
      schedules: schedules.rules.map(({ bus, name }) => [bus.Arn, name]),
    };
  }
}

/** Each with its place in what was given. */
function placed(given: Seed | readonly Seed[]): readonly PlacedSeed[] {
  return isList(given)
    ? given.map((seed, index) => ({ seed, path: `seed[${index}]` }))
    : [{ seed: given, path: 'seed' }];
}

function isList(seed: Seed | readonly Seed[]): seed is readonly Seed[] {
  return Array.isArray(seed);
}

function busAt(arn: string, world: World) {
  const parsed = parseArn(arn);
  if (!parsed) return undefined;
  const { place, name } = world.busOf(parsed);
  return place.eventBuses.get(name);
}
