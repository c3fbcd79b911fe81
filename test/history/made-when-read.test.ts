import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { afterEach, expect, test, vi } from 'vitest';
import { mockEventBridge } from '../../src/index.js';
import { InputEvent } from '../../src/input/input-event.js';

const client = new EventBridgeClient({});
const queue = 'arn:aws:sqs:us-east-1:123456789012:queue';
const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:f';

afterEach(() => {
  vi.restoreAllMocks();
});

const inputTransformer = (path: string) => ({
  pathsMap: { id: path },
  template: '{"id":<id>,"at":<aws.events.event.ingestion-time>}',
});

const targets = (path: string) =>
  [queue, lambda].map((arn) => ({ arn, inputTransformer: inputTransformer(path) }));

const attached = (path: string) =>
  mockEventBridge(client, {
    seed: {
      buses: { default: { rules: { all: { pattern: { source: ['shop'] }, targets: targets(path) } } } },
    },
  });

async function send(events: number): Promise<void> {
  const entry = { Source: 'shop', DetailType: 'Placed', Detail: '{"id":"o-1"}' };
  for (let sent = 0; sent < events; sent += 1) await client.send(new PutEventsCommand({ Entries: [entry] }));
}

test('no event is looked into for its targets before somebody reads what they got, and then once', async () => {
  const looks = vi.spyOn(InputEvent.prototype, 'at');
  using mock = attached('$.detail.id');

  await send(3);
  await mock.settled();
  expect(looks).toHaveBeenCalledTimes(0);

  expect(mock.events()).toHaveLength(3);
  expect(mock.deliveries().map(({ outcome }) => outcome)).toEqual(
    Array.from({ length: 6 }, () => 'delivered'),
  );
  expect(looks).toHaveBeenCalledTimes(0);

  expect(mock.invocations().map(({ input }) => input)).toMatchObject(
    Array.from({ length: 6 }, () => ({ id: 'o-1' })),
  );
  expect(looks).toHaveBeenCalledTimes(6);

  mock.invocations();
  mock.target(queue).invocations();
  expect(looks).toHaveBeenCalledTimes(6);
});

test('an event that lacks what a template wants is looked into at once, and the test is warned', async () => {
  using mock = attached('$.detail.order');

  await send(1);

  expect(mock.warnings().map(({ kind }) => kind)).toEqual(['input-path-empty', 'input-path-empty']);
});

test('what a handler gets is made when it is called', async () => {
  const handler = vi.fn();
  using mock = attached('$.detail.id');
  mock.handle(lambda, handler);

  await send(1);
  await mock.settled();

  expect(handler.mock.calls[0]?.[0]).toEqual({
    id: 'o-1',
    at: mock.events()[0]?.receivedAt.toISOString().replace(/\.\d+/, ''),
  });
});

test('the input of a delivery keeps to the time and the rule of its event, whenever it is read', async () => {
  using mock = attached('$.detail.id');
  await send(1);
  await mock.settled();
  const [{ receivedAt } = { receivedAt: new Date(0) }] = mock.events();

  await mock.clock.advanceBy('1 hour');
  mock.seed({ buses: { default: { rules: { all: { schedule: 'rate(1 day)', targets: [] } } } } });

  const at = `${receivedAt.toISOString().slice(0, -5)}Z`;
  expect(mock.invocations().map(({ input }) => input)).toEqual([
    { id: 'o-1', at },
    { id: 'o-1', at },
  ]);
});

test('a delivery that a test has seen pending becomes delivered in the same record', async () => {
  using mock = attached('$.detail.id');
  await send(1);
  const [pending] = mock.deliveries();
  expect(pending).toMatchObject({ outcome: 'pending', attempts: [] });

  await mock.settled();

  expect(mock.deliveries()[0]).toBe(pending);
  expect(pending).toMatchObject({ outcome: 'delivered' });
  expect(mock.invocations()).toHaveLength(2);
});
