import { expect, test } from 'vitest';
import { Agenda } from '../../src/time/agenda.js';
import { AccountClock } from '../../src/time/account-clock.js';
import { RETRY, Timekeeper } from '../../src/time/timekeeper.js';

const MINUTE = 60_000;
const LONGEST_WAIT = 2 ** 31 - 1;

/** A process that starts at 0, whose time the test sets, and whose timers fire when the test says so. */
class Process {
  now = 0;
  timersAreOthers = false;
  /** Of the timers that are set, in the order in which they were. */
  waits: number[] = [];
  readonly done: string[] = [];
  readonly keeper = new Timekeeper(new AccountClock(() => this.now), new Agenda(), {
    wakeUp: (milliseconds, task) => this.#setTimer(milliseconds, task),
    settle: () => undefined,
  });
  timersSet = 0;
  #fire: (() => void) | undefined;

  add(at: number, kind = 'schedule') {
    return this.keeper.add(at, () => this.done.push(`${at} at ${this.now}`), kind);
  }

  /** Lets the process reach a time and the timer go off there. */
  fireAt(time: number): void {
    this.now = time;
    this.waits = [];
    this.#fire?.();
  }

  #setTimer(milliseconds: number, task: () => void) {
    this.waits.push(milliseconds);
    this.timersSet += 1;
    this.#fire = task;
    return {
      cancel: () => void this.waits.splice(this.waits.indexOf(milliseconds), 1),
      isStale: () => this.timersAreOthers,
    };
  }
}

test('there is one alarm, for the earliest entry', () => {
  const process = new Process();
  process.add(2 * MINUTE);
  expect(process.waits).toEqual([2 * MINUTE]);
  process.add(3 * MINUTE);
  expect(process.waits).toEqual([2 * MINUTE]);
  process.add(MINUTE);
  expect(process.waits).toEqual([MINUTE]);
});

test('the alarm is set again when the earliest entry is cancelled, and not when another is', () => {
  const process = new Process();
  const [first, , last] = [process.add(MINUTE), process.add(2 * MINUTE), process.add(3 * MINUTE)];
  process.keeper.cancel(last);
  expect(process.waits).toEqual([MINUTE]);
  process.keeper.cancel(first);
  expect(process.waits).toEqual([2 * MINUTE]);
});

test('there is no alarm when nothing waits any more', () => {
  const process = new Process();
  process.keeper.cancel(process.add(MINUTE));
  expect(process.waits).toEqual([]);
  process.add(MINUTE);
  process.keeper.clear();
  expect(process.waits).toEqual([]);
  process.add(MINUTE, RETRY);
  expect(process.keeper.bringForward()).toBe(true);
  expect(process.waits).toEqual([]);
});

test('retries are brought forward one after the other, without an alarm for each, until one has to be waited for', () => {
  const process = new Process();
  let tries = 0;
  const retry = () => {
    tries += 1;
    process.keeper.add(tries * MINUTE, retry, RETRY);
  };
  retry();

  expect(process.keeper.bringForward(() => tries < 100)).toBe(true);
  expect({ tries, waits: process.waits, timers: process.timersSet }).toEqual({
    tries: 100,
    waits: [100 * MINUTE],
    timers: 2,
  });
});

test('the alarm does what is due and is set for what is next', () => {
  const process = new Process();
  for (const minutes of [1, 2, 3]) process.add(minutes * MINUTE);
  process.fireAt(2 * MINUTE + 1);
  expect(process.done).toEqual([`${MINUTE} at ${2 * MINUTE + 1}`, `${2 * MINUTE} at ${2 * MINUTE + 1}`]);
  expect(process.waits).toEqual([MINUTE - 1]);
});

test('an alarm that goes off early does nothing and is set for the rest', () => {
  const process = new Process();
  process.add(MINUTE);
  process.fireAt(MINUTE - 1);
  expect(process.done).toEqual([]);
  expect(process.waits).toEqual([1]);
});

test('an entry that is further away than timers reach is waited for in stages', () => {
  const process = new Process();
  process.add(LONGEST_WAIT + MINUTE);
  expect(process.waits).toEqual([LONGEST_WAIT]);
  process.fireAt(LONGEST_WAIT);
  expect(process.done).toEqual([]);
  expect(process.waits).toEqual([MINUTE]);
  process.fireAt(LONGEST_WAIT + MINUTE);
  expect(process.done).toHaveLength(1);
});

test('an entry that is due when it is added is done in a timer, not at once', () => {
  const process = new Process();
  process.now = MINUTE;
  process.add(0);
  expect(process.done).toEqual([]);
  expect(process.waits).toEqual([0]);
});

test('an alarm of timers that are gone is set again with those that are there', () => {
  const process = new Process();
  process.add(MINUTE);
  process.timersAreOthers = true;
  process.now = 1;
  process.keeper.watch();
  expect(process.waits).toEqual([MINUTE - 1]);
});

test('an alarm is set again when the date of the process has jumped over its entry', () => {
  const process = new Process();
  process.add(MINUTE);
  process.now = 2 * MINUTE;
  process.keeper.watch();
  expect(process.waits).toEqual([0]);
});

test('no alarm is set while time advances, and then for what is left to wait', async () => {
  const process = new Process();
  process.add(60 * MINUTE);
  process.keeper.add(
    MINUTE,
    () => {
      process.add(50 * MINUTE);
      process.done.push(`${process.waits.length} alarms`);
    },
    'schedule',
  );
  await process.keeper.advanceBy(2 * MINUTE);
  expect(process.done).toEqual(['0 alarms']);
  expect(process.waits).toEqual([48 * MINUTE]);
});

test('after stop() there is no alarm until watch()', async () => {
  const process = new Process();
  process.add(MINUTE);
  process.keeper.stop();
  expect(process.waits).toEqual([]);
  process.add(2 * MINUTE);
  await process.keeper.advanceBy(1);
  expect(process.waits).toEqual([]);
  process.keeper.watch();
  expect(process.waits).toEqual([MINUTE - 1]);
});

test('clear() ends an advance where it is, and those that wait for their turn', async () => {
  const process = new Process();
  process.keeper.add(MINUTE, () => process.keeper.clear(), 'schedule');
  process.add(2 * MINUTE);
  await Promise.all([process.keeper.advanceBy(3 * MINUTE), process.keeper.advanceBy(3 * MINUTE)]);
  process.add(5 * MINUTE);
  await process.keeper.advanceBy(2 * MINUTE);
  expect(process.done).toEqual([]);
});

test('a task that throws fails the advance that met it, and no later one', async () => {
  const process = new Process();
  const broken = () => {
    throw new Error('broken');
  };
  process.keeper.add(MINUTE, broken, 'schedule');
  process.add(2 * MINUTE);
  const failing = process.keeper.advanceBy(3 * MINUTE);
  const next = process.keeper.advanceBy(MINUTE);
  await expect(failing).rejects.toThrow('broken');
  await next;
  expect(process.done).toEqual([`${2 * MINUTE} at 0`]);
});
