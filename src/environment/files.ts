import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * The text of a file in UTF-8, or in UTF-16 with the mark that Windows puts in front, without that mark.
 *
 * @param beside - a file from whose folder the path leads; default: where the process is
 */
export function fileText(path: string, beside?: string): string {
  const bytes = readFileSync(beside === undefined ? path : resolve(dirname(beside), path));
  return decoded(bytes).replace(/^\uFEFF/, '');
}

function decoded(bytes: Buffer): string {
  const mark = bytes.toString('hex', 0, 2);
  if (mark === 'fffe') return bytes.toString('utf16le');
  if (mark !== 'feff' || bytes.length % 2 !== 0) return bytes.toString('utf8');
  return bytes.swap16().toString('utf16le');
}
