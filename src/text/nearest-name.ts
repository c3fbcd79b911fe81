/** Nobody mistypes a longer name, and to compare two costs the product of their lengths. */
const LONGEST = 200;

/**
 * The candidate that a mistyped name most probably meant, or undefined when none is near.
 * @param most - How many letters may differ at most, where a third of them is too many.
 */
export function nearestName(name: string, candidates: Iterable<string>, most = Infinity): string | undefined {
  let best: { readonly candidate: string; readonly distance: number } | undefined;
  if (name.length > LONGEST) return undefined;
  for (const candidate of candidates) {
    // A third of the letters may differ: enough for a slip of the finger, too little for another word.
    const third = Math.floor(Math.max(name.length, candidate.length) / 3);
    const reach = Math.min(most, Math.max(1, third));
    if (candidate.length > LONGEST || Math.abs(name.length - candidate.length) > reach) continue;
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance <= reach && (best === undefined || distance < best.distance)) best = { candidate, distance };
  }
  return best?.candidate;
}

/** The question that goes with it; where none is near, what is to be said instead. */
export function didYouMean(name: string | undefined, otherwise = ''): string {
  return name === undefined ? otherwise : `Did you mean ${JSON.stringify(name)}?`;
}

/** Whether the texts differ by a slip of the pen: the longer they are, the more of it is let pass. */
export function isSlip(one: string, other: string): boolean {
  const length = Math.max(one.length, other.length);
  const allowed = length < 4 ? 0 : length < 8 ? 1 : length < 16 ? 2 : 3;
  if (length > LONGEST || Math.abs(one.length - other.length) > allowed) return false;
  return one !== other && editDistance(one, other) <= allowed;
}

/** How many letters to insert, delete, replace, or swap with their neighbour, to turn one text into the other. */
function editDistance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const differs = from[row - 1] === to[column - 1] ? 0 : 1;
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current[column] = Math.min(
        cell(last, column - 1) + differs,
        cell(last, column) + 1,
        cell(current, column - 1) + 1,
        swapped ? cell(beforeLast, column - 2) + 1 : Infinity,
      );
    }
    beforeLast = last;
    last = current;
  }
  return cell(last, to.length);
}

function cell(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
