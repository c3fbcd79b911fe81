import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { mockEventBridge, type EventBridgeMockOptions } from '../../src/index.js';
import { send, type Call } from './scenarios.js';

const OWNER = '444455556666';
const central = `arn:aws:events:us-east-1:${OWNER}:event-bus/central`;
const ruleOnCentral = `arn:aws:events:us-east-1:${OWNER}:rule/central/paid`;
const entry = { Source: 'shop', DetailType: 'Placed', Detail: '{}', EventBusName: central };
const target = {
  Id: 'central',
  Arn: central,
  RoleArn: 'arn:aws:iam::123456789012:role/events',
};

function allow(statement: object): object {
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: '*', Resource: '*', ...statement }],
  };
}

/** A mock whose own account is 123456789012, beside the owner of the bus `central` with this policy. */
function besides(policy: object | undefined, options: EventBridgeMockOptions = {}) {
  const client = new EventBridgeClient({});
  const mock = mockEventBridge(client, {
    ...options,
    seed: { buses: { [central]: policy ? { policy } : {} } },
  });
  const owner = new EventBridgeClient({});
  mock.attach(owner, { account: OWNER });
  return { mock, call: (...call: Call) => send(client, call), byOwner: (...call: Call) => send(owner, call) };
}

const denied = (action: string, resource = central) => ({
  name: 'AccessDeniedException',
  message: `User: arn:aws:iam::123456789012:root is not authorized to perform: events:${action} on resource: ${resource} because no resource-based policy allows the events:${action} action`,
});

test('an entry for a bus of another account that has no policy fails by itself', async () => {
  const { mock, call } = besides(undefined);

  const answer = await call('PutEvents', { Entries: [entry, { ...entry, EventBusName: 'default' }] });

  const { name, message } = denied('PutEvents');
  expect(answer).toMatchObject({
    FailedEntryCount: 1,
    Entries: [{ ErrorCode: name, ErrorMessage: message }, { EventId: expect.any(String) }],
  });
  expect(mock.events().map(({ eventBusName }) => eventBusName)).toEqual(['default']);
});

test('the history explains the denial and what would lift it', async () => {
  const { mock, call } = besides(allow({ Action: 'events:PutEvents', Principal: { AWS: '999988887777' } }));

  await call('PutEvents', { Entries: [entry] });

  expect(mock.warnings()).toMatchObject([
    { kind: 'access-denied', account: '123456789012', action: 'events:PutEvents', busExists: true },
  ]);
  expect(mock.warnings()[0]?.message).toMatchInlineSnapshot(`
    "Account 123456789012 is not allowed to perform events:PutEvents on arn:aws:events:us-east-1:444455556666:event-bus/central: the only Allow statement of its resource policy does not apply.
      Statement[0] has Principal {"AWS":"999988887777"}, which does not include account 123456789012.
    Account 444455556666 can allow this with PutPermission({ EventBusName: "central", StatementId: "…", Action: "events:PutEvents", Principal: "123456789012" })."
  `);
});

test('a bus of another account that does not exist lets nobody in', async () => {
  const { mock, call } = besides(undefined);
  const EventBusName = `arn:aws:events:us-east-1:${OWNER}:event-bus/centrall`;

  await expect(call('PutEvents', { Entries: [{ ...entry, EventBusName }] })).resolves.toMatchObject({
    FailedEntryCount: 1,
  });
  expect(mock.warnings()[0]?.message).toMatchInlineSnapshot(
    `"Account 123456789012 is not allowed to perform events:PutEvents on arn:aws:events:us-east-1:444455556666:event-bus/centrall: the event bus does not exist, so no policy allows it. Did you mean "central"?"`,
  );
});

test('an event that a policy lets in is the sender’s', async () => {
  const { mock, call } = besides(allow({ Action: 'events:PutEvents' }));

  await expect(call('PutEvents', { Entries: [entry] })).resolves.toMatchObject({ FailedEntryCount: 0 });
  expect(mock.events()).toMatchObject([{ account: '123456789012', eventBusArn: central }]);
});

test('PutPermission with an organization lets its accounts in and no others', async () => {
  const permission = {
    EventBusName: 'central',
    Action: 'events:PutEvents',
    StatementId: 'ours',
    Principal: '*',
    Condition: { Type: 'StringEquals', Key: 'aws:PrincipalOrgID', Value: 'o-shop' },
  };
  const send = async (organizations: Record<string, string[]>) => {
    const { call, byOwner, mock } = besides(undefined, { organizations });
    await byOwner('PutPermission', permission);
    const { FailedEntryCount } = await call('PutEvents', { Entries: [entry] });
    return { FailedEntryCount, why: mock.warnings()[0]?.message };
  };

  expect(await send({ 'o-shop': ['123456789012'] })).toEqual({ FailedEntryCount: 0, why: undefined });
  expect(await send({ 'o-other': ['123456789012'] })).toMatchInlineSnapshot(`
    {
      "FailedEntryCount": 1,
      "why": "Account 123456789012 is not allowed to perform events:PutEvents on arn:aws:events:us-east-1:444455556666:event-bus/central: the only Allow statement of its resource policy does not apply.
      Statement[0] "ours" requires aws:PrincipalOrgID StringEquals "o-shop", but the request has "o-other".
    Account 444455556666 can allow this with PutPermission({ EventBusName: "central", StatementId: "…", Action: "events:PutEvents", Principal: "123456789012" }).",
    }
  `);
  expect(await send({})).toMatchInlineSnapshot(`
    {
      "FailedEntryCount": 1,
      "why": "Account 123456789012 is not allowed to perform events:PutEvents on arn:aws:events:us-east-1:444455556666:event-bus/central: the only Allow statement of its resource policy does not apply.
      Statement[0] "ours" requires aws:PrincipalOrgID StringEquals "o-shop", but the request has no such key.
    Put accounts into organizations with mockEventBridge({ organizations: { "o-shop": ["123456789012"] } }).",
    }
  `);
});

test.for([
  ['events:source', 'shop', 'warehouse'],
  ['events:detail-type', 'Placed', 'Paid'],
  ['events:eventBusInvocation', 'false', 'true'],
  ['aws:PrincipalAccount', '123456789012', '111122223333'],
] as const)('PutEvents tells policies %s', async ([key, right, wrong]) => {
  for (const [value, FailedEntryCount] of [
    [right, 0],
    [wrong, 1],
  ] as const) {
    const { call } = besides(
      allow({ Action: 'events:PutEvents', Condition: { StringEquals: { [key]: value } } }),
    );
    await expect(call('PutEvents', { Entries: [entry] })).resolves.toMatchObject({ FailedEntryCount });
  }
});

test('PutTargets refuses a bus of another account whose policy does not let events in', async () => {
  const { mock, call } = besides(undefined);
  await call('PutRule', { Name: 'r', EventPattern: '{"source":["shop"]}' });

  await expect(call('PutTargets', { Rule: 'r', Targets: [target] })).rejects.toMatchObject(
    denied('PutEvents'),
  );
  expect(mock.rule('r').targets).toEqual([]);
});

test.for([
  ['aws:SourceArn', 'arn:aws:events:us-east-1:123456789012:rule/r'],
  ['aws:SourceAccount', '123456789012'],
  ['events:eventBusInvocation', 'true'],
] as const)('PutTargets tells the policy of the bus %s', async ([key, value]) => {
  const { mock, call } = besides(
    allow({ Action: 'events:PutEvents', Condition: { StringEquals: { [key]: value } } }),
  );
  await call('PutRule', { Name: 'r', EventPattern: '{"source":["shop"]}' });

  await call('PutTargets', { Rule: 'r', Targets: [target] });

  expect(mock.rule('r').targets).toEqual([{ id: 'central', arn: central }]);
});

const EventPattern = '{"source":["shop"]}';
const onCentral = { Name: 'paid', EventBusName: central };
const operationsOnRules: Call[] = [
  ['PutRule', { ...onCentral, EventPattern }],
  ['DescribeRule', onCentral],
  ['EnableRule', onCentral],
  ['DisableRule', onCentral],
  [
    'PutTargets',
    { Rule: 'paid', EventBusName: central, Targets: [{ Id: 'q', Arn: `arn:aws:sqs:us-east-1:${OWNER}:q` }] },
  ],
  ['ListTargetsByRule', { Rule: 'paid', EventBusName: central }],
  ['RemoveTargets', { Rule: 'paid', EventBusName: central, Ids: ['q'] }],
  ['TagResource', { ResourceARN: ruleOnCentral, Tags: [{ Key: 'a', Value: 'b' }] }],
  ['ListTagsForResource', { ResourceARN: ruleOnCentral }],
  ['UntagResource', { ResourceARN: ruleOnCentral, TagKeys: ['a'] }],
  ['DeleteRule', onCentral],
];

test.for(operationsOnRules)(
  '%s on a rule of another account needs its policy',
  async ([operation, input]) => {
    const { call, byOwner } = besides(undefined);
    await byOwner('PutRule', { Name: 'paid', EventBusName: 'central', EventPattern });
    const before = await byOwner('DescribeRule', { Name: 'paid', EventBusName: 'central' });

    await expect(call(operation, input)).rejects.toMatchObject(denied(operation, ruleOnCentral));
    expect(await byOwner('DescribeRule', { Name: 'paid', EventBusName: 'central' })).toMatchObject({
      Arn: before['Arn'],
      State: 'ENABLED',
    });
  },
);

test.for([
  ['DescribeEventBus', { Name: `${central}l` }, `${central}l`],
  ['DescribeRule', { Name: 'paid', EventBusName: `${central}l` }, ruleOnCentral.replace('/paid', 'l/paid')],
  ['ListTagsForResource', { ResourceARN: `${central}l` }, `${central}l`],
] as const)('%s does not tell a stranger whether a bus exists', async ([operation, input, resource]) => {
  await expect(besides(undefined).call(operation, input)).rejects.toMatchObject(denied(operation, resource));
});

test('a policy may let other accounts manage the rules that they made, and those alone', async () => {
  const { call, byOwner } = besides({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'own rules',
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::123456789012:root' },
        Action: ['events:*Rule', 'events:*Targets*', 'events:*Tag*', 'events:*Resource'],
        Resource: `arn:aws:events:us-east-1:${OWNER}:rule/central/*`,
        Condition: { StringEqualsIfExists: { 'events:creatorAccount': '${aws:PrincipalAccount}' } },
      },
    ],
  });
  await byOwner('PutRule', { Name: 'theirs', EventBusName: 'central', EventPattern });

  for (const [operation, input] of operationsOnRules) {
    await expect(call(operation, input), operation).resolves.toBeDefined();
  }
  await expect(call('DeleteRule', { Name: 'theirs', EventBusName: central })).rejects.toMatchObject({
    name: 'AccessDeniedException',
  });
});

test.for([
  ['DescribeEventBus', { Name: central }],
  ['ListRules', { EventBusName: central }],
  ['ListRuleNamesByTarget', { EventBusName: central, TargetArn: `arn:aws:sqs:us-east-1:${OWNER}:q` }],
  ['ListTagsForResource', { ResourceARN: central }],
] as const)('%s of a bus of another account needs its policy', async ([operation, input]) => {
  await expect(besides(undefined).call(operation, input)).rejects.toMatchObject(denied(operation));
  await expect(
    besides(allow({ Action: `events:${operation}` })).call(operation, input),
  ).resolves.toBeDefined();
});

test.for([
  ['events:source', '{"source":["shop"]}'],
  ['events:detail-type', '{"detail-type":["shop"]}'],
  ['events:detail.service', '{"detail":{"service":["shop"]}}'],
  ['events:detail.eventTypeCode', '{"detail":{"eventTypeCode":["shop"]}}'],
  ['events:detail.userIdentity.principalId', '{"detail":{"userIdentity":{"principalId":["shop"]}}}'],
] as const)('PutRule tells policies %s', async ([key, pattern]) => {
  const { call } = besides(
    allow({
      Action: 'events:PutRule',
      Condition: { 'ForAllValues:StringEquals': { [key]: 'shop' }, Null: { [key]: 'false' } },
    }),
  );

  await expect(call('PutRule', { ...onCentral, EventPattern: pattern })).resolves.toBeDefined();
  await expect(
    call('PutRule', { ...onCentral, EventPattern: pattern.replace('shop', 'mall') }),
  ).rejects.toMatchObject(denied('PutRule', ruleOnCentral));
  await expect(call('PutRule', { ...onCentral, EventPattern: '{"a":[1]}' })).rejects.toMatchObject(
    denied('PutRule', ruleOnCentral),
  );
});

test('PutTargets tells policies events:TargetArn', async () => {
  const Arn = 'arn:aws:sqs:us-east-1:444455556666:q';
  const { call, byOwner } = besides(
    allow({
      Action: 'events:PutTargets',
      Condition: { 'ForAllValues:ArnEquals': { 'events:TargetArn': Arn } },
    }),
  );
  await byOwner('PutRule', { Name: 'paid', EventBusName: 'central', EventPattern });
  const put = (arn: string) =>
    call('PutTargets', { Rule: 'paid', EventBusName: central, Targets: [{ Id: 'q', Arn: arn }] });

  await expect(put(Arn)).resolves.toBeDefined();
  await expect(put(`${Arn}2`)).rejects.toMatchObject(denied('PutTargets', ruleOnCentral));
});

test('an explicit Deny wins and says so', async () => {
  const policy = {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: '*', Action: 'events:*', Resource: '*' },
      { Sid: 'no', Effect: 'Deny', Principal: { AWS: '123456789012' }, Action: '*', Resource: central },
    ],
  };

  await expect(besides(policy).call('PutEvents', { Entries: [entry] })).resolves.toMatchObject({
    Entries: [
      {
        ErrorMessage: `User: arn:aws:iam::123456789012:root is not authorized to perform: events:PutEvents on resource: ${central} with an explicit deny in a resource-based policy`,
      },
    ],
  });
});

test('policies decide nothing between the Regions of one account, nor when they are ignored', async () => {
  const elsewhere = 'arn:aws:events:eu-west-1:123456789012:event-bus/default';
  const send = async (EventBusName: string, options?: EventBridgeMockOptions) =>
    (await besides(undefined, options).call('PutEvents', { Entries: [{ ...entry, EventBusName }] }))[
      'FailedEntryCount'
    ];

  expect(await send(elsewhere)).toBe(0);
  expect(await send(central, { resourcePolicies: 'ignored' })).toBe(0);
  expect(await send(central)).toBe(1);
});

test.for([
  [
    { resourcePolicies: 'off' },
    `mockEventBridge: resourcePolicies must be 'enforced' or 'ignored', not the string "off".`,
  ],
  [
    { organizations: { o: ['1'] } },
    'mockEventBridge: an account must be a string of twelve digits, not the string "1".',
  ],
  [{ quotas: { rules: 1 } }, 'mockEventBridge: there is no quota "rules".'],
  [
    { quotas: { connections: -1 } },
    'mockEventBridge: the quota "connections" must be a whole number, 0 or more, not the number -1.',
  ],
  [
    { transitionTime: -1 },
    'mockEventBridge: transitionTime must be a number of milliseconds, not the number -1.',
  ],
] as const)('the options %j are refused', ([options, message]) => {
  expect(() => mockEventBridge(new EventBridgeClient({}), options as EventBridgeMockOptions)).toThrow(
    message,
  );
});
