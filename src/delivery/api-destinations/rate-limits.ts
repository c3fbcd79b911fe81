const SECOND = 1000;

/** Lets no more than so many invocations of an API destination begin in any one second. */
export class RateLimits {
  readonly #now: () => number;
  readonly #lines = new Map<string, Line>();

  /** @param now - The account's time, before which nothing will begin any more. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** When the next invocation may begin that is due at a time, in milliseconds since 1970. */
  next(arn: string, limit: number, at: number): number {
    return this.#lineOf(arn).next(limit, at);
  }

  /** Takes note of an invocation that begins then. */
  take(arn: string, at: number): void {
    this.#lineOf(arn).take(at, this.#now());
  }

  clear(): void {
    this.#lines.clear();
  }

  #lineOf(arn: string): Line {
    const known = this.#lines.get(arn);
    if (known) return known;
    const line = new Line();
    this.#lines.set(arn, line);
    return line;
  }
}

/** When the invocations of one API destination begin. Retries that are brought forward begin ahead of those to come. */
class Line {
  /** In ascending order. */
  readonly #starts: number[] = [];
  #last = { limit: NaN, at: NaN, start: NaN };

  next(limit: number, at: number): number {
    const { limit: lastLimit, at: lastAt, start: lastStart } = this.#last;
    // What was full for one that was due earlier is full still: a long line is not walked again.
    let start = limit === lastLimit && at >= lastAt ? Math.max(at, lastStart) : at;
    for (;;) {
      const full = this.#starts[countUpTo(this.#starts, start) - limit];
      if (full === undefined || full + SECOND <= start) break;
      start = full + SECOND;
    }
    this.#last = { limit, at, start };
    return start;
  }

  take(at: number, now: number): void {
    const starts = this.#starts;
    starts.splice(countUpTo(starts, at), 0, at);
    if ((starts[0] ?? now) <= now - SECOND) starts.splice(0, countUpTo(starts, now - SECOND));
  }
}

/** How many of the ascending times are not later than one. */
function countUpTo(times: readonly number[], time: number): number {
  let [from, to] = [0, times.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((times[middle] ?? Infinity) <= time) from = middle + 1;
    else to = middle;
  }
  return from;
}
