import { unmet } from '../../expect/causes/journey.js';
import { explainInOrder } from '../../pattern/explain/ordered-explanation.js';
import type { Nearness } from '../../pattern/explain/explain.js';
import { parse } from '../../pattern/language.js';
import type { EventPattern } from '../../pattern/model.js';
import type { Miss } from './report.js';
import type { TriedRule } from './trial.js';

/** A rule with a pattern, and what events have shown of it. */
export class PatternRule {
  readonly pattern: EventPattern;
  readonly #tried: TriedRule;
  #matched = 0;
  #nearest: MissedEvent | undefined;

  /** @param number - that of the rule in the report */
  constructor(
    tried: TriedRule,
    pattern: string,
    readonly number: number,
  ) {
    this.#tried = tried;
    this.pattern = parse(pattern);
  }

  get record(): TriedRule['record'] {
    return this.#tried.record;
  }

  get busArn(): string {
    return this.#tried.busArn;
  }

  get matched(): number {
    return this.#matched;
  }

  hit(): void {
    this.#matched += 1;
  }

  missed(event: MissedEvent): void {
    if (!this.#nearest || byNearness(event, this.#nearest) < 0) this.#nearest = event;
  }

  /** The event that lacks least of the pattern, where no event has all. */
  get nearest(): (Miss & { readonly event: number }) | undefined {
    if (this.#matched > 0 || !this.#nearest) return undefined;
    return { event: this.#nearest.number, ...this.#nearest.why };
  }
}

/** An event that a rule could have matched and did not. */
export class MissedEvent {
  readonly #text: string;
  #why: Miss | undefined;

  /**
   * @param number - of the event in the report
   * @param text - as the pattern saw it
   */
  constructor(
    readonly rule: PatternRule,
    readonly number: number,
    text: string,
    readonly nearness: Nearness,
  ) {
    this.#text = text;
  }

  get why(): Miss {
    return (this.#why ??= this.#explained());
  }

  #explained(): Miss {
    const { pattern, record } = this.rule;
    const { conditions } = explainInOrder(pattern, this.#text);
    const failing = conditions.filter(({ holds }) => !holds);
    if (failing.length === 0) return { reason: `the rule is ${record.State}`, hints: [], conditions: [] };
    const { text, hints } = unmet(failing);
    return { reason: text, hints, conditions: failing };
  }
}

/** What lacks less comes first, and of several what has more. */
export function byNearness({ nearness: one }: MissedEvent, { nearness: other }: MissedEvent): number {
  return one.failing - other.failing || other.met - one.met;
}
