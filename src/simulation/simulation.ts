import { schedulesIn, type ScheduleRecord } from '../account/schedule.js';
import { OutsideResources } from '../account/outside-resource.js';
import { World } from '../account/world.js';
import type { ServiceCall } from '../client/simulated-service.js';
import { Delivery, type DeliveryOptions } from '../delivery/delivery.js';
import type { DeliveryHost } from '../delivery/attempt/delivery-host.js';
import { HandlerErrors } from '../delivery/attempt/handler-errors.js';
import type { HandlerTable } from '../delivery/attempt/target-handler.js';
import { Schedules } from '../delivery/route/schedules.js';
import { ScheduleRuns, type TargetOfSchedule } from '../delivery/scheduler/schedule-runs.js';
import type { Environment } from '../environment/environment.js';
import { Journal } from '../history/journal.js';
import type { CommandRecord } from '../history/records.js';
import type { ScheduleRunUnderWay } from '../history/schedule-records.js';
import type { SchemaViolation } from '../schema/detail-schemas.js';
import { concealedInput } from '../service/connections/concealed-input.js';
import { dispatch } from '../service/dispatch.js';
import type { CallContext } from '../service/operation.js';
import { warnOfUnknownMembers } from '../service/unknown-member-warnings.js';
import type { ApiName } from '../service/api.js';
import { apiNamed } from '../service/apis.js';
import type { Place } from '../text/arn.js';
import { Agenda } from '../time/agenda.js';
import { AccountClock } from '../time/account-clock.js';
import { Timekeeper } from '../time/timekeeper.js';
import { stateOfAccounts, type AccountSnapshot } from './account-state.js';
import { CallContexts, withTraceHeader } from './call-context.js';
import { boundToNothing, type BoundToNothing } from './bound-to-nothing.js';
import { clockOf, NO_MOCK, type Clock, type Surroundings } from './clock.js';
import { Home, type HomeOptions } from './home.js';
import type { SimulationOptions } from './options.js';
import { putBack, restoredState, savedState, type SavedState } from './saved-state/saved-state.js';
import type { PlacedSeed } from './seed/cross-stack.js';
import type { Seed } from './seed/seed.js';
import { putForSchedule } from './put-for-schedule.js';
import { Seeds } from './seeds.js';
import { settled, type CommandsUnderWay } from './settled.js';

const DEFAULT_HISTORY_BOUND = 20_000;
const DEFAULT_HISTORY_BYTES = 64 * 1024 ** 2;
const LATE_ANSWER = 'late answer';
/** Operations that change nothing. */
const ONLY_READS = /^(Describe|Get|List|Test)/;

/** Simulated accounts with all that goes on in them: service, delivery, time and history, but no clients. */
export class Simulation {
  readonly journal: Journal;
  readonly world: World;
  readonly delivery: Delivery;
  readonly resources = new OutsideResources();
  readonly schedules: Schedules;
  readonly handlerErrors: HandlerErrors;
  readonly timekeeper: Timekeeper;
  readonly clock: Clock;
  readonly now: () => Date;
  readonly home: Home;
  readonly #time: AccountClock;
  readonly #contexts: CallContexts;
  readonly #seeds: Seeds;
  /** Told of changes; mostly nobody is. */
  readonly #watchers = new Set<() => void>();
  readonly #makeScheduleRuns: () => ScheduleRuns;
  #scheduleRunsMade: ScheduleRuns | undefined;
  /** Calls that handlers made and that broke the test's schemas. */
  #refusals: SchemaViolation[] = [];

  constructor(
    options: SimulationOptions & HomeOptions & Pick<DeliveryOptions, 'mostCausedDeliveries'>,
    environment: Environment,
    surroundings: Surroundings = NO_MOCK,
  ) {
    this.home = new Home(options);
    this.#time = new AccountClock(environment.now);
    this.now = () => this.#time.now();
    const { historyBound = DEFAULT_HISTORY_BOUND, historyBytes = DEFAULT_HISTORY_BYTES } = options;
    this.journal = new Journal(this.now, { records: historyBound, bytes: historyBytes });
    this.timekeeper = new Timekeeper(this.#time, new Agenda(), {
      wakeUp: environment.wakeUp,
      settle: () => {
        const settling = this.delivery.deliverNow();
        this.noteChange();
        return settling;
      },
    });
    this.clock = clockOf(this.#time, this.timekeeper, {
      refuseElsewhere: (what) => {
        surroundings.refuseElsewhere(what);
      },
      complain: () => {
        this.noteChange();
        this.handlerErrors.complain();
      },
    });
    this.handlerErrors = new HandlerErrors(options.handlerErrors);
    const host = this.#host(environment, surroundings);
    const { deliveryOrder: order, apiDestinations, handlerTimeout, mostCausedDeliveries } = options;
    this.delivery = new Delivery(host, { order, apiDestinations, handlerTimeout, mostCausedDeliveries });
    this.schedules = new Schedules(host, this.delivery.deliverFrom);
    this.#makeScheduleRuns = () =>
      new ScheduleRuns(host, {
        windows: options.flexibleTimeWindows ?? 'spread',
        targets: this.delivery.scheduleAttempts((entries, place) =>
          putForSchedule(entries, this.#contexts.at(place)),
        ),
      });
    this.world = new World(this.now, (bus, name) => {
      this.schedules.ruleChanged(bus, name);
    });
    this.#contexts = new CallContexts(options, {
      world: this.world,
      journal: this.journal,
      now: this.now,
      delivery: this.delivery,
      environment,
      scheduleChanged: (place, key, at) => {
        this.scheduleRuns.changed(place, key, at);
      },
      refusedInHandler: (violation) => {
        this.#refusals.push(violation);
      },
    });
    this.#seeds = this.#makeSeeds();
  }

  /** The schedules of EventBridge Scheduler. */
  get scheduleRuns(): ScheduleRuns {
    return (this.#scheduleRunsMade ??= this.#makeScheduleRuns());
  }

  /** Whether there may have been any schedule of EventBridge Scheduler: mostly there was none. */
  get hasHadSchedules(): boolean {
    return this.#scheduleRunsMade !== undefined;
  }

  /** Of all accounts; nothing is loaded for it where nobody has made any. */
  get allSchedules(): readonly ScheduleRecord[] {
    if (!this.#scheduleRunsMade) return [];
    return this.world.all().flatMap((place) => [...schedulesIn(place).values()]);
  }

  /** The targets of all of them, and of those that were removed. */
  get scheduleTargets(): readonly TargetOfSchedule[] {
    return this.#scheduleRunsMade?.targets(this.world.all()) ?? [];
  }

  get scheduleRunsUnderWay(): readonly ScheduleRunUnderWay[] {
    return this.#scheduleRunsMade?.underWay ?? [];
  }

  /** Answers a request of an account in a Region. */
  call(
    operation: string,
    input: unknown,
    place: Place,
    api: ApiName = 'EventBridge',
  ): Record<string, unknown> {
    return dispatch(apiNamed(api), { operation, input }, this.#contexts.at(place));
  }

  /** Runs a task once so much of the account's time has passed; the answer takes it back. */
  after(milliseconds: number, task: () => void): () => void {
    this.timekeeper.watch();
    const entry = this.timekeeper.add(this.now().getTime() + milliseconds, task, LATE_ANSWER);
    return () => {
      this.timekeeper.cancel(entry);
    };
  }

  contextAt(place: Place): CallContext {
    return this.#contexts.at(place);
  }

  /** Writes down a command that has its answer: what a connection keeps secret is not in the record. */
  record(command: CommandRecord): void {
    const input = concealedInput(command.name, command.input);
    this.journal.command(input === command.input ? command : { ...command, input });
  }

  /** What accounts have, seen from home. */
  state(): AccountSnapshot {
    return stateOfAccounts(this.world, this.home.place, (operation, input, place, api) =>
      this.call(operation, input, place, api),
    );
  }

  /** All that accounts have and are about to do, secrets included; neither the history nor deliveries under way. */
  save(): SavedState {
    return savedState(this.#savedParts);
  }

  /**
   * Puts what was saved in the place of the accounts. What is under way and the history are gone.
   *
   * @throws BrokenState, and nothing is changed then.
   */
  load(saved: unknown): void {
    const restored = restoredState(saved);
    this.stop();
    this.#scheduleRunsMade?.clear();
    this.journal.clear();
    putBack(restored, this.#savedParts, this.delivery.replay);
    this.noteChange();
  }

  get #savedParts() {
    return {
      world: this.world,
      resources: this.resources,
      schedules: this.schedules,
      time: this.#time,
      scheduleRuns: () => this.scheduleRuns,
    };
  }

  /** Calls it after all that may have changed an account, until the answer is called. */
  watch(changed: () => void): () => void {
    this.#watchers.add(changed);
    return () => {
      this.#watchers.delete(changed);
    };
  }

  /** Of an event that nobody has called an operation for. */
  noteChange(): void {
    for (const changed of this.#watchers) changed();
  }

  /** What was given to `seed()`. */
  get seeds(): readonly Seed[] {
    return this.#seeds.all;
  }

  /** The same, each with its place in what was given. */
  get placedSeeds(): readonly PlacedSeed[] {
    return this.#seeds.placed;
  }

  /** @throws InvalidSeed, and nothing is changed then. */
  seed(seed: Seed | readonly Seed[]): void {
    this.#seeds.add(seed);
    this.noteChange();
  }

  /** Takes over what another simulation is made of. */
  adopt(other: Simulation): void {
    this.#seeds.adopt(other.#seeds);
    this.handlers.adopt(other.handlers);
    this.resources.shareUse(other.resources);
  }

  /** What the test has said of targets that no rule and no schedule has. */
  get boundToNothing(): readonly BoundToNothing[] {
    const { handlers, faults } = this.delivery;
    const { resources, seeds, scheduleTargets } = this;
    return boundToNothing({ handlers, faults, resources, seeds, scheduleTargets }, this.world);
  }

  get handlers(): HandlerTable {
    return this.delivery.handlers;
  }

  /** Answers a command of a client. */
  answer(call: ServiceCall): Record<string, unknown> {
    const { api = 'EventBridge', operation, input, received, failing, traceHeader } = call;
    const { account, region } = call;
    const context = this.#contexts.at({ account, region });
    const traced = traceHeader === undefined ? context : withTraceHeader(context, traceHeader);
    const seen = { unknownMembers: received !== undefined };
    const answer = dispatch(apiNamed(api), { operation, input, failing, seen }, traced);
    if (seen.unknownMembers) warnOfUnknownMembers({ api, operation, received: received ?? input }, context);
    if (this.#watchers.size > 0 && !ONLY_READS.test(operation)) this.noteChange();
    return answer;
  }

  get pendingDeliveries(): number {
    return this.delivery.pending + this.timekeeper.retries;
  }

  /**
   * Waits until every command is answered and everything that it caused is done; what has a time of its own comes at
   * once.
   * @throws what went wrong in handlers since somebody last asked.
   */
  async settled(commands: CommandsUnderWay): Promise<void> {
    await settled(commands, this);
    this.#complain();
  }

  /** The accounts as they were seeded, without a history. */
  beginAnew(): void {
    this.#rebuild();
    this.journal.clear();
    this.noteChange();
  }

  /** Leaves no timer and no call behind, and begins none, until the next `wake`. */
  rest(): void {
    this.timekeeper.stop();
    this.delivery.stop();
  }

  wake(): void {
    this.timekeeper.watch();
    this.delivery.goOn();
  }

  /** Stops what is under way and forgets what the test added to the clock. */
  stop(): void {
    this.delivery.clear();
    this.timekeeper.clear();
    this.#time.reset();
    this.#refusals = [];
  }

  /** What deliveries see of the rest. */
  #host(environment: Environment, surroundings: Surroundings): DeliveryHost {
    return {
      handlerErrors: this.handlerErrors,
      journal: this.journal,
      environment: { ...environment, now: () => this.#time.time },
      timekeeper: this.timekeeper,
      resources: this.resources,
      accessFrom: (place) => this.#contexts.at(place),
      enter: (call) => surroundings.enter(call),
    };
  }

  #makeSeeds(): Seeds {
    return new Seeds({
      call: (operation, input, place, { api, isOfStack }) =>
        dispatch(apiNamed(api), { operation, input }, this.#contexts.ofSeedsAt(place, isOfStack)),
      schedulesPutBack: () => {
        this.#scheduleRunsMade?.takeOver(this.world.all());
      },
      world: this.world,
      resources: this.resources,
      handlers: this.handlers,
      schedules: this.schedules,
      home: this.home,
    });
  }

  #rebuild(): void {
    this.schedules.clear();
    this.#scheduleRunsMade?.clear();
    this.world.clear();
    this.resources.clear();
    this.#seeds.build();
  }

  /** @throws what went wrong in handlers since somebody last asked: nobody else would hear of it. */
  #complain(): void {
    this.handlerErrors.complain();
    this.delivery.complainOfLoops();
    const [refusal] = this.#refusals;
    this.#refusals = [];
    if (refusal) throw refusal;
  }
}
