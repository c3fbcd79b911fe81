import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { mockEventBridge, type EventBridgeMockOptions } from '../../src/index.js';
import { send, type Call } from '../service/scenarios.js';

const OWNER = '444455556666';
const hub = `arn:aws:events:us-east-1:${OWNER}:event-bus/hub`;
const rule = 'arn:aws:events:us-east-1:123456789012:rule/forward';
const RoleArn = 'arn:aws:iam::123456789012:role/events';
const dead = 'arn:aws:sqs:us-east-1:123456789012:dead';
const allow = (statement: object = {}) => ({
  Version: '2012-10-17',
  Statement: [
    { Sid: 'in', Effect: 'Allow', Principal: '*', Action: 'events:PutEvents', Resource: hub, ...statement },
  ],
});

/** A rule of account 123456789012 that may forward to the bus `hub` of another account, as yet without targets. */
function besides(policy: object | undefined, options: EventBridgeMockOptions = {}) {
  const [client, owner] = [new EventBridgeClient({}), new EventBridgeClient({})];
  const rules = { forward: { pattern: { source: ['shop'] } } };
  const mock = mockEventBridge(client, {
    ...options,
    seed: { buses: { [hub]: policy ? { policy } : {}, default: { rules } } },
  });
  mock.attach(owner, { account: OWNER });
  const call = (...given: Call) => send(client, given);
  const byOwner = (...given: Call) => send(owner, given);
  const putTarget = (given: object = {}) =>
    call('PutTargets', { Rule: 'forward', Targets: [{ Id: 'hub', Arn: hub, RoleArn, ...given }] });
  const put = async () => {
    await call('PutEvents', { Entries: [{ Source: 'shop', DetailType: 'Placed', Detail: '{}' }] });
    await mock.settled();
  };
  const arrived = () => mock.bus(hub).events().length;
  return { mock, call, byOwner, putTarget, put, arrived };
}

const replaced = (policy: object): Call => [
  'PutPermission',
  { EventBusName: 'hub', Policy: JSON.stringify(policy) },
];

test('a rule forwards to a bus of another account only after its owner has let events in', async () => {
  const { mock, byOwner, putTarget, put, arrived } = besides(undefined);

  await expect(putTarget()).rejects.toMatchObject({ name: 'AccessDeniedException' });
  await put();
  expect([arrived(), mock.deliveries()]).toEqual([0, []]);

  const Action = 'events:PutEvents';
  await byOwner('PutPermission', {
    EventBusName: 'hub',
    StatementId: 'in',
    Action,
    Principal: '123456789012',
  });
  await putTarget();
  await put();
  expect(arrived()).toBe(1);
});

test('a policy that is taken back makes dead letters', async () => {
  const { mock, byOwner, putTarget, put, arrived } = besides(allow());
  await putTarget({ DeadLetterConfig: { Arn: dead } });
  await byOwner('RemovePermission', { EventBusName: 'hub', StatementId: 'in' });

  await put();

  expect(arrived()).toBe(0);
  expect(mock.deadLetters()).toMatchObject([
    {
      queueArn: dead,
      messageAttributes: {
        RULE_ARN: rule,
        TARGET_ARN: hub,
        ERROR_CODE: 'NO_PERMISSIONS',
        ERROR_MESSAGE: `User: arn:aws:iam::123456789012:root is not authorized to perform: events:PutEvents on resource: ${hub} because no resource-based policy allows the events:PutEvents action`,
        RETRY_ATTEMPTS: '0',
      },
    },
  ]);
  expect(mock.warnings().map(({ kind }) => kind)).toEqual(['access-denied']);
});

test('without a dead-letter queue the warnings tell what is lost and why', async () => {
  const { mock, byOwner, putTarget, put } = besides(allow());
  await putTarget();
  await byOwner('RemovePermission', { EventBusName: 'hub', StatementId: 'in' });

  await put();

  const [id = ''] = mock.events().map((event) => event.id);
  expect(mock.deliveries()).toMatchObject([{ outcome: 'dropped', attempts: [{}] }]);
  expect(mock.warnings().map(({ kind, message }) => `${kind}: ${message.replace(id, 'ID')}`))
    .toMatchInlineSnapshot(`
      [
        "access-denied: Account 123456789012 is not allowed to perform events:PutEvents on arn:aws:events:us-east-1:444455556666:event-bus/hub: the event bus has no resource policy.
      Account 444455556666 can allow this with PutPermission({ EventBusName: "hub", StatementId: "…", Action: "events:PutEvents", Principal: "123456789012" }).",
        "delivery-dropped: rule/forward → arn:aws:events:us-east-1:444455556666:event-bus/hub: event ID is lost, since the target has no dead-letter queue. NO_PERMISSIONS: User: arn:aws:iam::123456789012:root is not authorized to perform: events:PutEvents on resource: arn:aws:events:us-east-1:444455556666:event-bus/hub because no resource-based policy allows the events:PutEvents action",
      ]
    `);
});

test('a permission that comes back lets the next event through', async () => {
  const { byOwner, putTarget, put, arrived } = besides(allow());
  await putTarget();
  await byOwner('RemovePermission', { EventBusName: 'hub', StatementId: 'in' });
  await put();
  await byOwner(...replaced(allow()));
  await put();

  expect(arrived()).toBe(1);
});

test.for([
  ['aws:SourceArn', rule, `${rule}2`],
  ['aws:SourceAccount', '123456789012', '111122223333'],
  ['aws:PrincipalAccount', '123456789012', '111122223333'],
  ['aws:PrincipalOrgID', 'o-shop', 'o-mall'],
  ['events:eventBusInvocation', 'true', 'false'],
  ['events:source', 'shop', 'mall'],
  ['events:detail-type', 'Placed', 'Paid'],
] as const)('forwarding tells the policy of the bus %s', async ([key, right, wrong]) => {
  const { mock, byOwner, putTarget, put, arrived } = besides(allow(), {
    organizations: { 'o-shop': ['123456789012'] },
  });
  await putTarget({ DeadLetterConfig: { Arn: dead } });
  const asking = (value: string) => allow({ Condition: { StringEquals: { [key]: value } } });

  await byOwner(...replaced(asking(wrong)));
  await put();
  expect(arrived()).toBe(0);
  expect(mock.deadLetters()).toMatchObject([{ messageAttributes: { ERROR_CODE: 'NO_PERMISSIONS' } }]);

  await byOwner(...replaced(asking(right)));
  await put();
  expect(arrived()).toBe(1);
});

test('an account without an organization is none of those that a policy lets in', async () => {
  const { mock, byOwner, putTarget, put, arrived } = besides(allow());
  await putTarget();
  await byOwner(...replaced(allow({ Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-shop' } } })));

  await put();

  expect(arrived()).toBe(0);
  expect(mock.warnings()[0]?.message).toContain('organizations: { "o-shop": ["123456789012"] }');
});

test('an explicit Deny keeps forwarded events out', async () => {
  const { mock, byOwner, putTarget, put } = besides(allow());
  await putTarget({ DeadLetterConfig: { Arn: dead } });
  const Statement = [
    ...allow().Statement,
    { Effect: 'Deny', Principal: '*', Action: 'events:PutEvents', Resource: hub },
  ];
  await byOwner(...replaced({ Version: '2012-10-17', Statement }));

  await put();

  expect(mock.deadLetters()[0]?.messageAttributes).toMatchObject({
    ERROR_CODE: 'NO_PERMISSIONS',
    ERROR_MESSAGE: expect.stringMatching(/with an explicit deny in a resource-based policy$/),
  });
});

test('a bus of another account that is deleted later lets nobody in', async () => {
  const { mock, byOwner, putTarget, put } = besides(allow());
  await putTarget({ DeadLetterConfig: { Arn: dead } });
  await byOwner('DeleteEventBus', { Name: 'hub' });

  await put();

  expect(mock.deadLetters()).toMatchObject([{ messageAttributes: { ERROR_CODE: 'NO_PERMISSIONS' } }]);
  expect(mock.warnings()).toMatchObject([{ kind: 'access-denied', busArn: hub, busExists: false }]);
});

test('where policies are ignored a bus of another account takes events from every rule', async () => {
  const { mock, byOwner, putTarget, put, arrived } = besides(undefined, { resourcePolicies: 'ignored' });
  await putTarget({ DeadLetterConfig: { Arn: dead } });
  await put();
  expect(arrived()).toBe(1);

  await byOwner('DeleteEventBus', { Name: 'hub' });
  await put();
  expect(mock.deadLetters()).toMatchObject([{ messageAttributes: { ERROR_CODE: 'NO_RESOURCE' } }]);
  expect(mock.warnings()).toEqual([]);
});

test('where policies are ignored a third account is still refused', async () => {
  const third = 'arn:aws:events:us-east-1:777788889999:event-bus/third';
  const { mock, byOwner, putTarget, put } = besides(undefined, { resourcePolicies: 'ignored' });
  mock.seed({ buses: { [third]: {} } });
  await putTarget();
  await byOwner('PutRule', { Name: 'on', EventBusName: 'hub', EventPattern: '{"source":["shop"]}' });
  const target = { Id: 'third', Arn: third, RoleArn };
  await byOwner('PutTargets', { Rule: 'on', EventBusName: 'hub', Targets: [target] });

  await put();

  expect(mock.bus(third).events()).toEqual([]);
  expect(mock.warnings()).toMatchObject([{ error: { errorCode: 'THIRD_ACCOUNT_HOP_DETECTED' } }]);
});

test('a third account is refused before its policy is asked', async () => {
  const third = 'arn:aws:events:us-east-1:777788889999:event-bus/third';
  const { mock, byOwner, putTarget, put } = besides(allow());
  mock.seed({ buses: { [third]: { policy: allow({ Resource: third }) } } });
  await putTarget();
  await byOwner('PutRule', { Name: 'on', EventBusName: 'hub', EventPattern: '{"source":["shop"]}' });
  const target = { Id: 'third', Arn: third, RoleArn };
  await byOwner('PutTargets', { Rule: 'on', EventBusName: 'hub', Targets: [target] });
  const byThird = new EventBridgeClient({});
  mock.attach(byThird, { account: '777788889999' });
  await send(byThird, ['RemovePermission', { EventBusName: 'third', StatementId: 'in' }]);

  await put();

  expect(mock.warnings()).toMatchObject([
    { kind: 'delivery-dropped', error: { errorCode: 'THIRD_ACCOUNT_HOP_DETECTED' } },
  ]);
});
