import { DEFAULT_EVENT_BUS, eventBusName, eventsArn } from './events-arn.js';
import type { Arn, Place } from '../text/arn.js';
import { all, keepEntries } from './keep.js';
import { copyOfBus, dropRule, keepBus, newEventBus } from './event-bus.js';
import type { EventBusRecord, RuleListener } from './resources.js';

/** What one account has in one Region. */
export interface AccountRegion extends Place {
  /** By name; `default` is always there. */
  readonly eventBuses: Map<string, EventBusRecord>;
}

/** A bus that may or may not exist. */
export interface NamedBus {
  readonly place: AccountRegion;
  readonly name: string;
}

/** All accounts and Regions of one mock. Each comes into being, with its default bus, when it is first looked at. */
export class World {
  readonly #now: () => Date;
  readonly #ruleChanged: RuleListener;
  readonly #places = new Map<string, AccountRegion>();
  /** The place that was looked at last, which is mostly the next one, too. */
  #last: AccountRegion | undefined;

  /** @param ruleChanged hears of the rules of default buses, the only ones that may have schedules */
  constructor(now: () => Date, ruleChanged: RuleListener = () => undefined) {
    this.#now = now;
    this.#ruleChanged = ruleChanged;
  }

  at(place: Place): AccountRegion {
    const last = this.#last;
    if (last && last.account === place.account && last.region === place.region) return last;
    const key = keyOf(place);
    return (this.#last = this.#places.get(key) ?? this.#add(key, place));
  }

  #add(key: string, place: Place): AccountRegion {
    const created: AccountRegion = {
      account: place.account,
      region: place.region,
      eventBuses: new Map([
        [
          DEFAULT_EVENT_BUS,
          newEventBus(
            DEFAULT_EVENT_BUS,
            eventsArn(place, `event-bus/${DEFAULT_EVENT_BUS}`),
            this.#now(),
            this.#ruleChanged,
          ),
        ],
      ]),
    };
    this.#places.set(key, created);
    return created;
  }

  /** The bus that an ARN means. */
  busOf(arn: Arn): NamedBus {
    return { place: this.at(arn), name: eventBusName(arn) };
  }

  /** Every account and Region that was looked at, in that order. */
  all(): readonly AccountRegion[] {
    return [...this.#places.values()];
  }

  /** Answers what brings back all that the accounts have now: their buses, and what is kept of them besides. */
  keep(keepResources: (place: AccountRegion) => () => void): () => void {
    const places = new Map(this.#places);
    const restore = all([...places.values()].flatMap((place) => [keepBuses(place), keepResources(place)]));
    return () => {
      for (const [key, place] of this.#places) {
        if (places.has(key)) continue;
        this.#last = undefined;
        forgetRules(place);
        this.#places.delete(key);
      }
      restore();
    };
  }

  /** What all accounts have, for `become`: nothing that happens changes it. */
  copy(): readonly AccountRegion[] {
    return this.all().map((place) => this.#copyOf(place));
  }

  /** Has nothing but copies of these accounts, as if they had been made now. Their rules are not told of. */
  become(places: readonly AccountRegion[]): void {
    this.clear();
    for (const place of places) this.#places.set(keyOf(place), this.#copyOf(place));
  }

  /** Has nothing but these accounts. Their rules are not told of until they change. */
  take(places: readonly AccountRegion[]): void {
    this.clear();
    for (const place of places) {
      const own = place.eventBuses.get(DEFAULT_EVENT_BUS);
      if (own) place.eventBuses.set(DEFAULT_EVENT_BUS, { ...own, ruleChanged: this.#ruleChanged });
      this.#places.set(keyOf(place), place);
    }
  }

  clear(): void {
    this.#places.clear();
    this.#last = undefined;
  }

  #copyOf({ account, region, eventBuses }: AccountRegion): AccountRegion {
    const now = this.#now();
    const copies = [...eventBuses].map(([name, bus]) => {
      const ruleChanged = name === DEFAULT_EVENT_BUS ? this.#ruleChanged : bus.ruleChanged;
      return [name, copyOfBus(bus, now, ruleChanged)] as const;
    });
    return { account, region, eventBuses: new Map(copies) };
  }
}

function keyOf({ account, region }: Place): string {
  return `${account}/${region}`;
}

function keepBuses({ eventBuses }: AccountRegion): () => void {
  return all([keepEntries(eventBuses), ...[...eventBuses.values()].map(keepBus)]);
}

/** So that nobody waits for their schedules. */
function forgetRules({ eventBuses }: AccountRegion): void {
  for (const bus of eventBuses.values()) for (const name of [...bus.rules.keys()]) dropRule(bus, name);
}
