import * as eventBridgeSdk from '@aws-sdk/client-eventbridge';
import * as schedulerSdk from '@aws-sdk/client-scheduler';
import { expect, test } from 'vitest';
import { mockEventBridge, type EventBridgeMock } from '../../src/index.js';
import { commandsOf, send, type Call } from './scenarios.js';

/** Members that the API does not have, in requests that are accepted. */

const queue = 'arn:aws:sqs:us-east-1:123456789012:orders';
const role = 'arn:aws:iam::123456789012:role/scheduler';
const entry = { Source: 'shop', DetailType: 'Placed', Detail: '{}' };
const rule = { Name: 'paid', EventPattern: '{"source":["shop"]}' };
const schedule = {
  Name: 'remind',
  ScheduleExpression: 'rate(1 hour)',
  FlexibleTimeWindow: { Mode: 'OFF' },
  Target: { Arn: queue, RoleArn: role },
};

const EVENTBRIDGE = commandsOf(eventBridgeSdk);
const SCHEDULER = commandsOf(schedulerSdk);
type Sdk = typeof EVENTBRIDGE;

interface Accepted {
  readonly eventBridge: EventBridgeMock;
  readonly call: (operation: string, input: object, sdk?: Sdk) => Promise<unknown>;
  readonly messages: () => readonly string[];
  [Symbol.dispose](): void;
}

function account(): Accepted {
  const eventBridge = mockEventBridge();
  const client = new eventBridgeSdk.EventBridgeClient({});
  const scheduler = new schedulerSdk.SchedulerClient({}) as never;
  return {
    eventBridge,
    call: (operation, input, sdk = EVENTBRIDGE) =>
      send(sdk === SCHEDULER ? scheduler : client, [operation, input], sdk),
    messages: () => eventBridge.warnings().map(({ message }) => message),
    [Symbol.dispose]: () => {
      eventBridge.restore();
    },
  };
}

const rows: readonly (readonly [call: Call, sdk: Sdk])[] = [
  [['PutRule', { ...rule, EventBusname: 'orders' }], EVENTBRIDGE],
  [['PutEvents', { Entries: [{ ...entry, EventBusname: 'orders' }] }], EVENTBRIDGE],
  [['PutEvents', { Entries: [entry, { ...entry, resources: [queue] }] }], EVENTBRIDGE],
  [['PutEvents', { Entries: [{ ...entry, detail: {} }] }], EVENTBRIDGE],
  [['PutEvents', { Entries: [entry], EndpointID: 'abcde.veo' }], EVENTBRIDGE],
  [['PutEvents', { Entries: [{ ...entry, orderId: 'o-1' }] }], EVENTBRIDGE],
  [['PutTargets', { Rule: 'seeded', Targets: [{ Id: '1', Arn: queue, DeadLetterconfig: {} }] }], EVENTBRIDGE],
  [
    ['PutTargets', { Rule: 'seeded', Targets: [{ Id: '1', Arn: queue, RetryPolicy: { MaxAge: 60 } }] }],
    EVENTBRIDGE,
  ],
  [['TagResource', { ResourceARN: ruleArn('seeded'), Tags: [], tags: [] }], EVENTBRIDGE],
  [['CreateSchedule', { ...schedule, ScheduleExpressionTimeZone: 'Europe/Berlin' }], SCHEDULER],
  [['CreateSchedule', { ...schedule, Target: { ...schedule.Target, Inputs: '{}' } }], SCHEDULER],
  [['CreateScheduleGroup', { Name: 'night', tags: [] }], SCHEDULER],
  [['ListSchedules', { Groupname: 'night' }], SCHEDULER],
];

function ruleArn(name: string): string {
  return `arn:aws:events:us-east-1:123456789012:rule/${name}`;
}

test('each member that the API does not have is warned of where the request is accepted', async () => {
  const said = [];
  for (const [[operation, input], sdk] of rows) {
    using accepted = account();
    accepted.eventBridge.seed({
      buses: { default: { rules: { seeded: { pattern: { source: ['shop'] } } } } },
    });
    await accepted.call(operation, input, sdk);
    said.push(...accepted.messages());
  }

  expect(said).toHaveLength(rows.length);
  expect(said.join('\n')).toMatchInlineSnapshot(`
    "PutRule has no member "EventBusname" in API 2015-10-07 as the kit knows it, so the SDK does not send it, or AWS ignores it. Did you mean "EventBusName"?
    Entries[0] of PutEvents has no member "EventBusname" in API 2015-10-07 as the kit knows it, so the SDK does not send it, or AWS ignores it. Did you mean "EventBusName"?
    Entries[1] of PutEvents has no member "resources" in API 2015-10-07 as the kit knows it, so the SDK does not send it, or AWS ignores it. Did you mean "Resources"?
    Entries[0] of PutEvents has no member "detail" in API 2015-10-07 as the kit knows it, so the SDK does not send it, or AWS ignores it. Did you mean "Detail"?
    PutEvents has no member "EndpointID" in API 2015-10-07 as the kit knows it, so the SDK does not send it, or AWS ignores it. Did you mean "EndpointId"?
    Entries[0] of PutEvents has no member "orderId" in API 2015-10-07 as the kit knows it, so the SDK does not send it, or AWS ignores it.
    Targets[0] of PutTargets has no member "DeadLetterconfig" in API 2015-10-07 as the kit knows it, so the SDK does not send it, or AWS ignores it. Did you mean "DeadLetterConfig"?
    Targets[0].RetryPolicy of PutTargets has no member "MaxAge" in API 2015-10-07 as the kit knows it, so the SDK does not send it, or AWS ignores it.
    TagResource has no member "tags" in API 2015-10-07 as the kit knows it, so the SDK does not send it, or AWS ignores it. Did you mean "Tags"?
    CreateSchedule has no member "ScheduleExpressionTimeZone" in API 2021-06-30 as the kit knows it, so the SDK does not send it, or AWS ignores it. Did you mean "ScheduleExpressionTimezone"?
    Target of CreateSchedule has no member "Inputs" in API 2021-06-30 as the kit knows it, so the SDK does not send it, or AWS ignores it. Did you mean "Input"?
    CreateScheduleGroup has no member "tags" in API 2021-06-30 as the kit knows it, so the SDK does not send it, or AWS ignores it. Did you mean "Tags"?
    ListSchedules has no member "Groupname" in API 2021-06-30 as the kit knows it, so the SDK does not send it, or AWS ignores it. Did you mean "GroupName"?"
  `);
});

test('a warning has the call as data', async () => {
  using accepted = account();
  await accepted.call('CreateSchedule', { ...schedule, ScheduleExpressionTimeZone: 'UTC' }, SCHEDULER);
  await accepted.call('PutEvents', { Entries: [entry, { ...entry, orderId: 'o-1' }] });

  const data = accepted.eventBridge.warnings().map(({ at: _, message: __, ...warning }) => warning);
  expect(data).toMatchInlineSnapshot(`
    [
      {
        "account": "123456789012",
        "api": "EventBridge Scheduler",
        "apiVersion": "2021-06-30",
        "didYouMean": "ScheduleExpressionTimezone",
        "kind": "unknown-member",
        "name": "ScheduleExpressionTimeZone",
        "operation": "CreateSchedule",
        "region": "us-east-1",
        "where": "",
      },
      {
        "account": "123456789012",
        "api": "EventBridge",
        "apiVersion": "2015-10-07",
        "kind": "unknown-member",
        "name": "orderId",
        "operation": "PutEvents",
        "region": "us-east-1",
        "where": "Entries[1]",
      },
    ]
  `);
});

test('a member is warned of once, in whichever call and element it comes', async () => {
  using accepted = account();
  for (let call = 0; call < 50; call += 1) {
    await accepted.call('PutEvents', { Entries: [entry, { ...entry, EventBusname: 'a' }] });
    await accepted.call('PutEvents', { Entries: [{ ...entry, EventBusname: 'b' }] });
  }

  expect(accepted.eventBridge.warnings()).toMatchObject([{ where: 'Entries[1]', name: 'EventBusname' }]);
});

test('each operation, place and Region has a warning of its own', async () => {
  using accepted = account();
  await accepted.call('PutRule', { ...rule, tags: [] });
  await accepted.call('CreateEventBus', { Name: 'orders', tags: [] });
  await accepted.call('CreateScheduleGroup', { Name: 'night', tags: [] }, SCHEDULER);
  const elsewhere = new eventBridgeSdk.EventBridgeClient({ region: 'eu-west-1' });
  await send(elsewhere, ['PutRule', { ...rule, tags: [] }]);

  const warned = accepted.eventBridge.warnings().map((warning) => {
    if (warning.kind !== 'unknown-member') throw new Error(warning.message);
    return [warning.api, warning.operation, warning.region, warning.name].join(' ');
  });
  expect(warned).toMatchInlineSnapshot(`
    [
      "EventBridge PutRule us-east-1 tags",
      "EventBridge CreateEventBus us-east-1 tags",
      "EventBridge Scheduler CreateScheduleGroup us-east-1 tags",
      "EventBridge PutRule eu-west-1 tags",
    ]
  `);
});

test('what is cleared is warned of anew', async () => {
  using accepted = account();
  await accepted.call('PutRule', { ...rule, tags: [] });
  accepted.eventBridge.clearHistory();
  expect(accepted.messages()).toEqual([]);
  await accepted.call('PutRule', { ...rule, tags: [] });

  expect(accepted.messages()).toHaveLength(1);
});

test('a request that is refused has its explanation, and no warning', async () => {
  using accepted = account();
  await accepted.call('PutRule', { name: 'paid' }).catch(() => undefined);
  accepted.eventBridge.fault('PutRule', { error: 'InternalException', times: 9 });
  await accepted.call('PutRule', { ...rule, tags: [] }).catch(() => undefined);

  expect(accepted.messages()).toEqual([]);
  expect(accepted.eventBridge.commands()[0]?.explanation).toContain('has no member "name"');
});

class Placed {
  readonly Source = 'shop';
  readonly DetailType = 'Placed';
  readonly order = 'o-1';
  readonly #total = 7;

  get Detail(): string {
    return JSON.stringify({ total: this.#total });
  }

  get total(): number {
    return this.#total;
  }
}

class Misspelt extends Placed {
  get EventBusname(): string {
    return 'orders';
  }
}

const withPrototype = (prototype: object | null, members: object): object =>
  Object.assign(Object.create(prototype) as object, members);

test.each<[what: string, entries: readonly unknown[]]>([
  ['a member that is undefined', [{ ...entry, EventBusname: undefined }]],
  ['a member that is null', [{ ...entry, EventBusname: null }]],
  ['known members that are undefined or null', [{ ...entry, EventBusName: undefined, TraceHeader: null }]],
  ['a method', [{ ...entry, toJSON: () => '', describe: () => 'Placed' }]],
  ['members of an instance for its own use', [new Placed()]],
  ['an object without a prototype', [withPrototype(null, entry)]],
  ['an object with a prototype of its own', [withPrototype({ order: 'o-1' }, entry)]],
  [
    'symbols and members that are not enumerable',
    [Object.defineProperty({ ...entry, [Symbol()]: 1 }, 'x', {})],
  ],
])('%s is not warned of', async (_, Entries) => {
  using accepted = account();
  await accepted.call('PutEvents', { Entries });

  expect(accepted.messages()).toEqual([]);
});

test.each<[what: string, entry: object]>([
  ['an instance of a class', new Misspelt()],
  ['an object without a prototype', withPrototype(null, { ...entry, EventBusname: 'orders' })],
])('what looks misspelt in %s is warned of', async (_, misspelt) => {
  using accepted = account();
  await accepted.call('PutEvents', { Entries: [misspelt] });

  expect(accepted.eventBridge.warnings()).toMatchObject([
    { kind: 'unknown-member', name: 'EventBusname', didYouMean: 'EventBusName' },
  ]);
});

test.each<[read: Call, write: string, make: readonly Call[], sdk: Sdk]>([
  [['GetSchedule', { Name: 'remind' }], 'UpdateSchedule', [['CreateSchedule', schedule]], SCHEDULER],
  [['DescribeRule', { Name: 'paid' }], 'PutRule', [['PutRule', rule]], EVENTBRIDGE],
  [['DescribeEventBus', { Name: 'o' }], 'UpdateEventBus', [['CreateEventBus', { Name: 'o' }]], EVENTBRIDGE],
  [
    ['DescribeArchive', { ArchiveName: 'a' }],
    'UpdateArchive',
    [
      [
        'CreateArchive',
        { ArchiveName: 'a', EventSourceArn: 'arn:aws:events:us-east-1:123456789012:event-bus/default' },
      ],
    ],
    EVENTBRIDGE,
  ],
])(
  'what %s is answered is sent back as it came without a warning',
  async ([read, name], write, make, sdk) => {
    using accepted = account();
    for (const [operation, input] of make) await accepted.call(operation, input, sdk);
    const answer = (await accepted.call(read, name, sdk)) as object;
    await accepted.call(write, answer, sdk);
    expect(accepted.messages()).toEqual([]);
    await accepted.call(write, { ...answer, descriptions: 'misspelt', Descriptoin: 'too' }, sdk);

    expect(accepted.eventBridge.warnings()).toMatchObject([
      { name: 'descriptions' },
      { name: 'Descriptoin' },
    ]);
  },
);

test('keys of maps are free', async () => {
  using accepted = account();
  const HttpParameters = { HeaderParameters: { 'x-anything': 'a' }, QueryStringParameters: { any: 'b' } };
  await accepted.call('PutRule', rule);
  await accepted.call('PutTargets', {
    Rule: 'paid',
    Targets: [
      { Id: '1', Arn: queue, InputTransformer: { InputPathsMap: { any: '$.id' }, InputTemplate: '"<any>"' } },
      {
        Id: '2',
        Arn: `arn:aws:execute-api:us-east-1:123456789012:api/prod/POST/paid`,
        RoleArn: role,
        HttpParameters,
      },
    ],
  });

  expect(accepted.messages()).toEqual([]);
});
