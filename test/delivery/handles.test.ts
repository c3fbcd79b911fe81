import { PutEventsCommand, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mockEventBridge, type EventBridgeMock } from '../../src/index.js';

const queue = 'arn:aws:sqs:us-east-1:123456789012:orders';
const client = new EventBridgeClient({});

/** The real timers that were set and neither fired nor were cleared. */
let alive: Set<NodeJS.Timeout>;

beforeEach(() => {
  const timers = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };
  alive = new Set();
  const setTimeout = (task: () => void, milliseconds: number): NodeJS.Timeout => {
    const timer = timers.setTimeout(() => {
      alive.delete(timer);
      task();
    }, milliseconds);
    alive.add(timer);
    return timer;
  };
  vi.stubGlobal('setTimeout', setTimeout);
  vi.stubGlobal('clearTimeout', (timer: NodeJS.Timeout) => {
    alive.delete(timer);
    timers.clearTimeout(timer);
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A mock with a schedule, a retry, a slow delivery and a function that Lambda will call again. */
async function busyMock(): Promise<EventBridgeMock> {
  const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:billing';
  const mock = mockEventBridge(client, { handlerErrors: 'record' });
  const targets = ['retried', 'slow'].map((Id) => ({ Id, Arn: queue }));
  await client.send(new PutRuleCommand({ Name: 'nightly', ScheduleExpression: 'rate(1 day)' }));
  await client.send(new PutRuleCommand({ Name: 'r', EventPattern: '{"source":["shop"]}' }));
  await client.send(new PutTargetsCommand({ Rule: 'r', Targets: [...targets, { Id: 'f', Arn: lambda }] }));
  mock.target('retried').fault({ errorCode: 'THROTTLING' });
  mock.target('slow').fault({ latency: '1 hour' });
  mock.handle(lambda, () => {
    throw new Error('out of order');
  });
  const Entries = [{ Source: 'shop', DetailType: 'Placed', Detail: '{}' }];
  await client.send(new PutEventsCommand({ Entries }));
  await mock.clock.advanceBy(0);
  return mock;
}

test('however much waits, there is one timer, and it does not keep the process alive', async () => {
  using mock = await busyMock();

  expect(mock.pendingDeliveries).toBe(3);
  expect([...alive].map((timer) => timer.hasRef())).toEqual([false]);
});

test('restore() leaves no timer behind', async () => {
  const mock = await busyMock();
  mock.restore();

  expect(alive.size).toBe(0);
});

test('reset() leaves no timer behind when the seed has no schedule', async () => {
  using mock = await busyMock();
  mock.reset();

  expect(alive.size).toBe(0);
  expect(mock.pendingDeliveries).toBe(0);
});

test('what a restored mock goes on with sets no timer', async () => {
  const mock = await busyMock();
  mock.restore();
  await mock.clock.advanceBy('1 hour');
  await mock.settled();

  expect(alive.size).toBe(0);
});
