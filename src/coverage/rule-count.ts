import { placeOf } from '../text/arn.js';
import {
  conditionsOf,
  type ConditionOutcome,
  type PatternCondition,
  type PatternOutcome,
} from '../pattern/explain/condition-outcomes.js';
import type { EventPattern } from '../pattern/model.js';
import { parsePattern } from '../pattern/parse.js';
import { exampleOf } from './examples.js';
import type { ObservedRule, ReadEvent } from './observation.js';
import type { ConditionExamples } from './rule-coverage.js';
import type { CountedCondition, CountedRule } from './summary.js';
import type { TargetCounts } from './target-counts.js';

/** Counts what events do with one rule. */
export class RuleCount {
  readonly pattern: EventPattern | undefined;
  readonly #rule: ObservedRule;
  readonly #conditions: readonly ConditionCount[];
  #matched = 0;
  #ran = 0;
  #reached = 0;
  #disabled = 0;
  #changed = 0;

  constructor(rule: ObservedRule) {
    const { pattern } = rule;
    this.#rule = rule;
    this.pattern = pattern === undefined ? undefined : parsePattern(pattern);
    this.#conditions = this.pattern ? conditionsOf(this.pattern).map((one) => new ConditionCount(one)) : [];
  }

  get arn(): string {
    return this.#rule.arn;
  }

  /** Its schedule has made an event. */
  run(): void {
    this.#ran += 1;
  }

  /**
   * Takes an event that came to its bus.
   *
   * @param outcome - what the event does with the pattern that the rule has now
   */
  take(event: ReadEvent, outcome: PatternOutcome | undefined): void {
    const { matchedRules } = event;
    const hasMatched = matchedRules.includes(this.arn);
    if (hasMatched) this.#matched += 1;
    if (!hasMatched && this.#rule.state === 'DISABLED') this.#disabled += 1;
    else if (hasMatched !== (outcome?.matches ?? false)) this.#changed += 1;
    else if (outcome) {
      this.#reached += 1;
      for (const [index, condition] of this.#conditions.entries()) {
        condition.take(event, outcome.conditions[index]);
      }
    }
  }

  /** @param events - how many the history has, on all buses */
  counted(events: number, targets: TargetCounts): CountedRule {
    const { name, eventBusName, arn, state, pattern, schedule, origin } = this.#rule;
    const [reached, disabled, changed] = [this.#reached, this.#disabled, this.#changed];
    return {
      name,
      eventBusName,
      arn,
      ...placeOf(arn),
      state,
      ...(pattern !== undefined && { pattern }),
      ...(schedule !== undefined && { schedule }),
      ...(origin && { origin }),
      matched: this.#matched,
      ran: this.#ran,
      reached,
      unreached: { elsewhere: events - reached - disabled - changed, disabled, changed },
      combinations: this.pattern?.conjunctions.length ?? 0,
      conditions: this.#conditions.map((condition) => condition.counted(events - reached)),
      targets: targets.of(this.#rule),
    };
  }
}

class ConditionCount {
  readonly #condition: PatternCondition;
  readonly #outcomes: Record<ConditionOutcome, number> = {
    met: 0,
    'failed alone': 0,
    'failed with others': 0,
  };
  /** The first of each. */
  readonly #events = new Map<ConditionOutcome, ReadEvent>();

  constructor(condition: PatternCondition) {
    this.#condition = condition;
  }

  take(event: ReadEvent, outcome: ConditionOutcome | undefined): void {
    if (outcome === undefined) return;
    if (this.#outcomes[outcome] === 0) this.#events.set(outcome, event);
    this.#outcomes[outcome] += 1;
  }

  counted(neverReached: number): CountedCondition {
    const { condition, inCombinations } = this.#condition;
    return {
      path: condition.path,
      needs: condition.alternatives,
      ...(inCombinations && { inCombinations }),
      met: this.#outcomes.met,
      failedAlone: this.#outcomes['failed alone'],
      failedWithOthers: this.#outcomes['failed with others'],
      neverReached,
      examples: this.#examples(),
    };
  }

  #examples(): ConditionExamples {
    const { path } = this.#condition.condition;
    const example = (name: keyof ConditionExamples, outcome: ConditionOutcome): ConditionExamples => {
      const event = this.#events.get(outcome);
      return event ? { [name]: exampleOf(event, path) } : {};
    };
    return {
      ...example('met', 'met'),
      ...example('failedAlone', 'failed alone'),
      ...example('failedWithOthers', 'failed with others'),
    };
  }
}
