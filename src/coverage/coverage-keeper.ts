import type { ScheduleRecord } from '../account/schedule.js';
import { writeWhole } from '../environment/whole-file.js';
import { coverageOfAll } from './kept-coverage.js';
import {
  type CoveredAccounts,
  filtersOf,
  type Happened,
  happenedIn,
  KEPT_FORMAT,
  type KeptCoverage,
  rulesIn,
  type Surroundings,
  surroundingsOf,
} from './observation.js';
import type { RuleCoverage } from './rule-coverage.js';

/** So many events and runs of schedules are kept before they are counted. */
const MOST_EVENTS = 200;

/**
 * Keeps what a mock's history has told of rules before it forgets it, and writes down all of it in a file: written
 * again, it takes the place of what was written before. Nothing is counted here, and no record is made of what nobody
 * has read: most of what it costs is that V8 sees its code for the first time.
 */
export class CoverageKeeper {
  readonly #file: string;
  #surroundings: Surroundings[] = [];
  #happened: (readonly [number, Happened])[] = [];
  #events = 0;
  #counted: readonly RuleCoverage[] = [];
  /** What the last surroundings were read off. */
  #rules: ReturnType<typeof rulesIn> = [];
  #schedules: readonly ScheduleRecord[] = [];
  /** Undefined where there are no surroundings yet. */
  #replays: string | undefined;
  #written = '';

  constructor(file: string) {
    this.#file = file;
  }

  /** Takes over what is about to be forgotten. */
  keep(accounts: CoveredAccounts): void {
    const happened = this.#happenedIn(accounts);
    this.#happened.push(happened);
    this.#events += happened[1].events.length + happened[1].scheduleRuns.length;
    if (this.#events < MOST_EVENTS) return;
    this.#counted = [coverageOfAll([this.#kept(this.#happened)])];
    this.#happened = [];
    this.#surroundings = [];
    this.#replays = undefined;
    this.#events = 0;
  }

  /** Writes it with what the accounts tell now, and go on telling. */
  write(accounts: CoveredAccounts): void {
    const now = this.#happenedIn(accounts);
    const text = JSON.stringify(this.#kept([...this.#happened, now]));
    // A mock that was restored is asked again at the end of its file.
    if (text === this.#written) return;
    writeWhole(this.#file, text);
    this.#written = text;
  }

  #kept(happened: KeptCoverage['happened']): KeptCoverage {
    return { format: KEPT_FORMAT, surroundings: this.#surroundings, happened, counted: this.#counted };
  }

  #happenedIn(accounts: CoveredAccounts): readonly [number, Happened] {
    this.#lookAround(accounts);
    return [this.#surroundings.length - 1, happenedIn(accounts)];
  }

  /** A rule that is put again is another record: the surroundings of tests are mostly those of the test before. */
  #lookAround(accounts: CoveredAccounts): void {
    const places = accounts.world.all();
    const rules = rulesIn(places);
    const replays = JSON.stringify(filtersOf(places));
    const schedules = accounts.allSchedules;
    if (replays === this.#replays && areSame(schedules, this.#schedules)) {
      if (areSame(rules, this.#rules, ([rule], other) => rule === other?.[0])) return;
    }
    this.#rules = rules;
    this.#schedules = schedules;
    this.#replays = replays;
    this.#surroundings.push(surroundingsOf(accounts));
  }
}

function areSame<Item>(
  some: readonly Item[],
  others: readonly Item[],
  isSame = (one: Item, other: Item | undefined): boolean => one === other,
): boolean {
  return some.length === others.length && some.every((one, at) => isSame(one, others[at]));
}
