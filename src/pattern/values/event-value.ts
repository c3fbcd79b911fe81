import { comparableNumber } from './comparable-number.js';
import { addressDigits, addressPlace, v4Place } from './address.js';

/** A leaf scalar of an event. What only some operators ask for is worked out when first asked. */
export class EventValue {
  #number: number | undefined;
  #comparable: number | undefined;
  #address: string | null | undefined;
  #addressPlace: number | undefined;

  /**
   * @param type what JSON says it is; `literal` is `true`, `false` or `null`
   * @param text the decoded string, or the source spelling of anything else
   */
  constructor(
    readonly type: 'string' | 'number' | 'literal',
    readonly text: string,
  ) {}

  /** The double next to a number, comparable or not; NaN for any other value. */
  get number(): number {
    this.#number ??= this.type === 'number' ? Number(this.text) : Number.NaN;
    return this.#number;
  }

  /** The number that numeric comparison sees, or NaN. To find that out takes long, so {@link number} is asked first. */
  get comparable(): number {
    this.#comparable ??= this.type === 'number' ? comparableNumber(this.text) : Number.NaN;
    return this.#comparable;
  }

  /** The hexadecimal digits (8 or 32) of a string that is an IP literal. */
  get address(): string | undefined {
    if (this.#address === undefined) {
      this.#address = (this.type === 'string' ? addressDigits(this.text) : undefined) ?? null;
    }
    return this.#address ?? undefined;
  }

  /** Where that address stands in the order of addresses; NaN for any other value. */
  get addressPlace(): number {
    this.#addressPlace ??= this.#findAddressPlace();
    return this.#addressPlace;
  }

  #findAddressPlace(): number {
    if (this.type !== 'string') return Number.NaN;
    const place = v4Place(this.text);
    // Only the few that are IPv6 need digits.
    if (!Number.isNaN(place) || this.address === undefined) return place;
    return addressPlace(this.address, '0');
  }
}
