/** A wildcard taken apart, or what the service says against it. */
export type WildcardSyntax =
  /** The decoded literals between the stars. */
  { readonly segments: readonly string[] } | { readonly complaint: string };

/** Reads `*`, `\*` and `\\`. The positions in complaints count UTF-8 bytes of the value with its opening quote. */
export function parseWildcard(text: string): WildcardSyntax {
  const segments: string[] = [];
  let segment = '';
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charAt(at);
    const next = text.charAt(at + 1);
    if (unit === '*') {
      if (next === '*')
        return { complaint: `Consecutive wildcard characters at pos ${bytePosition(text, at)}` };
      segments.push(segment);
      segment = '';
    } else if (unit === '\\') {
      if (next !== '*' && next !== '\\')
        return { complaint: `Invalid escape character at pos ${bytePosition(text, at)}` };
      segment += next;
      at += 1;
    } else {
      segment += unit;
    }
  }
  return { segments: [...segments, segment] };
}

function bytePosition(text: string, at: number): number {
  let bytes = 1;
  for (const character of text.slice(0, at)) bytes += byteLength(character.codePointAt(0) ?? 0);
  return bytes;
}

function byteLength(codePoint: number): number {
  // Half a surrogate pair is encoded as a question mark.
  if (codePoint < 0x80 || (codePoint >= 0xd800 && codePoint <= 0xdfff)) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
