import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { mockEventBridge } from 'aws-eventbridge-mock';
import 'aws-eventbridge-mock/jest';

const folder = mkdtempSync(join(tmpdir(), 'diagrams-'));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('a failure is drawn in a file that is named after the test', () => {
  using eventBridge = mockEventBridge({ diagramOnFailure: folder });
  eventBridge.emit({ source: 'shop', 'detail-type': 'Order Paid', detail: {} });
  const fails = () => {
    expect(eventBridge).toHaveReceivedEvent({ source: 'depot' });
  };

  expect(fails).toThrow(/\n\nThe account and the closest event are drawn in .+\.toHaveReceivedEvent\.md$/);
  expect(readdirSync(folder)).toEqual([
    'test-runners-jest-diagram-on-failure.test.ts.a-failure-is-drawn-in-a-file-that-is-named-after-the-test.toHaveReceivedEvent.md',
  ]);
});

test('what passes or is negated writes nothing', () => {
  const before = readdirSync(folder);
  using eventBridge = mockEventBridge({ diagramOnFailure: folder });
  eventBridge.emit({ source: 'shop', 'detail-type': 'Order Paid', detail: {} });

  expect(eventBridge).toHaveReceivedEvent({ source: 'shop' });
  expect(() => {
    expect(eventBridge).not.toHaveReceivedEvent({ source: 'shop' });
  }).toThrow('is as expected');
  expect(readdirSync(folder)).toEqual(before);
});
