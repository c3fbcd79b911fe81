import { isInAddressRange } from '../values/address.js';
import type { EventValue } from '../values/event-value.js';
import type { AddressAlternative, AddressRange } from '../model.js';
import type { Operator } from './operator.js';

/** A bare string that is an IP literal. */
export const address: Operator<AddressAlternative> = {
  keyword: 'address',
  tester: ({ range }) => addressTester(range),
  describe: ({ text }) => JSON.stringify(text),
  anchors: ({ range }) => [{ kind: 'address-range', low: range.low, high: range.high }],
};

/** Ranges are compared with the digits of an address, and with the text of whatever is not a string. */
export function addressTester(range: AddressRange): (value: EventValue) => boolean {
  return (value) => {
    const digits = value.type === 'string' ? value.address : value.text;
    return digits !== undefined && isInAddressRange(digits, range);
  };
}
