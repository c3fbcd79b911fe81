const BYTES = 16;
/** So many at a time: asking for random bytes costs much, whatever their number. */
const POOL = 256;
/** Where each byte stands in the text, between hyphens. */
const PLACES = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];
const DIGITS = Buffer.from('0123456789abcdef');

/**
 * Makes version 4 UUIDs in lower case of random bytes. Those of `node:crypto` are put together of pieces, all of which
 * stay in memory with them: 480 bytes, where these are flat texts.
 */
export function randomUuids(fill: (bytes: Uint8Array) => void): () => string {
  const pool = Buffer.alloc(BYTES * POOL);
  const text = Buffer.from('00000000-0000-0000-0000-000000000000');
  let used = pool.length;
  return () => {
    if (used === pool.length) {
      fill(pool);
      used = 0;
    }
    pool[used + 6] = ((pool[used + 6] ?? 0) & 0x0f) | 0x40;
    pool[used + 8] = ((pool[used + 8] ?? 0) & 0x3f) | 0x80;
    for (const place of PLACES) {
      const byte = pool[used++] ?? 0;
      text[place] = DIGITS[byte >> 4] ?? 0;
      text[place + 1] = DIGITS[byte & 0x0f] ?? 0;
    }
    return text.toString('latin1');
  };
}
