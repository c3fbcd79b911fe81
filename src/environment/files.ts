import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * The text of a file, without the mark that some editors put in front.
 *
 * @param beside - a file from whose folder the path leads; default: where the process is
 */
export function fileText(path: string, beside?: string): string {
  const whole = beside === undefined ? path : resolve(dirname(beside), path);
  return readFileSync(whole, 'utf8').replace(/^\uFEFF/, '');
}
