import { AsyncResource } from 'node:async_hooks';
import { EventBridgeClient, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { useFakeTimers } from 'sinon';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { processEnvironment, type Environment } from '../../src/environment/environment.js';
import { mockEventBridge } from '../../src/index.js';
import { Mock } from '../../src/mock/mock.js';
import { RUNS, scheduleRuns, START, type Kit } from './schedule-runs.js';

const LAMBDA = 'arn:aws:lambda:us-east-1:123456789012:function:f';
const client = new EventBridgeClient({ region: 'us-east-1' });

afterEach(() => {
  vi.useRealTimers();
});

/** A process whose time is turned by hand; its timers keep the asynchronous context, as those of Node do. */
class HandTurnedProcess {
  #now = START.getTime();
  readonly #timers = new Set<{ readonly at: number; readonly fire: () => void }>();
  readonly environment: Environment = {
    ...processEnvironment,
    now: () => this.#now,
    wakeUp: (milliseconds, task) => {
      const timer = { at: this.#now + milliseconds, fire: AsyncResource.bind(task) };
      this.#timers.add(timer);
      return { cancel: () => void this.#timers.delete(timer), isStale: () => false };
    },
  };

  get timers(): number {
    return this.#timers.size;
  }

  readonly kit: Kit = (given, options) => {
    const mock = new Mock(options, this.environment);
    mock.attach(given);
    return mock;
  };

  async pass(milliseconds: number): Promise<void> {
    const until = this.#now + milliseconds;
    for (let timer = this.#next(until); timer; timer = this.#next(until)) {
      this.#timers.delete(timer);
      this.#now = timer.at;
      timer.fire();
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.#now = until;
  }

  #next(until: number) {
    return [...this.#timers].filter(({ at }) => at <= until).toSorted((one, other) => one.at - other.at)[0];
  }
}

test('schedules run under clock.advanceBy', async () => {
  vi.useFakeTimers({ now: START, toFake: ['Date'] });

  const runs = await scheduleRuns(mockEventBridge, (mock, milliseconds) =>
    mock.clock.advanceBy(milliseconds),
  );

  expect(runs).toEqual(RUNS);
});

test('schedules run under the fake timers of Vitest, without a call to the kit', async () => {
  vi.useFakeTimers({ now: START });

  const runs = await scheduleRuns(mockEventBridge, (_, milliseconds) =>
    vi.advanceTimersByTimeAsync(milliseconds),
  );

  expect(runs).toEqual(RUNS);
  expect(vi.getTimerCount()).toBe(0);
});

test('schedules run under the fake timers of sinon, without a call to the kit', async () => {
  const clock = useFakeTimers({ now: START, toNotFake: ['nextTick'] });
  onTestFinished(() => {
    clock.restore();
  });

  const runs = await scheduleRuns(mockEventBridge, (_, milliseconds) => clock.tickAsync(milliseconds));

  expect(runs).toEqual(RUNS);
  expect(clock.countTimers()).toBe(0);
});

test('schedules run as the time of the process passes, without a call to the kit', async () => {
  const handTurned = new HandTurnedProcess();

  const runs = await scheduleRuns(handTurned.kit, (_, milliseconds) => handTurned.pass(milliseconds));

  expect(runs).toEqual(RUNS);
  expect(handTurned.timers).toBe(0);
});

test('a handler that puts the next schedule each time makes no event loop', async () => {
  const handTurned = new HandTurnedProcess();
  let runs = 0;
  async function again() {
    runs += 1;
    const ScheduleExpression = `rate(${(runs % 2) + 2} minutes)`;
    await client.send(new PutRuleCommand({ Name: 'next', ScheduleExpression }));
  }
  const next = { schedule: 'rate(2 minutes)', targets: [{ arn: LAMBDA, handler: again }] };
  using mock = new Mock({ seed: { buses: { default: { rules: { next } } } } }, handTurned.environment);
  mock.attach(client);

  await handTurned.pass(500 * 60_000);

  expect(runs).toBe(200);
  expect(mock.warnings()).toEqual([]);
});

test('fake timers that are installed after a schedule was put work from the next command on', async () => {
  vi.useFakeTimers({ now: START, toFake: ['Date'] });
  using mock = mockEventBridge(client);
  await client.send(new PutRuleCommand({ Name: 'tick', ScheduleExpression: 'rate(1 minute)' }));
  vi.useRealTimers();
  vi.useFakeTimers({ now: START });

  await vi.advanceTimersByTimeAsync(120_000);
  expect(mock.events()).toEqual([]);

  await client.send(new PutTargetsCommand({ Rule: 'tick', Targets: [{ Id: 'f', Arn: LAMBDA }] }));
  await vi.advanceTimersByTimeAsync(60_000);

  expect(mock.events().map(({ time }) => time)).toEqual(['2026-03-01T12:01:00Z', '2026-03-01T12:03:00Z']);
});

test('a date that jumps over runs makes one run, at the next command', async () => {
  vi.useFakeTimers({ now: START });
  using mock = mockEventBridge(client);
  await client.send(new PutRuleCommand({ Name: 'tick', ScheduleExpression: 'rate(1 minute)' }));

  vi.setSystemTime('2027-03-01T12:00:30Z');
  await client.send(new PutTargetsCommand({ Rule: 'tick', Targets: [{ Id: 'f', Arn: LAMBDA }] }));
  await vi.advanceTimersByTimeAsync(0);

  expect(mock.events().map(({ time }) => time)).toEqual(['2026-03-01T12:01:00Z']);
  expect(mock.rule('tick').nextRuns()).toEqual([new Date('2027-03-01T12:01:00Z')]);
});

test('time that advances brings the next run as near as it is', async () => {
  vi.useFakeTimers({ now: START });
  const rules = { hourly: { schedule: 'rate(1 hour)', targets: [LAMBDA] } };
  using mock = mockEventBridge(client, { seed: { buses: { default: { rules } } } });

  await mock.clock.advanceBy('59 minutes');
  await vi.advanceTimersByTimeAsync(60_000);

  expect(mock.events().map(({ time }) => time)).toEqual(['2026-03-01T13:00:00Z']);
});

test('restore() leaves no timer, not even where time advances or the account is reset later', async () => {
  vi.useFakeTimers({ now: START });
  const rules = { tick: { schedule: 'rate(1 minute)', targets: [LAMBDA] } };
  const mock = mockEventBridge(client, { seed: { buses: { default: { rules } } } });
  expect(vi.getTimerCount()).toBe(1);

  mock.restore();
  expect(vi.getTimerCount()).toBe(0);
  await mock.clock.advanceBy('1 minute');
  mock.reset();

  expect(vi.getTimerCount()).toBe(0);
});

test('the alarm of a schedule does not keep the process alive', () => {
  const timers = () => process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;
  const before = timers();
  const rules = { tick: { schedule: 'rate(1 minute)' } };
  using mock = mockEventBridge(client, { seed: { buses: { default: { rules } } } });

  expect(mock.rule('tick').nextRuns()).toHaveLength(1);
  expect(timers()).toBe(before);
});
