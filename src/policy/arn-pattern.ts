import { matchesWildcard, type WildcardPattern } from './wildcard.js';

const SEGMENTS = 6;

/** Compares two ARNs segment by segment: a `*` does not reach over a colon, except in the last of the six segments. */
export function matchesArn(pattern: WildcardPattern, arn: string): boolean {
  const wanted = segmentsOf(pattern);
  const received = segmentsOf(Array.from(arn)).map((segment) => segment.join(''));
  if (wanted.length !== SEGMENTS || received.length !== SEGMENTS) return false;
  return wanted.every((segment, at) => matchesWildcard(segment, received[at] ?? ''));
}

function segmentsOf<Piece>(pieces: readonly (Piece | ':')[]): (Piece | ':')[][] {
  const segments: (Piece | ':')[][] = [[]];
  for (const piece of pieces) {
    if (piece === ':' && segments.length < SEGMENTS) segments.push([]);
    else segments.at(-1)?.push(piece);
  }
  return segments;
}
