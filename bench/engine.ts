import { PatternIndex, match, parse } from 'aws-eventbridge-mock/pattern';
import { EVENT_RULER, EVENT_RULER_ONE_SHOTS_PER_SECOND, type EventRulerFigure } from './event-ruler.js';
import { median } from './median.js';
import { makeWorkloads, type Workloads } from './workloads.js';

export interface EngineBench {
  readonly workloads: readonly EngineFigure[];
  /** Whether every workload gave as many matches as it must. */
  readonly countsAreRight: boolean;
  /** Of the ratios to JSON.parse. */
  readonly geometricMean: number;
  /** For each kind that was run with 1 and with 1,000 rules, how many times the cost grows. */
  readonly growth: Readonly<Record<string, number>>;
  /** One pattern text against one event text, as TestEventPattern does: pairs per second. */
  readonly oneShotsPerSecond: number;
}

export interface EngineFigure {
  readonly kind: string;
  readonly rules: number;
  readonly matches: number;
  readonly expectedMatches: number;
  /** The median of all passes. */
  readonly eventsPerSecond: number;
  /** What event-ruler made of the same work, on another day. */
  readonly recordedEventsPerSecond: number;
  /** Of the events per second to those of a bare JSON.parse, timed in turns with it. */
  readonly ratioToJsonParse: number;
}

/** How long to run, after a first pass over all events that counts the matches. */
interface Effort {
  readonly warmUpMs: number;
  readonly passes: number;
  readonly passMs: number;
}

const QUICK: Effort = { warmUpMs: 30, passes: 3, passMs: 25 };
const FULL: Effort = { warmUpMs: 500, passes: 5, passMs: 300 };

/**
 * Times the engine on the work that event-ruler was timed on: event text in, matching rules out. The machine and what
 * else it does sway the figures, so what may be compared is what was timed in turns in one run: the ratios to
 * JSON.parse, and two builds of the kit. What is recorded of event-ruler is printed beside them for the order of
 * magnitude; only a run of both would tell a ratio.
 */
export function benchEngine({ quick }: { readonly quick: boolean }): EngineBench {
  const workloads = makeWorkloads();
  const figures = EVENT_RULER.map((known) => measure(known, workloads, quick ? QUICK : FULL));
  const logs = figures.map(({ ratioToJsonParse }) => Math.log(ratioToJsonParse));
  return {
    workloads: figures,
    countsAreRight: figures.every(({ matches, expectedMatches }) => matches === expectedMatches),
    geometricMean: Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length),
    growth: growthOf(figures),
    oneShotsPerSecond: timeOneShots(workloads, quick ? QUICK : FULL),
  };
}

export function printEngine({ workloads, geometricMean, growth, oneShotsPerSecond }: EngineBench): void {
  console.log('  medians; event-ruler is as recorded on another day, so it is no ratio of this run');
  console.log('  workload                 rules     matches     events/s      recorded  to JSON.parse');
  for (const figure of workloads) {
    const { kind, rules, matches, expectedMatches, ratioToJsonParse } = figure;
    const verdict = matches === expectedMatches ? '' : `  WRONG: must be ${expectedMatches}`;
    console.log(
      `  ${kind.padEnd(24)}${cell(rules, 6)}${cell(matches, 12)}${cell(figure.eventsPerSecond, 13)}` +
        `${cell(figure.recordedEventsPerSecond, 14)}${ratioToJsonParse.toFixed(2).padStart(15)}${verdict}`,
    );
  }
  console.log(`  geometric mean of the ratios to JSON.parse: ${geometricMean.toFixed(2)}`);
  const recorded = cell(EVENT_RULER_ONE_SHOTS_PER_SECOND, 0);
  console.log(`  one pattern, one event: ${cell(oneShotsPerSecond, 0)} a second (recorded: ${recorded})`);
  console.log('  cost of 1,000 rules to that of 1:');
  for (const [kind, factor] of Object.entries(growth))
    console.log(`    ${kind.padEnd(22)}${factor.toFixed(2)}`);
}

function cell(value: number, width: number): string {
  return Math.round(value).toLocaleString('en').padStart(width);
}

function measure(
  known: EventRulerFigure,
  { shopEvents, geoEvents, rules }: Workloads,
  effort: Effort,
): EngineFigure {
  const index = new PatternIndex<number>();
  const patterns = rules[known.kind]?.slice(0, known.rules) ?? [];
  patterns.forEach((pattern, rule) => index.add(parse(pattern), rule));
  const events = known.kind.startsWith('geo_') ? geoEvents : shopEvents;
  const matches = countMatches(index, events);
  const [eventsPerSecond = 0, parsesPerSecond = 0] = rates(effort, events, [
    (event) => index.match(event),
    (event): unknown => JSON.parse(event),
  ]);
  return {
    kind: known.kind,
    rules: known.rules,
    matches,
    expectedMatches: known.matches,
    eventsPerSecond,
    recordedEventsPerSecond: known.eventsPerSecond,
    ratioToJsonParse: eventsPerSecond / parsesPerSecond,
  };
}

function countMatches(index: PatternIndex<number>, events: readonly string[]): number {
  let matches = 0;
  for (const event of events) matches += index.match(event).length;
  return matches;
}

function timeOneShots({ shopEvents, rules }: Workloads, effort: Effort): number {
  const patterns = rules['mixed'] ?? [];
  const work: Work = (event, at) => match(patterns[at % patterns.length] ?? '{}', event);
  return rates(effort, shopEvents, [work])[0] ?? 0;
}

type Work = (event: string, at: number) => unknown;

/** Events per second for each kind of work, the median of passes that take turns. */
function rates(
  { warmUpMs, passes, passMs }: Effort,
  events: readonly string[],
  works: readonly Work[],
): number[] {
  for (const work of works) runFor(warmUpMs, events, work);
  const results = Array.from({ length: passes }, () => works.map((work) => runFor(passMs, events, work)));
  return works.map((_, at) => median(results.map((pass) => pass[at] ?? Number.NaN)));
}

/** Events per second. */
function runFor(milliseconds: number, events: readonly string[], work: Work): number {
  const start = processorMs();
  let elapsed = 0;
  let count = 0;
  while (elapsed < milliseconds) {
    const from = count % events.length;
    const stretch = events.slice(from, from + 250);
    stretch.forEach((event, at) => work(event, from + at));
    count += stretch.length;
    elapsed = processorMs() - start;
  }
  return (count / elapsed) * 1000;
}

/** Processor time instead of time of day, so that what else runs on the machine does not count. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function growthOf(figures: readonly EngineFigure[]): Record<string, number> {
  const growth: Record<string, number> = {};
  for (const { kind, rules, eventsPerSecond } of figures) {
    const single = figures.find((figure) => figure.kind === kind && figure.rules === 1);
    if (rules === 1000 && single) growth[kind] = single.eventsPerSecond / eventsPerSecond;
  }
  return growth;
}
