import type { RuleRecord } from '../account/resources.js';
import type { ScheduleRecord } from '../account/schedule.js';
import { writeWhole } from '../environment/whole-file.js';
import { countedFrom } from './coverage.js';
import { merged } from './merge.js';
import {
  bareEvent,
  type CoveredAccounts,
  filtersOf,
  happenedIn,
  joined,
  type Observation,
  rulesIn,
  type Surroundings,
  surroundingsOf,
} from './observation.js';
import type { RuleCoverage } from './rule-coverage.js';

/** Another one where a reporter could not read what mocks of an earlier version have written. */
export const KEPT_FORMAT = 1;

/** What a mock writes down for a reporter, which counts it. */
export interface KeptCoverage {
  readonly format: typeof KEPT_FORMAT;
  readonly observations: readonly Observation[];
  /** What was too much to be written down. */
  readonly counted: readonly RuleCoverage[];
}

/** So many events and runs of schedules are kept before they are counted. */
const MOST_EVENTS = 200;

/**
 * Keeps what a mock's history has told of rules before it forgets it, and writes down all of it in a file: written
 * again, it takes the place of what was written before.
 */
export class CoverageKeeper {
  readonly #file: string;
  #observations: readonly Observation[] = [];
  #counted: readonly RuleCoverage[] = [];
  /** What the surroundings were read off. */
  #rules: readonly RuleRecord[] = [];
  #schedules: readonly ScheduleRecord[] = [];
  #replays = '[]';
  #surroundings: Surroundings = { rules: [], replayFilters: [], schedules: [] };

  constructor(file: string) {
    this.#file = file;
  }

  /** Takes over what is about to be forgotten. */
  keep(accounts: CoveredAccounts): void {
    this.#observations = this.#with(accounts);
    const kept = this.#observations.map(({ events, scheduleRuns }) => events.length + scheduleRuns.length);
    if (kept.reduce((sum, number) => sum + number, 0) < MOST_EVENTS) return;
    this.#counted = [merged([...this.#counted, ...this.#observations.map(countedFrom)])];
    this.#observations = [];
  }

  /** Writes it with what the accounts tell now, and go on telling. */
  write(accounts: CoveredAccounts): void {
    const observations = this.#with(accounts).map((one) => ({ ...one, events: one.events.map(bareEvent) }));
    const kept: KeptCoverage = { format: KEPT_FORMAT, observations, counted: this.#counted };
    writeWhole(this.#file, JSON.stringify(kept));
  }

  #with(accounts: CoveredAccounts): readonly Observation[] {
    const surroundings = this.#surroundingsOf(accounts);
    const next = { ...surroundings, ...happenedIn(accounts) };
    const last = this.#observations.at(-1);
    return last?.rules === next.rules
      ? [...this.#observations.slice(0, -1), joined([last, next])]
      : [...this.#observations, next];
  }

  /** A rule that is put again is another record: the surroundings of tests are mostly those of the test before. */
  #surroundingsOf(accounts: CoveredAccounts): Surroundings {
    const places = accounts.world.all();
    const rules = rulesIn(places).map(([rule]) => rule);
    const replays = JSON.stringify(filtersOf(places));
    const schedules = accounts.allSchedules;
    const isSame = areSame(rules, this.#rules) && areSame(schedules, this.#schedules);
    if (isSame && replays === this.#replays) return this.#surroundings;
    this.#rules = rules;
    this.#schedules = schedules;
    this.#replays = replays;
    this.#surroundings = surroundingsOf(accounts);
    return this.#surroundings;
  }
}

function areSame(some: readonly object[], others: readonly object[]): boolean {
  return some.length === others.length && some.every((one, at) => one === others[at]);
}
