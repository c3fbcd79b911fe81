import { DEFAULT_PLACE, type Place } from '../text/arn.js';

/** Where seeds and views look for what is named without an ARN, and where clients live that do not say it. */
export class Home {
  readonly account: string;
  #region: string;
  #isOpen: boolean;

  constructor({ account, region }: { readonly account?: string; readonly region?: string }) {
    this.account = account ?? DEFAULT_PLACE.account;
    this.#region = region ?? DEFAULT_PLACE.region;
    this.#isOpen = region === undefined;
  }

  get region(): string {
    return this.#region;
  }

  get place(): Place {
    return { account: this.account, region: this.#region };
  }

  /** The Region, once it cannot change any more. */
  get settledRegion(): string | undefined {
    return this.#isOpen ? undefined : this.#region;
  }

  /** A home that was given no Region is where its first client lives. Answers whether that is somewhere else. */
  settleIn(region: string): boolean {
    if (!this.#isOpen) return false;
    this.#isOpen = false;
    if (region === this.#region) return false;
    this.#region = region;
    return true;
  }
}
