import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const PART = '.part';

/**
 * Writes a file, so that whoever reads it in the meantime finds what was there before, or all of the text. The folder
 * is made where it is not there.
 */
export function writeWhole(path: string, text: string): void {
  const part = `${path}${PART}`;
  try {
    writeFileSync(part, text);
  } catch {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(part, text);
  }
  renameSync(part, path);
}

/** Whether a file is what `writeWhole` has left of one, because its process was ended. */
export function isPart(path: string): boolean {
  return path.endsWith(PART);
}
