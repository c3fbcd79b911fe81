const ANY_TEXT = Symbol('*');
const ANY_CHARACTER = Symbol('?');

/** A text to match, a character a piece. */
export type WildcardPattern = readonly (string | typeof ANY_TEXT | typeof ANY_CHARACTER)[];

/** Reads `*` as any text, the empty one too, and `?` as one character. Nothing escapes them. */
export function wildcardPattern(text: string): WildcardPattern {
  return Array.from(text, (character) => {
    if (character === '*') return ANY_TEXT;
    return character === '?' ? ANY_CHARACTER : character;
  });
}

/**
 * Whether the whole text matches. Only the last `*` is ever tried again: what a shorter match of an earlier one could
 * still reach, the last one reaches too. So the steps are at most the product of both lengths.
 */
export function matchesWildcard(pattern: WildcardPattern, text: string): boolean {
  const characters = Array.from(text);
  let inPattern = 0;
  let inText = 0;
  let retry: { readonly inPattern: number; inText: number } | undefined;
  while (inText < characters.length) {
    const piece = pattern[inPattern];
    if (piece === ANY_TEXT) {
      inPattern += 1;
      retry = { inPattern, inText };
    } else if (piece !== undefined && (piece === ANY_CHARACTER || piece === characters[inText])) {
      inPattern += 1;
      inText += 1;
    } else if (retry) {
      retry.inText += 1;
      ({ inPattern, inText } = retry);
    } else {
      return false;
    }
  }
  return pattern.slice(inPattern).every((piece) => piece === ANY_TEXT);
}

const SEGMENTS = 6;

/** Compares two ARNs segment by segment: a `*` does not reach over a colon, except in the last of the six segments. */
export function matchesArn(pattern: WildcardPattern, arn: string): boolean {
  const wanted = segmentsOf(pattern);
  const received = segmentsOf(Array.from(arn)).map((segment) => segment.join(''));
  if (wanted.length !== SEGMENTS || received.length !== SEGMENTS) return false;
  return wanted.every((segment, at) => matchesWildcard(segment, received[at] ?? ''));
}

export function hasAllSegments(arn: string): boolean {
  return arn.split(':', SEGMENTS).length === SEGMENTS;
}

function segmentsOf<Piece>(pieces: readonly (Piece | ':')[]): (Piece | ':')[][] {
  const segments: (Piece | ':')[][] = [[]];
  for (const piece of pieces) {
    if (piece === ':' && segments.length < SEGMENTS) segments.push([]);
    else segments.at(-1)?.push(piece);
  }
  return segments;
}
