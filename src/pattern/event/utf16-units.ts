import { Buffer } from 'node:buffer';
import { endianness } from 'node:os';

const isBigEndian = endianness() === 'BE';

let buffer = Buffer.alloc(0);
let units = new Uint16Array(0);

/**
 * The UTF-16 units of a text, with a zero behind the last: to scan them is several times faster than `charCodeAt`,
 * even though they are copied first. They are valid until the next call.
 */
export function unitsOf(text: string): Uint16Array {
  if (units.length <= text.length) enlarge(text.length + 1);
  const bytes = buffer.write(text, 'utf16le');
  if (isBigEndian) buffer.subarray(0, bytes).swap16();
  units[text.length] = 0;
  return units;
}

function enlarge(least: number): void {
  const length = Math.max(4096, 2 ** Math.ceil(Math.log2(least)));
  units = new Uint16Array(length);
  buffer = Buffer.from(units.buffer);
}
