/** How many characters must be put in, taken out, replaced or swapped with their neighbour to make one text another. */
export function editDistance(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, length) => length);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1));
      const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (isSwap) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return last[other.length] ?? 0;
}

/** Whether the texts differ by a slip of the pen: the longer they are, the more of it is let pass. */
export function isSlip(one: string, other: string): boolean {
  const length = Math.max(one.length, other.length);
  const allowed = length < 4 ? 0 : length < 8 ? 1 : length < 16 ? 2 : 3;
  if (length > 200 || Math.abs(one.length - other.length) > allowed) return false;
  return one !== other && editDistance(one, other) <= allowed;
}
