/** String comparison in the manner of the service, which compares UTF-8 bytes. */

/** Half of a surrogate pair has no UTF-8 form and is written as a question mark. */
export function asBytes(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '?');
}

/** Whether some spelling of `needle` in other letter case begins `text`. Other spellings are made unit by unit. */
export function startsWithIgnoringCase(text: string, needle: string): boolean {
  return rest(text, needle).length > 0;
}

export function equalsIgnoringCase(text: string, needle: string): boolean {
  return rest(text, needle).includes('');
}

export function endsWithIgnoringCase(text: string, needle: string): boolean {
  for (let start = 0; start <= text.length; start++) {
    if (equalsIgnoringCase(text.slice(start), needle)) return true;
  }
  return false;
}

/**
 * What can be left of `text` once a spelling of `needle` is taken from its front: nothing, or several possibilities.
 */
function rest(text: string, needle: string): string[] {
  if (needle === '') return [text];
  const unit = needle.charAt(0);
  return [...new Set([asBytes(unit.toLowerCase()), asBytes(unit.toUpperCase())])]
    .filter((spelling) => text.startsWith(spelling))
    .flatMap((spelling) => rest(text.slice(spelling.length), needle.slice(1)));
}

/** Whether the whole of `text` fits a pattern with `*`; `\*` and `\\` stand for themselves. */
export function fitsWildcard(text: string, pattern: string): boolean {
  if (pattern === '') return text === '';
  if (pattern.startsWith('*')) {
    return fitsWildcard(text, pattern.slice(1)) || (text !== '' && fitsWildcard(text.slice(1), pattern));
  }
  const unescaped = pattern.startsWith('\\') ? pattern.slice(1) : pattern;
  return (
    text !== '' && text.charAt(0) === unescaped.charAt(0) && fitsWildcard(text.slice(1), unescaped.slice(1))
  );
}
