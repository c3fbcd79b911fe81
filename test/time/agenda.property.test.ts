import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Agenda, type Entry } from '../../src/time/agenda.js';
import { runs } from '../property-runs.js';

function nothing(): void {
  // The agenda runs no tasks.
}

/** Takes all that is due until the time. */
function taken(agenda: Agenda, until: number): readonly Entry[] {
  const entry = agenda.due(until);
  return entry ? [entry, ...taken(agenda, until)] : [];
}

test('Entries are taken by time, and at the same time in the order in which they were added', () => {
  const agenda = new Agenda();
  const late = agenda.add(20, nothing, 'schedule');
  const first = agenda.add(10, nothing, 'schedule');
  const second = agenda.add(10, nothing, 'retry');
  const third = agenda.add(10, nothing, 'schedule');
  expect(taken(agenda, 30)).toEqual([first, second, third, late]);
});

test('An entry is due at its very time', () => {
  const agenda = new Agenda();
  const entry = agenda.add(new Date(1000), nothing);
  expect(agenda.due(999)).toBeUndefined();
  expect(agenda.due(new Date(1000))).toBe(entry);
});

test('An entry is taken with its time in milliseconds, its task and its kind', () => {
  const agenda = new Agenda();
  agenda.add(new Date('2026-01-01T00:00:00Z'), nothing, 'retry');
  expect(agenda.due(Infinity)).toMatchObject({ at: Date.UTC(2026, 0, 1), task: nothing, kind: 'retry' });
});

test('The earliest entry goes on waiting', () => {
  const agenda = new Agenda();
  const entry = agenda.add(10, nothing);
  expect([agenda.earliest(), agenda.earliest(), agenda.size]).toEqual([entry, entry, 1]);
});

test('The earliest entry of a kind may be later than others', () => {
  const agenda = new Agenda();
  const schedule = agenda.add(10, nothing, 'schedule');
  const retry = agenda.add(20, nothing, 'retry');
  expect([agenda.earliest('retry'), agenda.earliest('schedule')]).toEqual([retry, schedule]);
  expect(agenda.earliest('replay')).toBeUndefined();
});

test('A cancelled entry is not taken', () => {
  const agenda = new Agenda();
  const entry = agenda.add(10, nothing);
  const other = agenda.add(20, nothing);
  expect(agenda.cancel(entry)).toBe(true);
  expect(taken(agenda, 30)).toEqual([other]);
});

test('An entry that does not wait any more cannot be cancelled', () => {
  const agenda = new Agenda();
  const cancelled = agenda.add(10, nothing);
  agenda.cancel(cancelled);
  const due = agenda.add(10, nothing);
  agenda.due(10);
  const cleared = agenda.add(10, nothing);
  agenda.clear();
  agenda.add(10, nothing);
  expect([cancelled, due, cleared].map((entry) => agenda.cancel(entry))).toEqual([false, false, false]);
  expect(agenda.size).toBe(1);
});

test('An entry of another agenda cannot be cancelled', () => {
  const agenda = new Agenda();
  agenda.add(10, nothing);
  expect(agenda.cancel(new Agenda().add(10, nothing))).toBe(false);
  expect(agenda.size).toBe(1);
});

test('What is no time is refused', () => {
  const agenda = new Agenda();
  expect(() => agenda.add(new Date('tomorrow'), nothing)).toThrow(RangeError);
  expect(agenda.size).toBe(0);
});

type Step =
  | { readonly act: 'add'; readonly at: number; readonly kind: string }
  | { readonly act: 'cancel'; readonly which: number }
  | { readonly act: 'due'; readonly until: number }
  | { readonly act: 'clear' };

const times = fc.integer({ min: 0, max: 30 });
const kinds = fc.constantFrom('schedule', 'retry');
const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 20, arbitrary: fc.record({ act: fc.constant('add'), at: times, kind: kinds }) },
  { weight: 8, arbitrary: fc.record({ act: fc.constant('cancel'), which: fc.nat() }) },
  { weight: 8, arbitrary: fc.record({ act: fc.constant('due'), until: times }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('clear') }) },
);

/** The agenda as a list that is sorted whenever it grows; a sort keeps the order of equals. */
class SortedList {
  waiting: readonly Entry[] = [];
  #added: readonly Entry[] = [];

  /** Does the same to both. */
  take(step: Step, agenda: Agenda): void {
    if (step.act === 'add') this.#add(agenda.add(step.at, nothing, step.kind));
    if (step.act === 'cancel') this.#cancel(step.which, agenda);
    if (step.act === 'due') this.#due(step.until, agenda);
    if (step.act === 'clear') {
      agenda.clear();
      this.waiting = [];
    }
  }

  #add(entry: Entry): void {
    this.#added = [...this.#added, entry];
    this.waiting = [...this.waiting, entry].toSorted((one, other) => one.at - other.at);
  }

  /** Any entry that there has ever been. */
  #cancel(which: number, agenda: Agenda): void {
    const entry = this.#added[which % this.#added.length];
    if (!entry) return;
    expect(agenda.cancel(entry)).toBe(this.waiting.includes(entry));
    this.waiting = this.waiting.filter((other) => other !== entry);
  }

  #due(until: number, agenda: Agenda): void {
    const [first, ...rest] = this.waiting;
    const isDue = first !== undefined && first.at <= until;
    expect(agenda.due(until)).toBe(isDue ? first : undefined);
    if (isDue) this.waiting = rest;
  }
}

test('An agenda does what a sorted list does', () => {
  fc.assert(
    fc.property(fc.array(steps, { maxLength: 150, size: 'max' }), (taking) => {
      const agenda = new Agenda();
      const list = new SortedList();
      for (const step of taking) {
        list.take(step, agenda);
        expect(agenda.size).toBe(list.waiting.length);
        expect(agenda.earliest()).toBe(list.waiting[0]);
        expect(agenda.earliest('retry')).toBe(list.waiting.find(({ kind }) => kind === 'retry'));
      }
      expect(taken(agenda, Infinity)).toEqual(list.waiting);
    }),
    { numRuns: runs(40) },
  );
});
