import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { KeptCoverage } from '../../src/coverage/observation.js';
import { coverageOfAll } from '../../src/coverage/kept-coverage.js';
import { type EventBridgeMock, mergeCoverage, mockEventBridge, type RuleCoverage } from '../../src/index.js';

const seed = {
  buses: {
    default: {
      rules: {
        paid: {
          pattern: { source: ['shop'], detail: { total: [{ numeric: ['>=', 100] }] } },
          targets: ['arn:aws:sqs:us-east-1:123456789012:billing'],
        },
        nightly: { schedule: 'rate(1 day)' },
      },
    },
    orders: { rules: { off: { pattern: { source: ['shop'] }, state: 'DISABLED' as const } } },
  },
  schedules: {
    hourly: { rate: '1 hour', target: 'arn:aws:sqs:us-east-1:123456789012:sweep' },
    once: {
      ...{ at: '2026-01-01T00:00:00', actionAfterCompletion: 'DELETE' as const },
      target: 'arn:aws:sqs:us-east-1:123456789012:sweep',
    },
  },
};

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kept-coverage-'));
  vi.stubEnv('AWS_EVENTBRIDGE_MOCK_COVERAGE', folder);
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** What a reporter reads. */
function written(): readonly KeptCoverage[] {
  return readdirSync(folder).map(
    (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as KeptCoverage,
  );
}

/** Sends events, and answers what the mock tells of them before a reset. */
async function covered(eventBridge: EventBridgeMock, events: number): Promise<RuleCoverage> {
  for (let n = 0; n < events; n += 1) {
    eventBridge.emit({ source: 'shop', 'detail-type': 'Paid', detail: { total: n, note: 'x'.repeat(n) } });
  }
  eventBridge.emit({ source: 'shop', 'detail-type': 'Paid', detail: {}, eventBusName: 'orders' });
  await eventBridge.settled();
  await eventBridge.clock.advanceBy('1 day');
  return eventBridge.ruleCoverage();
}

test.for([3, 150, 450])('what mocks write of %d events is what they tell', async (events) => {
  const told: RuleCoverage[] = [];
  for (const reads of [false, true]) {
    using eventBridge = mockEventBridge({ seed });
    told.push(await covered(eventBridge, events));
    eventBridge.reset();
    eventBridge.seed({ buses: { default: { rules: { added: { pattern: { source: ['shop'] } } } } } });
    told.push(await covered(eventBridge, events));
    eventBridge.reset();
    told.push(await covered(eventBridge, 2));
    // Of what a test has read there are records.
    if (reads) eventBridge.events();
    if (reads) eventBridge.deliveries();
  }

  expect(written()).toHaveLength(2);
  expect(coverageOfAll(written())).toEqual(mergeCoverage(told));
});

test('without a reporter nothing is written', async () => {
  vi.stubEnv('AWS_EVENTBRIDGE_MOCK_COVERAGE', '');
  using eventBridge = mockEventBridge({ seed });
  await covered(eventBridge, 1);
  eventBridge.restore();

  expect(readdirSync(folder)).toEqual([]);
});
