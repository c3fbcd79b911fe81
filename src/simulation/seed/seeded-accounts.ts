import type { Place } from '../../text/arn.js';
import type { Seed } from './seed.js';
import { seedAccount, type SeedableAccount } from './seed-account.js';
import type { Simulation } from '../simulation.js';

/** What a test has seeded, and how the accounts are built from it again. */
export class SeededAccounts {
  readonly #simulation: Simulation;
  readonly #home: () => Place;
  readonly #seeds: Seed[] = [];

  /** @param home - where what is named without an ARN goes; told anew each time */
  constructor(simulation: Simulation, home: () => Place) {
    this.#simulation = simulation;
    this.#home = home;
  }

  add(seed: Seed): void {
    this.#build(seed);
    this.#seeds.push(seed);
  }

  /** Takes over the seeds of another mock. */
  adopt(other: SeededAccounts): void {
    for (const seed of other.#seeds) this.add(seed);
  }

  rebuild(): void {
    this.#simulation.emptyAccounts();
    for (const seed of this.#seeds) this.#build(seed);
  }

  #build(seed: Seed): void {
    seedAccount(seed, this.#seedable(this.#home()));
  }

  #seedable({ account, region }: Place): SeedableAccount {
    const place = { account, region };
    const { delivery, resources, world } = this.#simulation;
    return {
      ...place,
      at: (other) => this.#seedable(other),
      call: (operation, input) => this.#simulation.call(operation, input, place),
      describe: (arn, resource) => {
        resources.set(arn, resource);
      },
      hasBus: (name) => world.at(place).eventBuses.has(name),
      handlerOf: (targetArn) => delivery.handlers.of(targetArn),
      bind: (targetArn, handler) => {
        delivery.handlers.bind(targetArn, handler);
      },
    };
  }
}
