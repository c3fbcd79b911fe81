import { median } from './median.js';

/** Something measured. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  /** A ratio has none. */
  readonly unit?: keyof typeof DIGITS;
  readonly atMost?: number;
  readonly atLeast?: number;
  /** Said behind it. */
  readonly note?: string;
}

export interface Section {
  readonly title: string;
  readonly figures: readonly Figure[];
}

/** What a bench may be told. */
export interface BenchOptions {
  /** Fewer rounds: to see that it works. */
  readonly quick: boolean;
}

const DIGITS = { µs: 1, ms: 2, s: 2, bytes: 0, 'a second': 0 };

/** The same sections with the median of each figure. */
export function medianOf(runs: readonly (readonly Section[])[]): readonly Section[] {
  const [first = []] = runs;
  return first.map(({ title, figures }, section) => ({
    title,
    figures: figures.map((figure, at) => ({
      ...figure,
      value: median(runs.flatMap((run) => run[section]?.figures[at]?.value ?? [])),
    })),
  }));
}

export function printSection({ title, figures }: Section): void {
  console.log(`\n${title}`);
  const width = Math.max(...figures.map(({ what }) => what.length));
  for (const figure of figures) console.log(`  ${figure.what.padEnd(width)}  ${figureText(figure)}`);
}

function figureText({ value, unit, atMost, atLeast, note }: Figure): string {
  const text = unit ? `${value.toFixed(DIGITS[unit])} ${unit}` : value.toFixed(2);
  const aim = atMost === undefined ? atLeast && `≥ ${atLeast}` : `≤ ${atMost}`;
  const isMissed = value > (atMost ?? Infinity) || value < (atLeast ?? -Infinity);
  const words = [aim && `aim ${aim}`, isMissed && 'MISSED', note].filter((word) => word);
  return words.length === 0 ? text : `${text.padEnd(18)}${words.join('  ')}`;
}
