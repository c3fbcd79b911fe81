import {
  V4_DIGITS,
  addressBlock,
  addressDigits,
  looksLikeAddress,
  type AddressRange,
} from '../values/address.js';
import type { PatternTokens } from '../tokens/pattern-tokens.js';
import { addressTester } from './address.js';
import { comparesOnly, type Operator } from './operator.js';

/** `{"cidr": "10.0.0.0/24"}`. */
export interface CidrAlternative {
  /** The keyword of the operator. */
  readonly operator: 'cidr';
  /** The block as the pattern spells it: `10.0.0.0/24`. */
  readonly text: string;
  /** The addresses that match. */
  readonly range: AddressRange;
}

const MAX_INTEGER = 2 ** 31 - 1;

export const cidr: Operator<CidrAlternative> = {
  keyword: 'cidr',

  parse(tokens) {
    // It says prefix: so does the service.
    const text = tokens.nextString('prefix match pattern must be a string');
    const range = parseCidr(tokens, text);
    tokens.nextEnd();
    return { operator: 'cidr', text, range };
  },

  tester: ({ range }) => addressTester(range),
  readsValuesAs: () => 'address',
  anchors: ({ range }) => [{ kind: 'address-range', low: range.low, high: range.high }],
  describe: ({ text }) => `cidr ${text}`,
  typeRule: comparesOnly('string', 'cidr'),
  text: undefined,
};

function parseCidr(tokens: PatternTokens, text: string): AddressRange {
  // Java's split leaves out empty pieces at the end, so that slashes there do not count.
  const [ip, bitsText, ...more] = text.replace(/\/+$/, '').split('/');
  if (ip === undefined || bitsText === undefined || more.length > 0) {
    tokens.refuseAnywhere("Malformed CIDR, one '/' required");
  }
  const bits = parseBits(tokens, bitsText);
  if (bits < 0) tokens.refuseAnywhere('Malformed CIDR, mask bits must not be negative');
  const digits = parseAddress(tokens, ip);
  const [version, size] = digits.length === V4_DIGITS ? ['IPv4', 32] : ['IPv6', 128];
  if (bits >= size) tokens.refuseAnywhere(`${version} mask bits must be < ${size}`);
  return addressBlock(digits, bits);
}

function parseBits(tokens: PatternTokens, text: string): number {
  const bits = /^[-+]?[0-9]+$/.test(text) ? Number(text) : Number.NaN;
  if (!(bits <= MAX_INTEGER && bits >= -MAX_INTEGER - 1)) {
    tokens.refuseAnywhere('Malformed CIDR, mask bits must be an integer');
  }
  return bits;
}

function parseAddress(tokens: PatternTokens, ip: string): string {
  const digits = addressDigits(ip);
  if (digits !== undefined) return digits;
  const fault = looksLikeAddress(ip) ? 'Invalid' : 'Nonstandard';
  return tokens.refuseAnywhere(`${fault} IP address: ${ip}`);
}
