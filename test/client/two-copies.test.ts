import { EventBridgeClient, ListRulesCommand } from '@aws-sdk/client-eventbridge';
import { afterEach, expect, test, vi } from 'vitest';
import * as kit from '../../src/index.js';
import * as virtualTime from '../../src/client/call/virtual-time.js';

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
