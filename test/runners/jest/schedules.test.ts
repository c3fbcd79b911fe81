import { afterEach, expect, jest, test } from '@jest/globals';
import { mockEventBridge } from 'aws-eventbridge-mock';

// Jest finds no TypeScript by the name of what it will be.
const { RUNS, scheduleRuns, START } = jest.requireActual<typeof import('../../delivery/schedule-runs.js')>(
  '../../delivery/schedule-runs.ts',
);

afterEach(() => {
  jest.useRealTimers();
});

test('schedules run under the fake timers of Jest, without a call to the kit', async () => {
  jest.useFakeTimers({ now: START });

  const runs = await scheduleRuns(mockEventBridge, (_, milliseconds) =>
    jest.advanceTimersByTimeAsync(milliseconds),
  );

  expect(runs).toEqual(RUNS);
  expect(jest.getTimerCount()).toBe(0);
});
