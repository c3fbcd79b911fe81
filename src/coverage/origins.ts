import { eventsArn } from '../account/events-arn.js';
import type { RuleRecord } from '../account/resources.js';
import type { PlacedSeed } from '../simulation/seed/cross-stack.js';
import { ruleInTemplate } from '../simulation/seed/logical-names.js';
import { at } from '../simulation/seed/seed-members.js';
import { placeOf, type Place } from '../text/arn.js';
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

  constructor({ placedSeeds, home }: SeededRules) {
    // What is seeded later takes the place of what was there.
    this.#seeds = placedSeeds.toReversed();
    this.#home = home.place;
  }

  of({ Arn, EventBusName, Name }: RuleRecord): RuleOrigin | undefined {
    const busArn = eventsArn(placeOf(Arn), `event-bus/${EventBusName}`);
    const isBus = (nameOrArn: string): boolean =>
      nameOrArn === busArn || eventsArn(this.#home, `event-bus/${nameOrArn}`) === busArn;
    for (const { seed, path } of this.#seeds) {
      const inTemplate = ruleInTemplate(seed, ({ bus, name }) => name === Name && isBus(bus));
      if (inTemplate) return { ...inTemplate.declaredAt, logicalId: inTemplate.id };
      const [bus] = Object.entries(seed.buses ?? {}).find(
        ([key, { rules = {} }]) => isBus(key) && Object.hasOwn(rules, Name),
      ) ?? [undefined];
      if (bus !== undefined) return { seed: at(`${at(`${path}.buses`, bus)}.rules`, Name) };
    }
    return undefined;
  }

  ofSchedule(arn: string): RuleOrigin | undefined {
    const ofHome = `:scheduler:${this.#home.region}:${this.#home.account}:schedule/`;
    const [, named = ''] = arn.split(ofHome);
    for (const { seed, path } of this.#seeds) {
      const key = [named, named.replace(/^default\//, '')].find((one) =>
        Object.hasOwn(seed.schedules ?? {}, one),
      );
      if (key !== undefined) return { seed: at(`${path}.schedules`, key) };
    }
    return undefined;
  }
}
