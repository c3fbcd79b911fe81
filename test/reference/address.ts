/** Internet addresses as the matcher compares them: 8 (IPv4) or 32 (IPv6) upper-case hexadecimal digits. */

export interface Range {
  readonly low: string;
  readonly high: string;
}

export function addressDigits(text: string): string | undefined {
  if (/^[0-9]+\.[0-9]+\.[0-9]+\.[0-9]+$/.test(text)) return version4(text);
  if (/^[0-9a-fA-F:]+$/.test(text) && text.includes(':')) return version6(text);
  return undefined;
}

function version4(text: string): string | undefined {
  const octets = text.split('.').map(Number);
  if (text.length > 15 || octets.some((octet) => octet > 255)) return undefined;
  return octets.map((octet) => hexadecimal(octet, 2)).join('');
}

function version6(text: string): string | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const groups = [...head, ...Array<string>(missing).fill('0'), ...tail];
  // Any number of leading zeros is taken; the value must fit.
  if (groups.some((group) => group === '' || parseInt(group, 16) > 0xffff)) return undefined;
  const digits = groups.map((group) => hexadecimal(parseInt(group, 16), 4)).join('');
  // A version 4 address mapped into version 6 is treated as version 4.
  return digits.startsWith('00000000000000000000FFFF') ? digits.slice(24) : digits;
}

function hexadecimal(value: number, digits: number): string {
  return value.toString(16).toUpperCase().padStart(digits, '0');
}

/** The range of a bare address. */
export function singleAddress(digits: string): Range {
  return { low: digits, high: digits };
}

/** The range of `address/bits`, which must be valid. */
export function cidrRange(cidr: string): Range {
  const [address = '', bits = ''] = cidr.split('/');
  const digits = addressDigits(address);
  if (digits === undefined) throw new SyntaxError(`not a CIDR: ${cidr}`);
  const hostBits = BigInt(digits.length * 4 - parseInt(bits, 10));
  const hostMask = (1n << hostBits) - 1n;
  const value = BigInt(`0x${digits}`);
  const spell = (bound: bigint): string => bound.toString(16).toUpperCase().padStart(digits.length, '0');
  return { low: spell(value & ~hostMask), high: spell(value | hostMask) };
}

/**
 * Whether a text lies in a range, digit by digit. The text need not have as many digits as the ends of the range, nor
 * be an address at all: it lies above (or below) an end as soon as one digit is higher (lower), and on an end when it
 * begins with the whole of it.
 */
export function liesInRange(text: string, range: Range): boolean {
  const aboveLow = compareDigits(text, range.low);
  const belowHigh = compareDigits(text, range.high);
  return aboveLow !== undefined && aboveLow >= 0 && belowHigh !== undefined && belowHigh <= 0;
}

function compareDigits(text: string, end: string): number | undefined {
  const digits = '0123456789ABCDEF';
  for (let index = 0; index < end.length; index++) {
    const digit = digits.indexOf(text[index] ?? 'no digit');
    if (digit < 0) return undefined;
    const difference = digit - digits.indexOf(end[index] ?? '');
    if (difference !== 0) return difference;
  }
  return 0;
}
