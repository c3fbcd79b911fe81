/** A decimal without its sign: `0.digits × 10^exponent`, without zeroes at either end of the digits. */
interface Decimal {
  readonly digits: string;
  readonly exponent: number;
}

const EXACT_DIGITS = 15;

// Java spells the smallest double with two digits.
const JAVA_MIN_VALUE = '4.9e-324';

/**
 * The number that numeric conditions compare, or NaN. A number is comparable when rounding it to a double loses
 * nothing: the shortest spelling of that double has the same value.
 *
 * @param text a number as JSON spells it
 */
export function comparableNumber(text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value)) return Number.NaN;
  // Fifteen significant digits always survive a double; beyond its range there is an exponent in the text.
  const hasExponent = text.includes('e') || text.includes('E');
  if (text.length <= EXACT_DIGITS && !hasExponent) return value;
  if (hasExponent && exceedsLimits(text)) return Number.NaN;
  const unsigned = text.startsWith('-') ? text.slice(1) : text;
  const shortest = Math.abs(value) === Number.MIN_VALUE ? JAVA_MIN_VALUE : String(Math.abs(value));
  return shortest === unsigned || isSameDecimal(decimalOf(unsigned), decimalOf(shortest))
    ? value
    : Number.NaN;
}

/** Why the service does not compare a number for which `comparableNumber` gives NaN. */
export function whyIncomparable(text: string): string {
  return exceedsLimits(text) ? 'value exceeds limits' : `Cannot compare number : ${text}`;
}

/** The service's decimals have an exponent of 32 bits, from which the digits behind the point are deducted. */
function exceedsLimits(text: string): boolean {
  const [mantissa = '', exponent] = text.split(/e/i);
  if (exponent === undefined) return false;
  const power = Number(exponent) - (mantissa.split('.')[1]?.length ?? 0);
  return power <= -(2 ** 31) || power >= 2 ** 31;
}

function isSameDecimal(one: Decimal, other: Decimal): boolean {
  return one.digits === other.digits && (one.digits === '' || one.exponent === other.exponent);
}

function decimalOf(unsigned: string): Decimal {
  const [mantissa = '', exponent = '0'] = unsigned.split(/e/i);
  const [whole = '', fraction = ''] = mantissa.split('.');
  const all = whole + fraction;
  let end = all.length;
  // A regular expression would look for the end from each of the zeroes.
  while (all.charAt(end - 1) === '0') end -= 1;
  const significant = all.slice(0, end).replace(/^0+/, '');
  const leadingZeroes = end - significant.length;
  return {
    digits: significant,
    exponent: Number(exponent) + whole.length - leadingZeroes,
  };
}
