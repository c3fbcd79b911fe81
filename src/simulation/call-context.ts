import { DEFAULT_QUOTAS } from '../account/quotas.js';
import type { AccountRegion, World } from '../account/world.js';
import { currentChain, currentTraceHeader } from '../delivery/attempt/cascade.js';
import type { Delivery } from '../delivery/delivery.js';
import type { Environment } from '../environment/environment.js';
import type { Journal } from '../history/journal.js';
import type { DetailSchemas, SchemaViolation } from '../schema/detail-schemas.js';
import type { CallContext } from '../service/operation.js';
import type { Place } from '../text/arn.js';
import type { SimulationOptions } from './options.js';

const DEFAULT_TRANSITION_TIME = 1000;

/** What every call sees, wherever it comes from. */
type SharedContext = Omit<CallContext, 'here'>;

/** The parts of a simulation that calls touch. */
interface TouchedByCalls {
  readonly world: World;
  readonly journal: Journal;
  /** The account's time. */
  readonly now: () => Date;
  readonly delivery: Pick<Delivery, 'route' | 'replay'>;
  readonly scheduleChanged: CallContext['scheduleChanged'];
  readonly environment: Environment;
  /** Told of calls that handlers made and that broke the test's schemas: nobody else hears of them. */
  readonly refusedInHandler: (violation: SchemaViolation) => void;
}

/** What calls see in each account and Region. It is made once: every call needs it. */
export class CallContexts {
  readonly #world: World;
  readonly #shared: SharedContext;
  readonly #contexts = new WeakMap<AccountRegion, CallContext>();
  readonly #ofSeeds = new WeakMap<AccountRegion, CallContext>();
  readonly #ofStacks = new WeakMap<AccountRegion, CallContext>();

  constructor(options: SimulationOptions, parts: TouchedByCalls) {
    this.#world = parts.world;
    this.#shared = sharedContext(options, parts);
  }

  at(place: Place): CallContext {
    const here = this.#world.at(place);
    let context = this.#contexts.get(here);
    if (context === undefined) this.#contexts.set(here, (context = { ...this.#shared, here }));
    return context;
  }

  /** For what is there from the start, and so not on its way into a state. */
  ofSeedsAt(place: Place, isOfStack: boolean): CallContext {
    const here = this.#world.at(place);
    const contexts = isOfStack ? this.#ofStacks : this.#ofSeeds;
    const known = contexts.get(here);
    if (known) return known;
    const settled = { ...this.#shared, transitionTime: 0, here };
    const context = isOfStack ? { ...settled, wasDeployed: true as const } : settled;
    contexts.set(here, context);
    return context;
  }
}

function sharedContext(options: SimulationOptions, parts: TouchedByCalls): SharedContext {
  const { world, journal, now, delivery, environment, scheduleChanged } = parts;
  const organizations = organizationsByAccount(options.organizations ?? {});
  return {
    world,
    journal,
    now,
    route: delivery.route,
    replay: delivery.replay,
    scheduleChanged,
    quotas: { ...DEFAULT_QUOTAS, ...options.quotas },
    enforcesPolicies: options.resourcePolicies !== 'ignored',
    organizationOf: (account) => organizations.get(account),
    uuid: environment.uuid,
    callersTraceHeader: currentTraceHeader,
    randomText: (length) => randomText(length, environment.random),
    transitionTime: options.transitionTime ?? DEFAULT_TRANSITION_TIME,
    ...(options.schemas && { schemas: detailSchemas(options.schemas, options, parts) }),
  };
}

/** The same for one call, which came with a trace header. */
export function withTraceHeader(context: CallContext, traceHeader: string): CallContext {
  return { ...context, callersTraceHeader: () => traceHeader };
}

function detailSchemas(
  byType: DetailSchemas['byType'],
  { schemaViolations = 'warn', unknownDetailTypes = 'allow' }: SimulationOptions,
  { refusedInHandler }: TouchedByCalls,
): DetailSchemas {
  return {
    byType,
    violations: schemaViolations,
    unknownTypes: unknownDetailTypes,
    refused: (violation) => {
      if (currentChain().length > 0) refusedInHandler(violation);
    },
  };
}

function organizationsByAccount(
  organizations: Readonly<Record<string, readonly string[]>>,
): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(organizations).flatMap(([id, accounts]) =>
      accounts.map((account) => [account, id] as const),
    ),
  );
}

function randomText(length: number, random: () => number): string {
  return Array.from({ length }, () => Math.floor(random() * 36).toString(36)).join('');
}
