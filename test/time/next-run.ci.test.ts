import { expect, test } from 'vitest';
import { runsOf } from './schedules.js';

test('A year of rate(1 minute) has 525600 runs', () => {
  const after = new Date('2026-01-01T00:00:00Z');
  const runs = runsOf('rate(1 minute)', { after, until: new Date('2027-01-01T00:00:00Z'), limit: Infinity });
  expect(runs).toHaveLength(525_600);
});
