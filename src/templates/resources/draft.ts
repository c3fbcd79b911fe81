import type { Seed, SeededResource } from '../../simulation/seed/seed.js';
import type { Properties } from './properties.js';

/** What a bus has, beside its settings, by name. */
interface DraftBus {
  settings: Properties;
  readonly rules: Record<string, Properties>;
  readonly archives: Record<string, Properties>;
}

/** A part of a seed: one resource. */
export type Part =
  | {
      readonly kind: 'connections' | 'apiDestinations' | 'endpoints' | 'scheduleGroups' | 'schedules';
      /** Of a schedule: behind that of its group, `default/nightly`. */
      readonly name: string;
      readonly given: Properties;
    }
  | { readonly kind: 'bus'; readonly bus: string; readonly given: Properties }
  | {
      readonly kind: 'rules' | 'archives';
      readonly bus: string;
      readonly name: string;
      readonly given: Properties;
    };

/** A seed that is put together part by part. */
export class Draft {
  readonly connections = byName<Properties>();
  readonly apiDestinations = byName<Properties>();
  readonly endpoints = byName<Properties>();
  readonly buses = byName<DraftBus>();
  readonly scheduleGroups = byName<Properties>();
  readonly schedules = byName<Properties>();
  /** By ARN: what targets and dead-letter queues are like. */
  readonly resources = byName<SeededResource>();

  add(part: Part): void {
    if (part.kind === 'bus') {
      const bus = this.#bus(part.bus);
      bus.settings = { ...bus.settings, ...part.given };
    } else if (part.kind === 'rules' || part.kind === 'archives') {
      this.#bus(part.bus)[part.kind][part.name] = part.given;
    } else this[part.kind][part.name] = part.given;
  }

  has(part: Part): boolean {
    if (part.kind === 'bus') return part.bus in this.buses;
    if (part.kind !== 'rules' && part.kind !== 'archives') return part.name in this[part.kind];
    return part.name in (this.buses[part.bus]?.[part.kind] ?? {});
  }

  get seed(): Seed {
    const own = Object.entries(this.buses);
    // Those of other places first: PutTargets asks them whether the rule of a bus here may have them as a target.
    const inOrder = [
      ...own.filter(([name]) => isElsewhere(name)),
      ...own.filter(([name]) => !isElsewhere(name)),
    ];
    const buses = inOrder.map(([name, { settings, rules, archives }]) => [
      name,
      { ...settings, rules, archives },
    ]);
    const { connections, apiDestinations, endpoints, scheduleGroups, schedules, resources } = this;
    // What a template says is of no type yet: the seed is checked member by member when it is built.
    return {
      connections,
      apiDestinations,
      buses: Object.fromEntries(buses) as Seed['buses'],
      endpoints,
      scheduleGroups,
      schedules,
      resources,
    } as Seed;
  }

  #bus(name: string): DraftBus {
    return (this.buses[name] ??= { settings: {}, rules: byName(), archives: byName() });
  }
}

/** A name may be `constructor`. */
function byName<Value>(): Record<string, Value> {
  return Object.create(null) as Record<string, Value>;
}

/** A seed that has the part alone. */
export function seedOf(part: Part): Seed {
  const { kind, given } = part;
  if (kind === 'bus') return { buses: { [part.bus]: given } };
  if (kind !== 'rules' && kind !== 'archives') return { [kind]: { [part.name]: given } };
  return { buses: { [part.bus]: { [kind]: { [part.name]: given } } } };
}

/** Where such a seed says it. */
export function placeInSeed(part: Part): readonly string[] {
  if (part.kind === 'bus') return ['buses', part.bus];
  if (part.kind === 'rules' || part.kind === 'archives') return ['buses', part.bus, part.kind, part.name];
  return [part.kind, part.name];
}

/** A bus of another place is called by its ARN. */
function isElsewhere(bus: string): boolean {
  return bus.startsWith('arn:');
}
