import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { MOST_CAUSED_DELIVERIES } from '../../src/delivery/route/event-loops.js';
import { processEnvironment } from '../../src/environment/environment.js';
import { EventLoopError, mockEventBridge, type Seed } from '../../src/index.js';
import { emitEvent } from '../../src/simulation/emit.js';
import { Simulation } from '../../src/simulation/simulation.js';
import { DEFAULT_PLACE } from '../../src/text/arn.js';

const busArn = (name: string) => `arn:aws:events:us-east-1:123456789012:event-bus/${name}`;
const pattern = { source: ['shop'] };
const to = (...targets: string[]) => ({ rules: { forward: { pattern, targets } } });

/** The buses `a` and `b`, between which rules may forward. */
function between(buses: NonNullable<Seed['buses']>) {
  const client = new EventBridgeClient({});
  const mock = mockEventBridge(client, { seed: { buses: { a: {}, b: {} } } });
  mock.seed({ buses });
  const put = (EventBusName: string) =>
    client.send(
      new PutEventsCommand({
        Entries: [{ Source: 'shop', DetailType: 'Placed', Detail: '{}', EventBusName }],
      }),
    );
  return { mock, put, failure: () => mock.settled().catch((error: unknown) => error) };
}

function messageOf(failure: unknown): string {
  expect(failure).toBeInstanceOf(EventLoopError);
  return failure instanceof EventLoopError ? failure.message : '';
}

test('a bus that forwards to itself is a loop: it is cut, and settled() prints the chain', async () => {
  const { mock, put, failure } = between({ a: to(busArn('a')) });

  await put('a');

  expect(messageOf(await failure())).toMatchInlineSnapshot(`
    "An event loop was cut after 100 deliveries, each caused by the one before:
      "Placed" → rule/a/forward → arn:aws:events:us-east-1:123456789012:event-bus/a
      "Placed" → rule/a/forward → arn:aws:events:us-east-1:123456789012:event-bus/a
      "Placed" → rule/a/forward → arn:aws:events:us-east-1:123456789012:event-bus/a
      "Placed" → rule/a/forward → arn:aws:events:us-east-1:123456789012:event-bus/a
      … 92 more steps …
      "Placed" → rule/a/forward → arn:aws:events:us-east-1:123456789012:event-bus/a
      "Placed" → rule/a/forward → arn:aws:events:us-east-1:123456789012:event-bus/a
      "Placed" → rule/a/forward → arn:aws:events:us-east-1:123456789012:event-bus/a
      "Placed" → rule/a/forward → arn:aws:events:us-east-1:123456789012:event-bus/a
    A rule matches the events that its own target causes. Narrow the pattern, or send the follow-up to another bus."
  `);
  expect(mock.bus('a').events()).toHaveLength(101);
  expect(mock.warnings()).toMatchObject([{ kind: 'event-loop', event: { source: 'shop' } }]);
  await expect(mock.settled()).resolves.toBeUndefined();
});

test('two buses that forward to each other are a loop: it is cut, and settled() prints the chain', async () => {
  const { mock, put, failure } = between({ a: to(busArn('b')), b: to(busArn('a')) });

  await put('a');

  expect(messageOf(await failure())).toMatchInlineSnapshot(`
    "An event loop was cut after 100 deliveries, each caused by the one before:
      "Placed" → rule/a/forward → arn:aws:events:us-east-1:123456789012:event-bus/b
      "Placed" → rule/b/forward → arn:aws:events:us-east-1:123456789012:event-bus/a
      "Placed" → rule/a/forward → arn:aws:events:us-east-1:123456789012:event-bus/b
      "Placed" → rule/b/forward → arn:aws:events:us-east-1:123456789012:event-bus/a
      … 92 more steps …
      "Placed" → rule/a/forward → arn:aws:events:us-east-1:123456789012:event-bus/b
      "Placed" → rule/b/forward → arn:aws:events:us-east-1:123456789012:event-bus/a
      "Placed" → rule/a/forward → arn:aws:events:us-east-1:123456789012:event-bus/b
      "Placed" → rule/b/forward → arn:aws:events:us-east-1:123456789012:event-bus/a
    A rule matches the events that its own target causes. Narrow the pattern, or send the follow-up to another bus."
  `);
  expect(mock.bus('a').events()).toHaveLength(51);
  expect(mock.bus('b').events()).toHaveLength(50);
  expect(mock.warnings()).toMatchObject([{ kind: 'event-loop' }]);
  expect(mock.pendingDeliveries).toBe(0);
  await expect(mock.settled()).resolves.toBeUndefined();
});

test('a loop through a bus and a function is cut with both in the chain', async () => {
  const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:f';
  const { mock, put, failure } = between({ a: to(busArn('b')), b: to(lambda) });
  mock.handle(lambda, async () => {
    await put('a');
  });

  await put('a');

  const cut = await failure();
  expect(messageOf(cut)).toContain('rule/a/forward');
  expect(cut).toMatchObject({
    chain: Array.from({ length: 50 }, () => [{ targetArn: busArn('b') }, { targetArn: lambda }]).flat(),
  });
});

test('a loop that retries go round is cut as well', async () => {
  const { mock, put, failure } = between({ a: to(busArn('b')), b: to(busArn('a')) });
  mock.target(busArn('a')).fault({ errorCode: 'THROTTLING', times: 3 });

  await put('a');

  expect(await failure()).toMatchObject({ chain: { length: 100 } });
  expect(mock.deliveries()[1]?.attempts).toHaveLength(4);
});

test('buses in two Regions that forward to each other are no loop: the third hop is refused', async () => {
  const there = 'arn:aws:events:eu-west-1:123456789012:event-bus/there';
  const roleArn = 'arn:aws:iam::123456789012:role/events';
  const forward = (arn: string) => ({ rules: { forward: { pattern, targets: [{ arn, roleArn }] } } });
  const { mock, put } = between({ [there]: forward(busArn('a')), a: forward(there) });

  await put('a');
  await mock.settled();

  expect(mock.events().map(({ eventBusName }) => eventBusName)).toEqual(['a', 'there']);
  expect(mock.warnings()).toMatchObject([
    { kind: 'delivery-dropped', error: { errorCode: 'THIRD_REGION_HOP_DETECTED' } },
  ]);
});

test('a loop is told of, not thrown, where time goes by', async () => {
  const client = new EventBridgeClient({});
  const mock = mockEventBridge(client, { seed: { buses: { a: {} } } });
  const ticks = { pattern: { source: ['aws.events'] }, targets: [busArn('a')] };
  mock.seed({ buses: { a: { rules: { again: ticks } } } });
  mock.seed({
    buses: { default: { rules: { tick: { schedule: 'rate(1 hour)', targets: [busArn('a')] } } } },
  });

  await mock.clock.advanceBy('1 hour');

  expect(mock.warnings()).toMatchObject([{ kind: 'event-loop' }]);
  await expect(mock.settled()).rejects.toBeInstanceOf(EventLoopError);
});

test('a loop whose events multiply is cut as well, and told once', async () => {
  const bus = 'arn:aws:events:us-east-1:123456789012:event-bus/default';
  const simulation = new Simulation({ mostCausedDeliveries: 500 }, processEnvironment);
  const noCommands = { busy: false, whenIdle: () => Promise.resolve(), hurry: () => () => undefined };
  for (const Name of ['first', 'second']) {
    simulation.call('PutRule', { Name, EventPattern: JSON.stringify(pattern) }, DEFAULT_PLACE);
    simulation.call('PutTargets', { Rule: Name, Targets: [{ Id: '1', Arn: bus }] }, DEFAULT_PLACE);
  }
  emitEvent({ source: 'shop', 'detail-type': 'Placed' }, simulation.contextAt(DEFAULT_PLACE));

  await expect(simulation.settled(noCommands)).rejects.toThrow('An event loop was cut after');
  const warnings = simulation.journal.warnings.map(({ kind }) => kind);
  expect(warnings).toEqual(['event-loop']);
  await simulation.settled(noCommands);
  expect(simulation.delivery.pending).toBe(0);
});

test('a loop whose events multiply may cause 10,000 deliveries before it is cut', () => {
  expect(MOST_CAUSED_DELIVERIES).toBe(10_000);
});
