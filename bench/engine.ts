import { PatternIndex, match, parse } from 'aws-eventbridge-mock/pattern';
import { EVENT_RULER, EVENT_RULER_ONE_SHOTS_PER_SECOND, type EventRulerFigure } from './event-ruler.js';
import type { BenchOptions, Section } from './figures.js';
import { median } from './median.js';
import { makeWorkloads, type Workloads } from './workloads.js';

interface EngineFigure {
  readonly kind: string;
  readonly rules: number;
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
export function benchEngine({ quick }: BenchOptions): readonly Section[] {
  const effort = quick ? QUICK : FULL;
  const workloads = makeWorkloads();
  const figures = EVENT_RULER.map((known) => measure(known, workloads, effort));
  const logs = figures.map(({ ratioToJsonParse }) => Math.log(ratioToJsonParse));
  const mean = Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length);
  return [
    {
      title: 'events that the pattern engine matches; what is recorded of event-ruler is of another day',
      figures: figures.map(({ kind, rules, eventsPerSecond: value, recordedEventsPerSecond }) => ({
        what: `${kind}, ${rules} rules`,
        value,
        unit: 'a second',
        note: `recorded: ${recordedEventsPerSecond.toFixed(0)}`,
      })),
    },
    {
      title: 'the pattern engine beside JSON.parse of the same events, in turns',
      figures: [
        ...figures.map(({ kind, rules, ratioToJsonParse: value }) => ({
          what: `${kind}, ${rules} rules`,
          value,
        })),
        { what: 'geometric mean', value: mean },
        ...Object.entries(growthOf(figures)).map(([kind, value]) => ({
          what: `${kind}: cost of 1,000 rules to that of 1`,
          value,
        })),
      ],
    },
    {
      title: 'one pattern text against one event text',
      figures: [
        {
          what: 'pairs',
          value: timeOneShots(workloads, effort),
          unit: 'a second',
          note: `recorded: ${EVENT_RULER_ONE_SHOTS_PER_SECOND}`,
        },
      ],
    },
  ];
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
  if (matches !== known.matches) throw new Error(`${known.kind}: ${matches} matches, not ${known.matches}.`);
  const [eventsPerSecond = 0, parsesPerSecond = 0] = rates(effort, events, [
    (event) => index.match(event),
    (event): unknown => JSON.parse(event),
  ]);
  return {
    kind: known.kind,
    rules: known.rules,
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
