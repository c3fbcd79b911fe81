import type { EventInFile } from '../../fixtures/events-in-files.js';
import { nearnessTo, type Nearness } from '../../pattern/explain/explain.js';
import type { Finding } from '../deployment/finding.js';
import type { Progress } from '../progress.js';
import { byNearness, MissedEvent, PatternRule } from './pattern-rule.js';
import type { Match } from './report.js';
import type { Outcome, Trial } from './trial.js';
import type { Unfound } from './unfound.js';

/** So many rules that do not match an event are explained, unless all are asked for. */
const MOST_MISSES = 5;

/** What events and rules have shown of each other. */
export interface Comparison {
  readonly matches: readonly Match[];
  /** By the number of the event. */
  readonly events: readonly EventResult[];
  /** Those that have a pattern. */
  readonly rules: readonly PatternRule[];
}

export interface EventResult {
  readonly matched: number;
  readonly misses: number;
  readonly findings: readonly Finding[];
}

interface Comparing {
  readonly isVerbose: boolean;
  readonly progress: Progress;
  /** What need not be told of events. */
  readonly unfound: Unfound;
}

/** Puts the events in the account one after the other, and tells which rules matched, and why others did not. */
export async function compare(
  trial: Trial,
  events: readonly EventInFile[],
  { isVerbose, progress, unfound }: Comparing,
): Promise<Comparison> {
  const rules = trial.rules.flatMap((tried, number) => {
    const { EventPattern } = tried.record;
    return EventPattern === undefined ? [] : new PatternRule(tried, EventPattern, number);
  });
  const nearnessOf = nearnessTo(rules.map(({ pattern }) => pattern));
  const matches: Match[] = [];
  const results: EventResult[] = [];
  for (const [event, given] of events.entries()) {
    progress.step('Trying events', event, events.length);
    const outcome = await trial.put(given, unfound);
    const hits = rules.filter(({ record }) => outcome.matched.has(record.Arn));
    const misses = missesOf(rules, { event, ...outcome }, nearnessOf(outcome.text));
    for (const rule of hits) {
      rule.hit();
      const targets = isVerbose ? { targets: outcome.targetsOf(rule.record) } : {};
      matches.push({ event, rule: rule.number, matches: true, ...targets });
    }
    for (const missed of misses) missed.rule.missed(missed);
    for (const { rule, why } of isVerbose ? misses : misses.slice(0, MOST_MISSES)) {
      matches.push({ event, rule: rule.number, matches: false, ...why });
    }
    results.push({ matched: hits.length, misses: misses.length, findings: outcome.findings });
  }
  return { matches, events: results, rules };
}

/** The rules that could have matched the event and did not, nearest first. */
function missesOf(
  rules: readonly PatternRule[],
  { event, text, buses, matched }: Outcome & { readonly event: number },
  nearness: readonly Nearness[],
): readonly MissedEvent[] {
  return rules
    .flatMap((rule, index) => {
      const near = nearness[index];
      const isMissed = buses.has(rule.busArn) && !matched.has(rule.record.Arn);
      return near && isMissed ? new MissedEvent(rule, event, text, near) : [];
    })
    .sort(byNearness);
}
