import { DEFAULT_PLACE, type Place } from '../text/arn.js';
import { checkAccount } from './options.js';
import { ClientDoor } from '../client/attach.js';
import type { ServiceCall, SimulatedService } from '../client/simulated-service.js';
import type { Environment } from '../environment/environment.js';
import type { EventBridgeMockOptions } from './public-types.js';
import { Isolation } from './isolation.js';
import { SeededAccounts } from '../simulation/seed/seeded-accounts.js';
import { settle } from '../simulation/settle.js';
import { Simulation } from '../simulation/simulation.js';
import { isInHandler, refuseInHandlers } from '../simulation/clock.js';
import { complaintOf, ForgottenMockError } from './strict.js';

/** Where a mock comes from. */
export interface Origin<Face> {
  /** What the test holds of it. */
  readonly face: Face;
  /** What it stands in for. */
  readonly outer?: AttachedSimulation<Face> | undefined;
  /** The place in the code that made a strict mock: `at orders.test.ts:7:21`. */
  readonly madeAt?: string | undefined;
}

/** A simulation behind a door for clients: where it is at home, what it is built from, and how it ends. */
export class AttachedSimulation<Face> {
  readonly face: Face;
  readonly account: string;
  readonly simulation: Simulation;
  readonly door: ClientDoor;
  readonly isolation: Isolation<AttachedSimulation<Face>>;
  readonly #seeded: SeededAccounts;
  readonly #options: EventBridgeMockOptions;
  #region: string;
  #regionIsOpen: boolean;

  constructor(
    options: EventBridgeMockOptions,
    environment: Environment,
    { face, outer, madeAt }: Origin<Face>,
  ) {
    checkAccount(options.account);
    this.face = face;
    this.#options = options;
    this.account = options.account ?? DEFAULT_PLACE.account;
    this.#region = options.region ?? DEFAULT_PLACE.region;
    this.#regionIsOpen = options.region === undefined;
    this.isolation = new Isolation<AttachedSimulation<Face>>(this, outer?.isolation);
    this.simulation = new Simulation(options, environment, this.isolation);
    this.door = new ClientDoor(this.#service(environment), {
      current: () => this.isolation.current.door,
      isHere: () => this.isolation.isHere,
      isIsolated: outer !== undefined,
      testFile: environment.testFile,
      ...(madeAt !== undefined && { forgotten: () => this.#forgotten(madeAt) }),
    });
    this.#seeded = new SeededAccounts(this.simulation, () => this.home);
    if (outer) this.#adopt(outer);
    else if (options.seed) this.seed(options.seed);
  }

  get region(): string {
    return this.#region;
  }

  get home(): Place {
    return { account: this.account, region: this.#region };
  }

  /** How to set up another that is at home where this one is. */
  get options(): EventBridgeMockOptions {
    return this.#regionIsOpen ? this.#options : { ...this.#options, region: this.#region };
  }

  seed(...seed: Parameters<SeededAccounts['add']>): void {
    this.#seeded.add(...seed);
  }

  get pendingDeliveries(): number {
    return this.simulation.delivery.pending + this.simulation.timekeeper.retries;
  }

  async settled(): Promise<void> {
    await settle(this.door, this.simulation);
    this.simulation.complain();
  }

  /** @throws UnfinishedWorkError when it is strict and something is under way. The rest is done all the same. */
  reset(): void {
    try {
      this.#complain('reset() was called');
    } finally {
      this.simulation.stop();
      this.door.clearFaults();
      this.#seeded.rebuild();
      this.simulation.journal.clear();
    }
  }

  /** @throws as `reset` does, once for each time that it was attached. */
  restore(): void {
    const { isAttached } = this.door;
    this.door.detach();
    this.simulation.rest();
    if (isAttached) this.#complain('restore() was called');
  }

  /** Answers, while the callback runs and for what it starts, in the place of what this stands in for. */
  async isolate<Result>(callback: () => Result): Promise<Awaited<Result>> {
    refuseInHandlers('isolate()');
    try {
      const result = await this.isolation.run(callback);
      this.#complain('isolate() ended');
      await this.settled();
      return result;
    } finally {
      this.door.close();
      this.simulation.stop();
      this.simulation.rest();
    }
  }

  #service(environment: Environment): SimulatedService {
    const { journal, now } = this.simulation;
    return {
      defaultAccount: this.account,
      defaultRegion: this.#region,
      answer: (call) => this.#answer(call),
      finished: (record) => {
        journal.command(record);
      },
      uuid: environment.uuid,
      now,
      after: (milliseconds, task) => this.simulation.after(milliseconds, task),
      later: environment.later,
      timeIsHeld: () => environment.timersAreFake() && !isInHandler(),
    };
  }

  #answer({ operation, input, account, region, failing }: ServiceCall): Record<string, unknown> {
    this.#settleIn(region);
    // A command under way is answered after the end, too, but must not leave a timer behind.
    if (!this.door.isClosed) this.simulation.wake();
    return this.simulation.call(operation, input, { account, region }, failing);
  }

  /** A mock that was given no Region lives where its first client lives; what was seeded moves there with it. */
  #settleIn(region: string): void {
    if (!this.#regionIsOpen) return;
    this.#regionIsOpen = false;
    if (region === this.#region) return;
    this.#region = region;
    this.#seeded.rebuild();
  }

  /** Takes over what `reset()` would leave. */
  #adopt(outer: AttachedSimulation<Face>): void {
    this.#seeded.adopt(outer.#seeded);
    this.simulation.delivery.handlers.adopt(outer.simulation.delivery.handlers);
  }

  #complain(when: string): void {
    if (this.#options.strict !== true) return;
    const { journal, delivery } = this.simulation;
    const { pendingDeliveries, door } = this;
    const complaint = complaintOf(when, {
      operations: door.underWay,
      pendingDeliveries,
      deliveries: journal.deliveries,
      invocations: delivery.unfinishedInvocations,
    });
    if (complaint) throw complaint;
  }

  #forgotten(madeAt: string): Error {
    this.door.detach();
    this.simulation.rest();
    return new ForgottenMockError(madeAt);
  }
}
