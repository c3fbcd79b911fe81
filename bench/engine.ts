import { PatternIndex, parse } from '../src/pattern.js';
import { EVENT_RULER, type EventRulerFigure } from './event-ruler.js';
import { median } from './median.js';
import { makeWorkloads, type Workloads } from './workloads.js';

export interface EngineBench {
  readonly workloads: readonly EngineFigure[];
  /** Whether every workload gave as many matches as it must. */
  readonly countsAreRight: boolean;
  /** Of the ratios to event-ruler. */
  readonly geometricMean: number;
  /** For each kind that was run with 1 and with 1,000 rules, how many times the cost grows. */
  readonly growth: Readonly<Record<string, number>>;
}

export interface EngineFigure {
  readonly kind: string;
  readonly rules: number;
  readonly matches: number;
  readonly expectedMatches: number;
  readonly eventsPerSecond: number;
  /** Of the events per second to those of event-ruler. */
  readonly ratio: number;
}

/** How long to run: the first pass, which also counts, then more for the warm-up, then the timed ones. */
interface Effort {
  readonly warmUpMs: number;
  readonly passes: number;
  readonly passMs: number;
}

const QUICK: Effort = { warmUpMs: 80, passes: 3, passMs: 60 };
const FULL: Effort = { warmUpMs: 500, passes: 5, passMs: 300 };

/** Times the engine on the work that event-ruler was timed on: event text in, matching rules out. */
export function benchEngine({ quick }: { readonly quick: boolean }): EngineBench {
  const workloads = makeWorkloads();
  const figures = EVENT_RULER.map((known) => measure(known, workloads, quick ? QUICK : FULL));
  const logs = figures.map(({ ratio }) => Math.log(ratio));
  return {
    workloads: figures,
    countsAreRight: figures.every(({ matches, expectedMatches }) => matches === expectedMatches),
    geometricMean: Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length),
    growth: growthOf(figures),
  };
}

export function printEngine({ workloads, geometricMean, growth }: EngineBench): void {
  console.log('  workload                 rules     matches     events/s   event-ruler   ratio');
  for (const { kind, rules, matches, expectedMatches, eventsPerSecond, ratio } of workloads) {
    const verdict = matches === expectedMatches ? '' : `  WRONG: must be ${expectedMatches}`;
    console.log(
      `  ${kind.padEnd(24)}${cell(rules, 6)}${cell(matches, 12)}${cell(eventsPerSecond, 13)}` +
        `${cell(eventsPerSecond / ratio, 14)}${ratio.toFixed(2).padStart(8)}${verdict}`,
    );
  }
  console.log(`  geometric mean of the ratios: ${geometricMean.toFixed(2)}`);
  console.log('  cost of 1,000 rules to that of 1:');
  for (const [kind, factor] of Object.entries(growth)) console.log(`    ${kind.padEnd(22)}${factor.toFixed(2)}`);
}

function cell(value: number, width: number): string {
  return Math.round(value).toLocaleString('en').padStart(width);
}

function measure(known: EventRulerFigure, { shopEvents, geoEvents, rules }: Workloads, effort: Effort): EngineFigure {
  const index = new PatternIndex<number>();
  const patterns = rules[known.kind]?.slice(0, known.rules) ?? [];
  patterns.forEach((pattern, rule) => index.add(parse(pattern), rule));
  const events = known.kind.startsWith('geo_') ? geoEvents : shopEvents;
  const matches = countMatches(index, events);
  runFor(effort.warmUpMs, index, events);
  const passes = Array.from({ length: effort.passes }, () => runFor(effort.passMs, index, events));
  const eventsPerSecond = median(passes);
  return {
    kind: known.kind,
    rules: known.rules,
    matches,
    expectedMatches: known.matches,
    eventsPerSecond,
    ratio: eventsPerSecond / known.eventsPerSecond,
  };
}

function countMatches(index: PatternIndex<number>, events: readonly string[]): number {
  let matches = 0;
  for (const event of events) matches += index.match(event).length;
  return matches;
}

/** Events per second; whole passes over part of the events, so that short runs end in time. */
function runFor(milliseconds: number, index: PatternIndex<number>, events: readonly string[]): number {
  const start = performance.now();
  let elapsed = 0;
  let count = 0;
  while (elapsed < milliseconds) {
    const from = count % events.length;
    const stretch = events.slice(from, from + 500);
    countMatches(index, stretch);
    count += stretch.length;
    elapsed = performance.now() - start;
  }
  return (count / elapsed) * 1000;
}

function growthOf(figures: readonly EngineFigure[]): Record<string, number> {
  const growth: Record<string, number> = {};
  for (const { kind, rules, eventsPerSecond } of figures) {
    const single = figures.find((figure) => figure.kind === kind && figure.rules === 1);
    if (rules === 1000 && single) growth[kind] = single.eventsPerSecond / eventsPerSecond;
  }
  return growth;
}
