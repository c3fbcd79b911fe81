// eslint-disable-next-line no-restricted-imports -- What a text hashes to is the same in every run.
import { createHash } from 'node:crypto';

/** As 32 hexadecimal digits: for names that another tool makes so. */
export function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
