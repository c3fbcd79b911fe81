/**
 * Text as it is once encoded in UTF-8 the way Java does it: half a surrogate pair becomes a question mark. The
 * service compares bytes, so that texts which agree in this form match; only a bare string is compared as it is.
 */
export function utf8Text(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '?');
}

/** The same for a value that is compared with `needle`: without a question mark in that, nothing would change. */
export function utf8TextFor(needle: string): (text: string) => string {
  return needle.includes('?') ? utf8Text : (text) => text;
}
