import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mockEventBridge } from '../../src/index.js';
import { send } from '../service/scenarios.js';

const busArn = (name: string) => `arn:aws:events:us-east-1:123456789012:event-bus/${name}`;
const queue = 'arn:aws:sqs:us-east-1:123456789012:q';
const pattern = { source: ['shop'] };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-01T12:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

function fromDefaultToOrders() {
  const client = new EventBridgeClient({});
  const buses = {
    orders: { rules: { end: { pattern, targets: [queue] } } },
    default: { rules: { forward: { pattern, targets: [busArn('orders')] } } },
  };
  const mock = mockEventBridge(client, { seed: { buses } });
  const call = (operation: string, input: object) => send(client, [operation, input]);
  const put = async () => {
    await call('PutEvents', { Entries: [{ Source: 'shop', DetailType: 'Placed', Detail: '{}' }] });
    await mock.settled();
  };
  return { mock, call, put };
}

test('archives of both buses keep a forwarded event', async () => {
  const { call, put } = fromDefaultToOrders();
  await call('CreateArchive', { ArchiveName: 'first', EventSourceArn: busArn('default') });
  await call('CreateArchive', { ArchiveName: 'second', EventSourceArn: busArn('orders') });
  await call('CreateArchive', {
    ArchiveName: 'others',
    EventSourceArn: busArn('orders'),
    EventPattern: '{"source":["mall"]}',
  });

  await put();

  const count = async (ArchiveName: string) => (await call('DescribeArchive', { ArchiveName }))['EventCount'];
  expect([await count('first'), await count('second'), await count('others')]).toEqual([1, 1, 0]);
});

test('a replayed event is forwarded as such, and no archive on its way keeps it again', async () => {
  const { mock, call, put } = fromDefaultToOrders();
  await call('CreateArchive', { ArchiveName: 'first', EventSourceArn: busArn('default') });
  await call('CreateArchive', { ArchiveName: 'second', EventSourceArn: busArn('orders') });
  await put();
  mock.clearHistory();

  await call('StartReplay', {
    ReplayName: 'again',
    EventSourceArn: 'arn:aws:events:us-east-1:123456789012:archive/first',
    EventStartTime: new Date('2026-03-01T00:00:00Z'),
    EventEndTime: new Date('2026-03-02T00:00:00Z'),
    Destination: { Arn: busArn('default') },
  });
  await mock.clock.advanceBy('1 hour');

  expect(mock.bus('orders').events()).toMatchObject([{ 'replay-name': 'again', source: 'shop' }]);
  expect(mock.target(queue).invocations()).toMatchObject([{ input: { 'replay-name': 'again' } }]);
  expect(await call('DescribeArchive', { ArchiveName: 'second' })).toMatchObject({ EventCount: 1 });
});
