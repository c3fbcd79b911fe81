import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cronRuns } from '../reference/schedule.js';
import { cronTexts } from './cron-arbitraries.js';
import { runsOf } from './schedules.js';
import { runs } from '../property-runs.js';

const MONTHS = 18;

const windows = fc
  .date({ min: new Date('2022-06-01T00:00:00Z'), max: new Date('2029-01-01T00:00:00Z'), noInvalidDate: true })
  .map((after) => {
    const until = new Date(after);
    until.setUTCMonth(until.getUTCMonth() + MONTHS);
    return { after, until, limit: 50 };
  });

test('A cron expression runs at the minutes that its fields name, and at no other', () => {
  fc.assert(
    fc.property(cronTexts, windows, (text, window) => {
      expect(runsOf(text, window)).toEqual(cronRuns(text, window));
    }),
    { numRuns: runs(50) },
  );
});
