import { V4_DIGITS, addressPlace, isInAddressRange, type AddressRange } from '../values/address.js';
import type { EventValue } from '../values/event-value.js';
import type { Operator } from './operator.js';

/** A bare string that is an IP literal: every spelling of that address matches. */
export interface AddressAlternative {
  /** The keyword of the operator. */
  readonly operator: 'address';
  /** The address as the pattern spells it. */
  readonly text: string;
  /** The addresses that match. */
  readonly range: AddressRange;
}

export const address: Operator<AddressAlternative> = {
  keyword: 'address',
  tester: ({ range }) => addressTester(range),
  readsValuesAs: () => 'address',
  anchors: ({ range }) => [{ kind: 'address-range', low: range.low, high: range.high }],
  describe: ({ text }) => JSON.stringify(text),
  typeRule: { type: () => 'string', words: 'an address is compared with JSON strings only' },
  text: undefined,
};

/** Ranges are compared with the digits of an address, and with the text of whatever is not a string. */
export function addressTester(range: AddressRange): (value: EventValue) => boolean {
  const low = addressPlace(range.low, '0');
  const high = addressPlace(range.high, 'F');
  // The place holds all the digits of such a range.
  const isPlaceEnough = range.low.length === V4_DIGITS;
  return (value) => {
    if (value.type !== 'string') return isInAddressRange(value.text, range);
    const place = value.addressPlace;
    if (!(place >= low && place <= high)) return false;
    return isPlaceEnough || isInAddressRange(value.address ?? '', range);
  };
}
