import * as cloudWatchEvents from '@aws-sdk/client-cloudwatch-events';
import * as eventBridgeSdk from '@aws-sdk/client-eventbridge';
import * as schedulerSdk from '@aws-sdk/client-scheduler';
import { expect, onTestFinished, test } from 'vitest';
import { mockEventBridge, type CommandRecord, type EventBridgeMock } from '../../src/index.js';
import '../../src/vitest.js';

const { EventBridgeClient } = eventBridgeSdk;
const { SchedulerClient } = schedulerSdk;

/** Has got a call of each operation that both APIs have, in both. */
async function tagged(): Promise<EventBridgeMock> {
  const eventBridge = mockEventBridge({ seed: { buses: { orders: {} } } });
  onTestFinished(() => {
    eventBridge.restore();
  });
  const client = new EventBridgeClient({});
  const scheduler = new SchedulerClient({});
  const ResourceARN = 'arn:aws:events:us-east-1:123456789012:event-bus/orders';
  const ResourceArn = 'arn:aws:scheduler:us-east-1:123456789012:schedule-group/night';
  await scheduler.send(new schedulerSdk.CreateScheduleGroupCommand({ Name: 'night' }));
  const Tags = [{ Key: 'team', Value: 'a' }];
  await client.send(new eventBridgeSdk.TagResourceCommand({ ResourceARN, Tags }));
  await client.send(new eventBridgeSdk.UntagResourceCommand({ ResourceARN, TagKeys: ['team'] }));
  await client.send(new eventBridgeSdk.ListTagsForResourceCommand({ ResourceARN }));
  await scheduler.send(new schedulerSdk.TagResourceCommand({ ResourceArn, Tags }));
  await scheduler.send(new schedulerSdk.UntagResourceCommand({ ResourceArn, TagKeys: ['team'] }));
  await scheduler.send(new schedulerSdk.ListTagsForResourceCommand({ ResourceArn }));
  return eventBridge;
}

const apisOf = (commands: readonly CommandRecord<unknown, unknown>[]): string[] =>
  commands.map(({ api = 'EventBridge', name }) => `${api}: ${name}`);

test('a record says which API was called', async () => {
  const eventBridge = await tagged();

  expect(apisOf(eventBridge.commands())).toMatchInlineSnapshot(`
    [
      "EventBridge Scheduler: CreateScheduleGroup",
      "EventBridge: TagResource",
      "EventBridge: UntagResource",
      "EventBridge: ListTagsForResource",
      "EventBridge Scheduler: TagResource",
      "EventBridge Scheduler: UntagResource",
      "EventBridge Scheduler: ListTagsForResource",
    ]
  `);
});

const OF_BOTH = ['TagResource', 'UntagResource', 'ListTagsForResource'] as const;

test.each(OF_BOTH)('a name selects the calls of both APIs: %s', async (name) => {
  const eventBridge = await tagged();

  expect(apisOf(eventBridge.commands(name))).toEqual([
    `EventBridge: ${name}`,
    `EventBridge Scheduler: ${name}`,
  ]);
});

test.each(OF_BOTH)('a command class selects the calls of its own API: %s', async (name) => {
  const eventBridge = await tagged();

  for (const sdk of [eventBridgeSdk, cloudWatchEvents]) {
    expect(apisOf(eventBridge.commands(sdk[`${name}Command`]))).toEqual([`EventBridge: ${name}`]);
  }
  expect(apisOf(eventBridge.commands(schedulerSdk[`${name}Command`]))).toEqual([
    `EventBridge Scheduler: ${name}`,
  ]);
});

/** As versions of the SDK before the builder of commands have it. */
class OfOldVersion {
  resolveMiddleware(
    clientStack: { concat(stack: object): never },
    configuration: { requestHandler: object },
  ) {
    const stack: { resolve(handler: unknown, context: object): unknown } = clientStack.concat({});
    const context = { clientName: 'SchedulerClient', commandName: 'TagResourceCommand' };
    return stack.resolve(() => configuration.requestHandler, context);
  }
}

function throwing(): never {
  throw new Error('Nobody may make one.');
}

test.each<[what: string, selector: object, calls: number]>([
  ['a class of an older version of the SDK', named(OfOldVersion), 1],
  ['a class that extends the one of the SDK', named(class extends schedulerSdk.TagResourceCommand {}), 1],
  ['a class that is not of the SDK', named(class extends Date {}), 2],
  ['a constructor that throws', named(throwing), 2],
  ['an arrow function', named(() => undefined), 2],
  ['an object', { name: 'TagResourceCommand' }, 2],
])('what does not tell its API selects by its name, what does by both: %s', async (_, selector, calls) => {
  const eventBridge = await tagged();

  expect(eventBridge.commands(selector as { readonly name: string })).toHaveLength(calls);
});

function named(value: object): object {
  return Object.defineProperty(value, 'name', { value: 'TagResourceCommand' });
}

test('a snapshot names the API of calls of EventBridge Scheduler', async () => {
  const eventBridge = await tagged();

  expect(eventBridge.commands('ListTagsForResource')).toMatchInlineSnapshot(`
    [
      {
        "account": "123456789012",
        "attempts": 1,
        "input": {
          "ResourceARN": "arn:aws:events:us-east-1:123456789012:event-bus/orders",
        },
        "name": "ListTagsForResource",
        "output": {
          "Tags": [],
        },
        "region": "us-east-1",
        "sentAt": "<time>",
      },
      {
        "account": "123456789012",
        "api": "EventBridge Scheduler",
        "attempts": 1,
        "input": {
          "ResourceArn": "arn:aws:scheduler:us-east-1:123456789012:schedule-group/night",
        },
        "name": "ListTagsForResource",
        "output": {
          "Tags": [],
        },
        "region": "us-east-1",
        "sentAt": "<time>",
      },
    ]
  `);
});
