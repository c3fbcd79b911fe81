/**
 * The double that numeric comparison sees, or nothing when the number's spelling has more precision than a double:
 * the shortest decimal of the double must be exactly the decimal that was written.
 */
export function comparableNumber(spelling: string): number | undefined {
  const double = Number(spelling);
  if (!Number.isFinite(double) || isBeyondDecimals(spelling)) return undefined;
  // The service's runtime gives the smallest double two digits where JavaScript gives one.
  const shortest = Math.abs(double) === Number.MIN_VALUE ? '4.9e-324' : String(Math.abs(double));
  return magnitude(spelling) === magnitude(shortest) ? double : undefined;
}

/** The service keeps the power of ten behind all digits in 32 bits, without the lowest. */
function isBeyondDecimals(spelling: string): boolean {
  const [, fraction = '', power = '0'] = /(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?$/.exec(spelling) ?? [];
  const least = BigInt(power) - BigInt(fraction.length);
  return least <= -(2n ** 31n) || least >= 2n ** 31n;
}

/** The exact decimal without its sign, in one canonical spelling: digits without outer zeros, and a power of ten. */
function magnitude(spelling: string): string {
  const parts = /^-?([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?$/.exec(spelling);
  if (!parts) throw new SyntaxError(`not a number: ${spelling}`);
  const [, whole = '', fraction = '', power = '0'] = parts;
  const digits = BigInt(whole + fraction);
  if (digits === 0n) return '0';
  const significant = digits.toString().replace(/0+$/, '');
  const zeros = digits.toString().length - significant.length;
  return `${significant}e${BigInt(power) - BigInt(fraction.length) + BigInt(zeros)}`;
}
