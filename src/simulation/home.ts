import { DEFAULT_PLACE, type Place } from '../text/arn.js';

/** What a mock was told of where it lives. */
export interface HomeOptions {
  readonly account?: string;
  /** A function is asked once, when somebody first wants to know. */
  readonly region?: string | (() => string | undefined) | undefined;
}

/** Where seeds and views look for what is named without an ARN, and where clients live that do not say it. */
export class Home {
  readonly account: string;
  readonly #given: HomeOptions['region'];
  #region: string | undefined;

  constructor({ account, region }: HomeOptions) {
    this.account = account ?? DEFAULT_PLACE.account;
    this.#given = region;
  }

  /** It never changes: ARNs that a test has read stay true. */
  get region(): string {
    return (this.#region ??=
      (typeof this.#given === 'function' ? this.#given() : this.#given) ?? DEFAULT_PLACE.region);
  }

  get place(): Place {
    return { account: this.account, region: this.region };
  }
}
