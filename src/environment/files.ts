import { readFileSync } from 'node:fs';

/** The text of a file, without the mark that some editors put in front. */
export function fileText(path: string): string {
  return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
}
