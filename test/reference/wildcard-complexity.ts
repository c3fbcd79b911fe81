/**
 * How many prefixes of the wildcards the worst value has at once, counted in the simplest way: a set of places in the
 * wildcards is read through all values. No wildcard may begin like another.
 *
 * @param times how often the service adds the wildcards, once for each branch of `$or`. Behind its first star a
 * wildcard is copied from the first letter on that has two cases; a place in the copied part counts once for each time.
 */
export function wildcardComplexity(texts: readonly string[], times: number): number {
  const readers = texts.map((text) => readerOf(text, times));
  const start = readers.map(({ behind }) => behind(new Set([0]), '"'));
  const open = [start];
  const known = new Set([nameOf(start)]);
  let worst = 0;
  for (let places = open.pop(); places !== undefined; places = open.pop()) {
    worst = Math.max(worst, sum(places.map((each, at) => readers[at]?.count(each) ?? 0)));
    for (const character of new Set(Array.from(`${texts.join('').replaceAll('*', '')}"?`))) {
      const next = places.map((each, at) => readers[at]?.behind(each, character) ?? new Set<number>());
      if (known.has(nameOf(next))) continue;
      known.add(nameOf(next));
      open.push(next);
    }
  }
  return worst;
}

interface Reader {
  /** Where reading stands behind one more character. */
  readonly behind: (places: ReadonlySet<number>, character: string) => Set<number>;
  readonly count: (places: ReadonlySet<number>) => number;
}

/** A place is the number of elements that are behind it. */
function readerOf(text: string, times: number): Reader {
  const elements = Array.from(`"${text}"`);
  const firstStar = elements.indexOf('*');
  const copiedFrom = elements.findIndex(
    (element, at) => firstStar >= 0 && at > firstStar && element.toLowerCase() !== element.toUpperCase(),
  );
  return {
    behind(places, character) {
      const next = new Set<number>();
      for (const place of places) {
        if (elements[place - 1] === '*') next.add(place);
        if (elements[place] === character) next.add(place + 1);
      }
      for (const place of next) if (elements[place] === '*') next.add(place + 1);
      return next;
    },
    count: (places) => sum([...places].map((place) => (copiedFrom >= 0 && place > copiedFrom ? times : 1))),
  };
}

function nameOf(places: readonly ReadonlySet<number>[]): string {
  return places.map((each) => [...each].sort((a, b) => a - b).join()).join(' ');
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
