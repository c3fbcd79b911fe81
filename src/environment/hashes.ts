// eslint-disable-next-line no-restricted-imports -- What a text hashes to is the same in every run.
import { createHash } from 'node:crypto';

/** As 32 hexadecimal digits: for names that another tool makes so. */
export function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

/** In base64: by which a browser knows what scripts and styles are a page's own. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
