/** Addresses as upper-case hexadecimal digits (8 for IPv4, 32 for IPv6), both ends included. */
export interface AddressRange {
  /** The first address. */
  readonly low: string;
  /** The last address. */
  readonly high: string;
}

const V4 = /^[0-9]+\.[0-9]+\.[0-9]+\.[0-9]+$/;
const V6 = /^[0-9a-fA-F:]*:[0-9a-fA-F:]*$/;
const V4_MAX_LENGTH = 15;
const POINT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
export const V4_DIGITS = 8;
const PLACE_DIGITS = 13;
const V4_SCALE = 16 ** (PLACE_DIGITS - V4_DIGITS);
const V6_GROUPS = 8;
const V4_IN_V6 = /^0{20}FFFF/;

/**
 * The upper-case hexadecimal digits of an IP literal, 8 for IPv4 and 32 for IPv6; undefined for other text. An IPv6
 * address that stands for an IPv4 one (`::ffff:a00:1`) gives the digits of that.
 */
export function addressDigits(text: string): string | undefined {
  const v4 = v4Number(text);
  if (v4 >= 0) return hexadecimal(v4).padStart(V4_DIGITS, '0');
  return V6.test(text) ? v6Digits(text) : undefined;
}

/**
 * Where digits of an address stand in the order of all addresses: the first of them, as many as a double holds. An IPv4
 * address has eight; the service compares it with the first eight of an IPv6 address, hence the padding.
 */
export function addressPlace(digits: string, padding: '0' | 'F'): number {
  return Number.parseInt(digits.slice(0, PLACE_DIGITS).padEnd(PLACE_DIGITS, padding), 16);
}

/** The same for the text of an IPv4 literal, without its digits; NaN for any other. */
export function v4Place(text: string): number {
  const v4 = v4Number(text);
  return v4 < 0 ? Number.NaN : v4 * V4_SCALE;
}

/** True when the text is meant as an address, whether or not it is one. */
export function looksLikeAddress(text: string): boolean {
  return V4.test(text) || V6.test(text);
}

/** Every address that has the first `bits` bits of the given one. */
export function addressBlock(digits: string, bits: number): AddressRange {
  const whole = Math.floor(bits / 4);
  const kept = bits % 4;
  const tail = digits.length - whole - 1;
  const digit = Number.parseInt(digits.charAt(whole), 16);
  const free = 0xf >> kept;
  const head = digits.slice(0, whole);
  return {
    low: head + hexadecimal(digit & ~free) + '0'.repeat(tail),
    high: head + hexadecimal(digit | free) + 'F'.repeat(tail),
  };
}

/**
 * True when text, read as hexadecimal digits, runs into the range. As in the service nobody compares lengths: digits
 * beyond those of the range do not matter, and fewer are enough once they are strictly between its ends.
 */
export function isInAddressRange(text: string, range: AddressRange): boolean {
  let onLow = true;
  let onHigh = true;
  for (let index = 0; index < range.low.length; index += 1) {
    const digit = text.charCodeAt(index);
    if (!isHexadecimal(digit)) return false;
    const low = range.low.charCodeAt(index);
    const high = range.high.charCodeAt(index);
    if ((onLow && digit < low) || (onHigh && digit > high)) return false;
    onLow &&= digit === low;
    onHigh &&= digit === high;
    if (!onLow && !onHigh) return true;
  }
  return true;
}

function isHexadecimal(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x46);
}

function hexadecimal(value: number): string {
  return value.toString(16).toUpperCase();
}

/** The 32 bits of an IPv4 literal; -1 for other text. */
function v4Number(text: string): number {
  if (text.length > V4_MAX_LENGTH) return -1;
  let address = 0;
  let octet = -1;
  let points = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit >= ZERO && unit <= NINE) {
      octet = octet < 0 ? unit - ZERO : octet * 10 + unit - ZERO;
      if (octet > 0xff) return -1;
    } else {
      if (unit !== POINT || octet < 0) return -1;
      address = address * 0x100 + octet;
      octet = -1;
      points += 1;
    }
  }
  return points === 3 && octet >= 0 ? address * 0x100 + octet : -1;
}

function v6Digits(text: string): string | undefined {
  const [head = '', tail, extra] = text.split('::');
  if (extra !== undefined) return undefined;
  const before = groupsOf(head);
  const after = tail === undefined ? [] : groupsOf(tail);
  if (before === undefined || after === undefined) return undefined;
  const missing = V6_GROUPS - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const digits = [...before, ...Array<string>(missing).fill('0000'), ...after].join('');
  return V4_IN_V6.test(digits) ? digits.slice(24) : digits;
}

function groupsOf(text: string): string[] | undefined {
  if (text === '') return [];
  const values = text.split(':').map((group) => (group === '' ? Number.NaN : Number.parseInt(group, 16)));
  if (values.some((value) => !(value <= 0xffff))) return undefined;
  return values.map((value) => hexadecimal(value).padStart(4, '0'));
}
