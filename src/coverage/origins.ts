import { eventsArn } from '../account/events-arn.js';
import type { PlacedSeed } from '../simulation/seed/cross-stack.js';
import { ruleInTemplate, scheduleInTemplate } from '../simulation/seed/logical-names.js';
import { at } from '../simulation/seed/seed-members.js';
import type { Place } from '../text/arn.js';
import type { RuleOrigin } from './rule-coverage.js';

/** What may say where rules and schedules come from. */
export interface SeededRules {
  readonly placedSeeds: readonly PlacedSeed[];
  /** Where seeds look for what is named without an ARN. */
  readonly home: { readonly place: Place };
}

/** Finds what rules and schedules come from. */
export class Origins {
  readonly #seeds: readonly PlacedSeed[];
  readonly #home: Place;
  /** The ARNs of buses by what seeds call them. */
  readonly #busArns = new Map<string, string>();

  constructor({ placedSeeds, home }: SeededRules) {
    // What is seeded later takes the place of what was there.
    this.#seeds = placedSeeds.toReversed();
    this.#home = home.place;
  }

  of(ruleName: string, eventBusArn: string): RuleOrigin | undefined {
    for (const { seed, path } of this.#seeds) {
      const inTemplate = ruleInTemplate(
        seed,
        ({ bus, name }) => name === ruleName && this.#arnOf(bus) === eventBusArn,
      );
      if (inTemplate) return { ...inTemplate.declaredAt, logicalId: inTemplate.id };
      for (const [bus, { rules = {} }] of Object.entries(seed.buses ?? {})) {
        if (!Object.hasOwn(rules, ruleName) || this.#arnOf(bus) !== eventBusArn) continue;
        return { seed: at(`${at(`${path}.buses`, bus)}.rules`, ruleName) };
      }
    }
    return undefined;
  }

  ofSchedule(arn: string): RuleOrigin | undefined {
    const ofHome = `:scheduler:${this.#home.region}:${this.#home.account}:schedule/`;
    const [, named = ''] = arn.split(ofHome);
    for (const { seed, path } of this.#seeds) {
      const inTemplate = scheduleInTemplate(seed, ({ group, name }) => `${group}/${name}` === named);
      if (inTemplate) return { ...inTemplate.declaredAt, logicalId: inTemplate.id };
      const key = [named, named.replace(/^default\//, '')].find((one) =>
        Object.hasOwn(seed.schedules ?? {}, one),
      );
      if (key !== undefined) return { seed: at(`${path}.schedules`, key) };
    }
    return undefined;
  }

  #arnOf(nameOrArn: string): string {
    if (nameOrArn.startsWith('arn:')) return nameOrArn;
    const known = this.#busArns.get(nameOrArn) ?? eventsArn(this.#home, `event-bus/${nameOrArn}`);
    this.#busArns.set(nameOrArn, known);
    return known;
  }
}
