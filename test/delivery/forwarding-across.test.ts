import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { mockEventBridge, type EventBridgeMockOptions, type Seed } from '../../src/index.js';
import { send } from '../service/scenarios.js';

const [HOME, OTHER, THIRD] = ['123456789012', '444455556666', '777788889999'] as const;
const busArn = (account: string, region: string, name = 'hub') =>
  `arn:aws:events:${region}:${account}:event-bus/${name}`;
const queueIn = (region: string, account: string) => `arn:aws:sqs:${region}:${account}:q`;
const roleArn = `arn:aws:iam::${HOME}:role/events`;
const pattern = { source: ['shop'] };
const policy = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: 'events:PutEvents', Resource: '*' }],
};
const DetailType = 'Placed';

function withBuses(buses: NonNullable<Seed['buses']>, options: EventBridgeMockOptions = {}) {
  const client = new EventBridgeClient({});
  const mock = mockEventBridge(client, { ...options, region: 'us-east-1', seed: { buses } });
  const put = async (EventBusName = 'default') => {
    const entry = { Source: 'shop', DetailType, Detail: '{"total":1.50}', EventBusName };
    const { Entries } = await send(client, ['PutEvents', { Entries: [entry] }]);
    await mock.settled();
    return (Entries as [{ EventId: string }])[0].EventId;
  };
  /** Puts a target with a dead-letter queue on the rule `forward` of a bus. */
  const forward = async (from: string, target: string) => {
    const [, , , region = '', account = ''] = from.split(':');
    const owner = new EventBridgeClient({});
    mock.attach(owner, { account, region });
    const DeadLetterConfig = { Arn: `arn:aws:sqs:${region}:${account}:dead` };
    const on = { EventBusName: from.split('/')[1] };
    await send(owner, ['PutRule', { Name: 'forward', ...on, EventPattern: JSON.stringify(pattern) }]);
    const Targets = [{ Id: 'bus', Arn: target, RoleArn: roleArn, DeadLetterConfig }];
    await send(owner, ['PutTargets', { Rule: 'forward', ...on, Targets }]);
  };
  const route = () => mock.events().map(({ eventBusArn }) => eventBusArn);
  return { mock, client, put, forward, route };
}

/** The default bus of the mock's own account, where events begin. */
const origin = busArn(HOME, 'us-east-1', 'default');

// Recorded by another emulator's tests against the service.
test.for([
  ['another account', busArn(OTHER, 'us-east-1'), 'keeps its id'],
  ['another Region', busArn(HOME, 'eu-west-1'), 'gets another id'],
  ['another account and Region', busArn(OTHER, 'eu-west-1'), 'gets another id'],
] as const)('an event that goes to %s', async ([, receiver, id]) => {
  const [, , , region = '', account = ''] = receiver.split(':');
  const queue = queueIn(region, account);
  const { mock, put, forward } = withBuses({
    [receiver]: { policy, rules: { end: { pattern, targets: [queue] } } },
  });
  await forward(origin, receiver);

  const sent = await put();

  const [first, second] = mock.events();
  expect(first?.id).toBe(sent);
  expect(second?.id === sent).toBe(id === 'keeps its id');
  expect(second?.id).toMatch(/^[0-9a-f-]{36}$/);
  expect(second).toMatchObject({
    eventBusArn: receiver,
    matchedRules: [`arn:aws:events:${region}:${account}:rule/hub/end`],
    account: HOME,
    region: 'us-east-1',
    time: first?.time,
  });
  expect(
    mock
      .target(queue)
      .invocations()
      .map(({ payload }) => payload),
  ).toEqual([
    `{"version":"0","id":"${second?.id}","detail-type":"Placed","source":"shop","account":"${HOME}",` +
      `"time":"${first?.time}","region":"us-east-1","resources":[],"detail":{"total":1.50}}`,
  ]);
  expect(mock.bus(receiver).events()).toEqual([second]);
});

test('an event that goes to two other Regions gets an id of its own in each', async () => {
  const [ireland, tokyo] = [busArn(HOME, 'eu-west-1'), busArn(HOME, 'ap-northeast-1')];
  const targets = [ireland, tokyo].map((arn) => ({ arn, roleArn }));
  const { mock, put } = withBuses({
    [ireland]: {},
    [tokyo]: {},
    default: { rules: { forward: { pattern, targets } } },
  });

  const sent = await put();

  expect(new Set([sent, ...mock.events().map(({ id }) => id)]).size).toBe(3);
});

test('an event keeps the id that it got in another Region while it stays there', async () => {
  const [ireland, next] = [busArn(HOME, 'eu-west-1'), busArn(HOME, 'eu-west-1', 'next')];
  const { mock, put } = withBuses({
    [next]: {},
    [ireland]: { rules: { on: { pattern, targets: [next] } } },
    default: { rules: { forward: { pattern, targets: [{ arn: ireland, roleArn }] } } },
  });

  await put();

  expect(mock.bus(next).events()).toHaveLength(1);
  expect(mock.bus(next).events()[0]?.id).toBe(mock.bus(ireland).events()[0]?.id);
});

test.for([
  ['one other account and then one other Region', busArn(OTHER, 'us-east-1'), busArn(OTHER, 'eu-west-1')],
  ['one other Region and then one other account', busArn(HOME, 'eu-west-1'), busArn(OTHER, 'eu-west-1')],
] as const)('an event may go to %s', async ([, first, second]) => {
  const { put, forward, route } = withBuses({ [first]: { policy }, [second]: { policy } });
  await forward(origin, first);
  await forward(first, second);

  await put();

  expect(route()).toEqual([origin, first, second]);
});

test.for([
  [
    'a third account is refused',
    [busArn(OTHER, 'us-east-1'), busArn(THIRD, 'us-east-1')],
    'THIRD_ACCOUNT_HOP_DETECTED',
  ],
  [
    'a third Region is refused',
    [busArn(HOME, 'eu-west-1'), busArn(HOME, 'ap-northeast-1')],
    'THIRD_REGION_HOP_DETECTED',
  ],
  [
    'a third account is refused also after a second bus of the other account',
    [busArn(OTHER, 'us-east-1'), busArn(OTHER, 'us-east-1', 'next'), busArn(THIRD, 'us-east-1')],
    'THIRD_ACCOUNT_HOP_DETECTED',
  ],
  [
    'the way back to the account of the origin counts as a third account',
    [busArn(OTHER, 'us-east-1'), busArn(HOME, 'us-east-1', 'back')],
    'THIRD_ACCOUNT_HOP_DETECTED',
  ],
  [
    'the way back to the Region of the origin counts as a third Region',
    [busArn(HOME, 'eu-west-1'), busArn(HOME, 'us-east-1', 'back')],
    'THIRD_REGION_HOP_DETECTED',
  ],
  [
    'of a third account and Region at once the account is told',
    [busArn(OTHER, 'eu-west-1'), busArn(THIRD, 'ap-northeast-1')],
    'THIRD_ACCOUNT_HOP_DETECTED',
  ],
] as const)('%s', async ([, buses, ERROR_CODE]) => {
  const { mock, put, forward, route } = withBuses(Object.fromEntries(buses.map((bus) => [bus, { policy }])));
  const path = [origin, ...buses];
  for (const [index, bus] of buses.entries()) await forward(path[index] ?? '', bus);

  await put();

  expect(route()).toEqual(path.slice(0, -1));
  expect(mock.deadLetters()).toMatchObject([
    {
      queueArn: path.at(-2)?.replace(/:events:(.*):event-bus.*/, ':sqs:$1:dead'),
      target: { arn: path.at(-1) },
      event: { account: HOME, region: 'us-east-1' },
      messageAttributes: { ERROR_CODE, RETRY_ATTEMPTS: '0' },
    },
  ]);
});

test('an event that was put on a bus of another account directly has made one hop', async () => {
  const [hub, third] = [busArn(OTHER, 'us-east-1'), busArn(THIRD, 'us-east-1')];
  const { mock, put, forward, route } = withBuses({ [hub]: { policy }, [third]: { policy } });
  await forward(hub, third);

  await put(hub);

  expect(route()).toEqual([hub]);
  expect(mock.deadLetters()).toMatchObject([
    { messageAttributes: { ERROR_CODE: 'THIRD_ACCOUNT_HOP_DETECTED' } },
  ]);
});

test('what a function sends about a forwarded event is a new event and may go on', async () => {
  const [hub, third] = [busArn(OTHER, 'us-east-1'), busArn(THIRD, 'us-east-1')];
  const lambda = `arn:aws:lambda:us-east-1:${OTHER}:function:f`;
  const { mock, put, forward, route } = withBuses({
    [third]: { policy },
    [hub]: { policy, rules: { call: { pattern, targets: [lambda] } } },
  });
  await forward(origin, hub);
  const owner = new EventBridgeClient({});
  mock.attach(owner, { account: OTHER });
  const entry = { Source: 'billing', DetailType, Detail: '{}', EventBusName: third };
  mock.handle(lambda, async () => {
    await send(owner, ['PutEvents', { Entries: [entry] }]);
  });

  await put();

  expect(route()).toEqual([origin, hub, third]);
  expect(mock.bus(third).events()).toMatchObject([{ account: OTHER, source: 'billing' }]);
});

test('a bus in another Region that is deleted later is a target without resource', async () => {
  const ireland = busArn(HOME, 'eu-west-1');
  const { mock, put, forward } = withBuses({ [ireland]: {} });
  await forward(origin, ireland);
  const owner = new EventBridgeClient({});
  mock.attach(owner, { region: 'eu-west-1' });
  await send(owner, ['DeleteEventBus', { Name: 'hub' }]);

  const id = await put();

  expect(mock.deadLetters()).toMatchObject([
    { event: { id }, messageAttributes: { ERROR_CODE: 'NO_RESOURCE', TARGET_ARN: ireland } },
  ]);
});
