import { EventBridgeClient, PutEventsCommand, PutRuleCommand } from '@aws-sdk/client-eventbridge';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { EventLoopError, mockEventBridge, type EventBridgeMock } from '../../src/index.js';
import '../../src/vitest.js';

const client = new EventBridgeClient({ region: 'us-east-1' });
const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:billing';
const queue = 'arn:aws:sqs:us-east-1:123456789012:audit';

function publish(id: string, detailType = 'Order Placed') {
  const entry = { Source: 'shop', DetailType: detailType, Detail: JSON.stringify({ id }) };
  return client.send(new PutEventsCommand({ Entries: [entry] }));
}

const eventsIn = (mock: EventBridgeMock) =>
  mock.events().map((event) => `${event['detail-type']} ${JSON.stringify(event.detail.id)}`);

/** A handler as production code has them: it sends through the one client. */
async function billing({ detail }: { detail: { id: string } }) {
  await sleep(1);
  await publish(detail.id, 'Invoice Created');
}

const placed = { pattern: { 'detail-type': ['Order Placed'] } };
const seed = (target: Parameters<EventBridgeMock['handle']>[1] | string) => ({
  buses: { default: { rules: { placed: { ...placed, targets: [target] } } } },
});

afterEach(() => {
  vi.useRealTimers();
});

test('an isolated mock begins as the outer one is after reset(), with seeds, handlers, Region and options', async () => {
  const handled: unknown[] = [];
  using outer = mockEventBridge(client, {
    region: 'eu-west-1',
    quotas: { rulesPerEventBus: 2 },
    seed: seed(queue),
  });
  outer.attach(client, { region: 'eu-west-1' });
  outer.seed({ buses: { orders: {} } });
  outer.handle(queue, (request) => handled.push(request));
  outer.fault('PutEvents', { error: 'ThrottlingException' });
  await outer.clock.advanceBy('1 hour');
  await client.send(new PutRuleCommand({ Name: 'late', EventPattern: '{"source":["shop"]}' }));

  await outer.isolate(async (eventBridge) => {
    expect(eventBridge.region).toBe('eu-west-1');
    expect(eventBridge.buses().map(({ name }) => name)).toEqual(['default', 'orders']);
    expect(eventBridge.rule('late').exists).toBe(false);
    expect(eventBridge.commands()).toEqual([]);
    expect(Math.abs(eventBridge.clock.now().getTime() - Date.now())).toBeLessThan(60_000);
    await publish('o-1');
    await eventBridge.settled();
    expect(handled).toHaveLength(1);
    await client.send(new PutRuleCommand({ Name: 'second', EventPattern: '{"source":["shop"]}' }));
    const third = client.send(new PutRuleCommand({ Name: 'third', EventPattern: '{"source":["shop"]}' }));
    await expect(third).rejects.toThrow('exceeds the maximum');
  });

  expect(outer.commands().map(({ name }) => name)).toEqual(['PutRule']);
  expect(outer.rule('second').exists).toBe(false);
});

test('what a test seeds, binds, plans and advances inside stays inside', async () => {
  const [outside, inside]: string[][] = [[], []];
  using outer = mockEventBridge(client, { seed: seed(lambda) });
  outer.handle(lambda, () => outside?.push('called'));

  await outer.isolate(async (eventBridge) => {
    eventBridge.seed({ buses: { orders: {} } });
    eventBridge.handle(lambda, () => inside?.push('called'));
    eventBridge.fault('PutEvents', { error: 'InternalException', times: 1 });
    await eventBridge.clock.advanceBy('1 day');
    await publish('o-1');
    expect(eventBridge.commands('PutEvents')[0]?.attempts).toBe(2);
  });
  await publish('o-2');
  await outer.settled();

  expect(inside).toEqual(['called']);
  expect(outside).toEqual(['called']);
  expect(outer.bus('orders').exists).toBe(false);
  expect(outer.commands('PutEvents')[0]?.attempts).toBe(1);
  expect(Math.abs(outer.clock.now().getTime() - Date.now())).toBeLessThan(60_000);
});

test('an isolated mock lives where the outer one does', async () => {
  const european = new EventBridgeClient({ region: 'eu-west-1' });
  using outer = mockEventBridge(european, { seed: { buses: { orders: {} } } });

  await outer.isolate(async (eventBridge) => {
    await european.send(new PutRuleCommand({ Name: 'r', ScheduleExpression: 'rate(1 day)' }));
    expect(eventBridge.bus('orders').arn).toBe('arn:aws:events:eu-west-1:123456789012:event-bus/orders');
    expect(eventBridge.region).toBe('eu-west-1');
  });

  expect(outer.region).toBe('eu-west-1');
});

test('the answer of the callback is handed on, awaited or not, and so is its error', async () => {
  using outer = mockEventBridge(client);

  expect(await outer.isolate(() => 1)).toBe(1);
  expect(await outer.isolate(() => Promise.resolve('two'))).toBe('two');
  await expect(outer.isolate(() => Promise.reject(new Error('rejected')))).rejects.toThrow('rejected');
  const thrown = outer.isolate(() => {
    throw new Error('thrown');
  });
  await expect(thrown).rejects.toThrow('thrown');
});

test('handlers send their events to the mock that called them, however their turn comes', async () => {
  using outer = mockEventBridge(client, { seed: seed(billing) });
  let inner: EventBridgeMock | undefined;

  const isolated = outer.isolate(async (eventBridge) => {
    inner = eventBridge;
    await publish('settled inside');
    await eventBridge.settled();
    await publish('left to the end');
    return eventBridge;
  });
  await publish('outside');
  await outer.settled();

  expect(eventsIn(outer)).toEqual(['Order Placed "outside"', 'Invoice Created "outside"']);
  expect(await isolated).toBe(inner);
  expect(eventsIn(await isolated)).toEqual([
    'Order Placed "settled inside"',
    'Invoice Created "settled inside"',
    'Order Placed "left to the end"',
    'Invoice Created "left to the end"',
  ]);
});

test('an isolated mock that is driven from outside of its callback keeps its events', async () => {
  const failing = vi.fn(billing).mockRejectedValueOnce(new Error('once'));
  using outer = mockEventBridge(client, { seed: seed(failing) });

  await outer.isolate(async (first) => {
    await outer.isolate(async (second) => {
      first.emit({ source: 'shop', 'detail-type': 'Order Placed', detail: { id: 'o-1' } });
      await first.settled();
      expect(failing).toHaveBeenCalledTimes(2);
      expect(eventsIn(second)).toEqual([]);
    });
    expect(eventsIn(first)).toEqual(['Order Placed "o-1"', 'Invoice Created "o-1"']);
  });
  expect(eventsIn(outer)).toEqual([]);
});

test('schedules run for the mock whose clock passes them', async () => {
  const nightly = () => publish('report', 'Report');
  const rule = { schedule: 'rate(1 day)', targets: [nightly] };
  using outer = mockEventBridge(client, { seed: { buses: { default: { rules: { nightly: rule } } } } });

  await outer.isolate(async (eventBridge) => {
    await eventBridge.clock.advanceBy('3 days');
    expect(eventBridge).toHaveReceivedEventTimes(3, { 'detail-type': 'Report' });
  });

  expect(outer.events()).toEqual([]);
});

test('whoever turns the fake timers, each mock runs its own schedules, and no timer stays', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  const nightly = () => publish('report', 'Report');
  const rule = { schedule: 'rate(1 day)', targets: [nightly] };
  using outer = mockEventBridge(client, { seed: { buses: { default: { rules: { nightly: rule } } } } });
  const turned: (() => void)[] = [];

  const one = outer.isolate(async (eventBridge) => {
    await new Promise<void>((resolve) => turned.push(resolve));
    return eventsIn(eventBridge);
  });
  const other = outer.isolate(async (eventBridge) => {
    await vi.advanceTimersByTimeAsync(86_400_000);
    turned[0]?.();
    return eventBridge;
  });

  const ofOneDay = ['Scheduled Event undefined', 'Report "report"'];
  expect(eventsIn(await other)).toEqual(ofOneDay);
  expect(await one).toEqual(ofOneDay);
  await outer.settled();
  expect(eventsIn(outer)).toEqual(ofOneDay);
  outer.restore();
  expect(vi.getTimerCount()).toBe(0);
});

test('a callback that throws drops what is under way, and leaves no timer', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  const handler = vi.fn();
  using outer = mockEventBridge(client, { seed: seed(handler) });

  const isolated = outer.isolate(async (eventBridge) => {
    eventBridge.seed({ buses: { default: { rules: { nightly: { schedule: 'rate(1 day)' } } } } });
    await publish('o-1');
    expect(vi.getTimerCount()).toBe(1);
    throw new Error('failed midway');
  });

  await expect(isolated).rejects.toThrow('failed midway');
  expect(vi.getTimerCount()).toBe(0);
  await new Promise((resolve) => setImmediate(resolve));
  expect(handler).not.toHaveBeenCalled();
});

test('an event loop inside is an error of isolate()', async () => {
  using outer = mockEventBridge(client, { seed: seed(() => publish('again')) });

  await expect(outer.isolate(() => publish('o-1'))).rejects.toBeInstanceOf(EventLoopError);
});

test('a handler cannot isolate', async () => {
  using outer = mockEventBridge(client, { seed: seed(lambda), handlerErrors: 'record' });
  outer.handle(lambda, () => outer.isolate(() => undefined));
  await publish('o-1');
  await outer.settled();

  expect(outer.warnings()[0]?.message).toContain('isolate() waits for handlers');
});

test.each<[string, (outer: EventBridgeMock) => unknown]>([
  ['seed()', (outer) => outer.seed({})],
  ['handle()', (outer) => outer.handle(lambda, () => undefined)],
  ['fault()', (outer) => outer.fault('PutEvents', { error: 'InternalException' })],
  ['target().fault()', (outer) => outer.target(lambda).fault({ errorCode: 'NO_PERMISSIONS' })],
  ['emit()', (outer) => outer.emit({ source: 'aws.s3', 'detail-type': 'Object Created' })],
  ['settled()', (outer) => outer.settled()],
  ['clock.advanceBy()', (outer) => outer.clock.advanceBy(1)],
  ['clock.advanceTo()', (outer) => outer.clock.advanceTo('2100-01-01')],
])('%s on the outer mock, inside, would reach nobody, and says so', async (what, call) => {
  using outer = mockEventBridge(client);

  await expect(outer.isolate(() => call(outer))).rejects.toThrow(
    `${what} was called on the mock outside isolate(), by code that runs inside, where an isolated mock answers. ` +
      'Call it on the mock that the callback is given; eventBridge.current is that mock, too.',
  );
  await outer.isolate(() => call(outer.current));
});
