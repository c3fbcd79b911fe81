import { EventBridgeClient, ListRulesCommand, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { afterEach, expect, test, vi } from 'vitest';
import * as kit from '../../src/index.js';
import * as virtualTime from '../../src/client/call/virtual-time.js';
import * as matchersOfKit from '../../src/matchers.js';
import { describeRule, everythingOf } from './attached.js';
import { APART, idsIn, interleaved, publish } from './interleaved.js';
import { offline } from './offline.js';
import * as stubs from './stub-service.js';

/** The kit may be loaded twice in a process, in both of its formats; what the process has one of, both put back. */

afterEach(() => {
  vi.unstubAllEnvs();
});

async function secondCopy<Module extends object>(
  first: Module,
  load: () => Promise<Module>,
): Promise<Module> {
  vi.resetModules();
  const second = await load();
  expect(second).not.toBe(first);
  return second;
}

/** A promise, and how to resolve it. */
function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

test('two copies that retry at the same time put the process’s timers back', async () => {
  const other = await secondCopy(virtualTime, () => import('../../src/client/call/virtual-time.js'));
  const timers = [globalThis.setTimeout, Reflect.get(Date, 'now')];
  const [one, two] = [gate(), gate()];
  const waits = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const first = virtualTime.inVirtualTime(() => one.opened.then(() => waits(3_600_000)));
  const second = other.inVirtualTime(() => two.opened.then(() => waits(3_600_000)));
  expect(globalThis.setTimeout).not.toBe(timers[0]);

  one.open();
  await first;
  two.open();
  await second;
  expect([globalThis.setTimeout, Reflect.get(Date, 'now')]).toEqual(timers);
});

test('two copies that ask for a Region at the same time keep the SDK from the network until both know it', async () => {
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', undefined);
  const other = await secondCopy(kit, () => import('../../src/index.js'));
  const [one, two] = [gate(), gate()];
  const clientIn = (region: Promise<string>) => new EventBridgeClient({ region: () => region });
  const [first, second] = [
    clientIn(one.opened.then(() => 'eu-west-1')),
    clientIn(two.opened.then(() => 'eu-west-2')),
  ];
  using _ofFirst = kit.mockEventBridge(first);
  using _ofSecond = other.mockEventBridge(second);
  const sendings = [first, second].map((client) => client.send(new ListRulesCommand({})));

  one.open();
  await sendings[0];
  expect(process.env['AWS_EC2_METADATA_DISABLED']).toBe('true');
  two.open();
  await sendings[1];
  expect(process.env['AWS_EC2_METADATA_DISABLED']).toBeUndefined();
});

test('mocks of two copies whose answers may be late put AbortSignal.timeout back, in whichever order', async () => {
  const original = Reflect.get(AbortSignal, 'timeout');
  const other = await secondCopy(kit, () => import('../../src/index.js'));
  using first = kit.mockEventBridge();
  using second = other.mockEventBridge();
  first.fault('PutEvents', { latency: 500 });
  second.fault('PutEvents', { latency: 500 });

  first.reset();
  expect(Reflect.get(AbortSignal, 'timeout')).not.toBe(original);
  second.reset();
  expect(Reflect.get(AbortSignal, 'timeout')).toBe(original);
});

test('two copies of the kit agree on who answers a client', async () => {
  const other = await secondCopy(stubs, () => import('./stub-service.js'));
  const client = offline();
  const before = everythingOf(client);
  using first = stubs.stubbedDoor(() => ({ Description: 'first' }));
  using second = other.stubbedDoor(() => ({ Description: 'second' }));
  first.door.attach(client);
  second.door.attach(client);
  second.door.attach(EventBridgeClient);

  expect(await describeRule(client)).toBe('second');
  first.door.detach();
  expect(await describeRule(client)).toBe('second');
  second.door.detach();
  expect(everythingOf(client)).toEqual(before);
});

test('a mock of one copy of the kit isolates while another copy holds the client', async () => {
  const other = await secondCopy(kit, () => import('../../src/index.js'));
  using first = kit.mockEventBridge();
  using second = other.mockEventBridge();

  expect(await interleaved(second)).toEqual(APART);
  expect(idsIn(second)).toEqual(['outside']);
  expect(idsIn(first)).toEqual([]);

  await second.isolate(() =>
    first.isolate(async () => {
      await publish('through both');
      expect(idsIn(second.current)).toEqual(['through both']);
    }),
  );
});

test('records print once where two copies of the kit are registered', async () => {
  const copy = await secondCopy(matchersOfKit, () => import('../../src/matchers.js'));
  expect.addSnapshotSerializer(matchersOfKit.snapshotSerializer);
  expect.addSnapshotSerializer(copy.snapshotSerializer);
  const client = new EventBridgeClient({});
  using eventBridge = kit.mockEventBridge(client);
  await client.send(
    new PutEventsCommand({ Entries: [{ Source: 'shop', DetailType: 'Paid', Detail: '{}' }] }),
  );
  const [event] = eventBridge.events();

  expect([event, { again: event }]).toMatchInlineSnapshot(`
    [
      {
        "account": "123456789012",
        "detail": {},
        "detail-type": "Paid",
        "eventBusArn": "arn:aws:events:us-east-1:123456789012:event-bus/default",
        "eventBusName": "default",
        "id": "<id 1>",
        "matchedRules": [],
        "receivedAt": "<time>",
        "region": "us-east-1",
        "resources": [],
        "source": "shop",
        "time": "<time>",
        "version": "0",
      },
      {
        "again": {
          "account": "123456789012",
          "detail": {},
          "detail-type": "Paid",
          "eventBusArn": "arn:aws:events:us-east-1:123456789012:event-bus/default",
          "eventBusName": "default",
          "id": "<id 1>",
          "matchedRules": [],
          "receivedAt": "<time>",
          "region": "us-east-1",
          "resources": [],
          "source": "shop",
          "time": "<time>",
          "version": "0",
        },
      },
    ]
  `);
  expect(eventBridge.events()).toMatchInlineSnapshot(`
    [
      {
        "account": "123456789012",
        "detail": {},
        "detail-type": "Paid",
        "eventBusArn": "arn:aws:events:us-east-1:123456789012:event-bus/default",
        "eventBusName": "default",
        "id": "<id 1>",
        "matchedRules": [],
        "receivedAt": "<time>",
        "region": "us-east-1",
        "resources": [],
        "source": "shop",
        "time": "<time>",
        "version": "0",
      },
    ]
  `);
  expect(Reflect.ownKeys(event ?? {})).toEqual(Object.keys(event ?? {}));
});
