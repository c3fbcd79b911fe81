import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { nextOccurrence } from '../../src/time/schedule-occurrence.js';
import { parseSchedulerExpression } from '../../src/time/scheduler-expression.js';

interface Row {
  readonly name: string;
  readonly expression: string;
  readonly zone?: string;
  readonly start?: string;
  readonly end?: string;
  readonly after: string;
  readonly runs: readonly string[];
  /** How it is known. */
  readonly source: string;
}

const rows = readFileSync(new URL('schedule-occurrences.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Row);

test.for(rows)('$name', ({ expression: text, zone = 'UTC', start, end, after, runs }) => {
  const expression = parseSchedulerExpression(text);
  if (!expression) throw new TypeError(`${text} is no schedule.`);
  const times = {
    expression,
    timeZone: zone,
    countsFrom: new Date(after),
    start: start === undefined ? undefined : new Date(start),
    end: end === undefined ? undefined : new Date(end),
  };
  const found: (Date | undefined)[] = [];
  for (let at: Date | undefined = new Date(after); at && found.length < runs.length;) {
    at = nextOccurrence(times, at);
    found.push(at);
  }
  expect(found).toEqual(runs.map((run) => new Date(run)));
});
