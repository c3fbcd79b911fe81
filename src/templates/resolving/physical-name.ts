/** What AWS draws at random is told from names here, so that it is the same in every run. */
const CAPITALS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const SMALL_AND_DIGITS = 'abcdefghijklmnopqrstuvwxyz0123456789';
const HEXADECIMAL = '0123456789abcdef';
const SUFFIX = 12;

/** The name that AWS makes up for a resource without one: `shop-OrderRule-1AB2C3D4E5F6`. */
export function physicalName(stackName: string, logicalId: string, longest: number): string {
  const base = `${stackName}-${logicalId}`;
  return `${base.slice(0, longest - SUFFIX - 1)}-${letters(base, SUFFIX, CAPITALS_AND_DIGITS)}`;
}

/** An id such as API Gateway gives. */
export function shortId(text: string, length: number): string {
  return letters(text, length, SMALL_AND_DIGITS);
}

export function hexadecimal(text: string, length: number): string {
  return letters(text, length, HEXADECIMAL);
}

/** The id at the end of the ARNs of connections and API destinations. */
export function standInUuid(text: string): string {
  const digits = hexadecimal(text, 32);
  const parts = [digits.slice(0, 8), digits.slice(8, 12), `4${digits.slice(13, 16)}`];
  return [...parts, `8${digits.slice(17, 20)}`, digits.slice(20)].join('-');
}

function letters(text: string, length: number, alphabet: string): string {
  let hash = fnv1a(text);
  let drawn = '';
  for (let index = 0; index < length; index += 1) {
    hash = fnv1a(`${index}:${hash}`);
    drawn += alphabet.charAt((hash >>> 8) % alphabet.length);
  }
  return drawn;
}

/** @see http://www.isthe.com/chongo/tech/comp/fnv/ */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
