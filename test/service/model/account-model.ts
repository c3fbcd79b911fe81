/** An account in a Region. Names in one mean nothing in another. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

/** The first is where most happens and where counterexamples end up, if they can. */
export const PLACES: readonly Place[] = [
  { account: '123456789012', region: 'us-east-1' },
  { account: '123456789012', region: 'eu-west-1' },
  { account: '111122223333', region: 'us-east-1' },
];

/** Small, so that they are reached. */
export const QUOTAS = {
  eventBuses: 3,
  rulesPerEventBus: 3,
  wildcardRulesPerEventBus: 1,
  targetsPerRule: 2,
  eventPatternCharacters: 50,
  eventBusPolicyCharacters: 450,
  connections: 2,
  apiDestinations: 2,
};

/** What of an account in a Region a family keeps beside it, see `part`. */
export interface PlaceModel extends Place {
  readonly since: Date;
}

/** The account as it should be, restated with plain Maps and without a line of the kit's. */
export class AccountModel {
  now: Date;
  /** The pages that were begun and not read to the end, by operation and place. */
  readonly walks = new Map<string, Walk>();
  readonly #places: ReadonlyMap<Place, PlaceModel>;

  constructor(now: Date) {
    this.now = now;
    this.#places = new Map(PLACES.map((place) => [place, { ...place, since: now }]));
  }

  at(place: Place): PlaceModel {
    const known = this.#places.get(place);
    if (!known) throw new RangeError(`Not a place of the model: ${place.account}, ${place.region}`);
    return known;
  }
}

/** Where the reading of a list stands. */
export interface Walk {
  readonly token: string;
  readonly input: object;
  /** The name that was shown last. */
  readonly after: string;
  /** How many were shown up to it. */
  readonly count: number;
}

/** What a family knows of a thing: `const targetsOf = part<RuleModel, …>(() => new Map())`. It goes with the thing. */
export function part<Owner extends object, Part>(initial: (owner: Owner) => Part): (owner: Owner) => Part {
  const parts = new WeakMap<Owner, Part>();
  return (owner) => {
    const known = parts.get(owner);
    if (known !== undefined) return known;
    const made = initial(owner);
    parts.set(owner, made);
    return made;
  };
}

/** An answer that is an exception. */
export class Refusal extends Error {
  constructor(
    override readonly name: string,
    message: string,
  ) {
    super(message);
  }
}

export function invalid(message: string): Refusal {
  return new Refusal('ValidationException', message);
}

export function notFound(message: string): Refusal {
  return new Refusal('ResourceNotFoundException', message);
}

export function overQuota(): Refusal {
  return new Refusal('LimitExceededException', 'The requested resource exceeds the maximum number allowed.');
}

export function arnOf({ account, region }: Place, resource: string): string {
  return `arn:aws:events:${region}:${account}:${resource}`;
}

/** The members that are set. */
export function present<T extends object>(members: T): Partial<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Partial<T>;
}
