import {
  CreateConnectionCommand,
  EventBridgeClient,
  UpdateConnectionCommand,
} from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { mockEventBridge } from '../../src/index.js';
import { send } from './scenarios.js';

/** What the kit says beside the service's own texts. */

const queue = 'arn:aws:sqs:us-east-1:123456789012:q';
const entry = { Source: 'shop', DetailType: 'Placed', Detail: '{}' };

async function warningsOf(...entries: object[]): Promise<string[]> {
  const client = new EventBridgeClient({});
  using mock = mockEventBridge(client);
  await send(client, ['PutEvents', { Entries: entries }]);
  return mock.warnings().map(({ message }) => message);
}

test('an entry that failed is warned of, with the reason', async () => {
  expect(await warningsOf(entry, { ...entry, Source: '' })).toMatchInlineSnapshot(`
    [
      "PutEvents answered, but Entries[1] ("Placed") failed and did not become an event. InvalidArgument: Parameter Source is not valid. Reason: Source is a required argument.
    The SDK does not throw for it: check FailedEntryCount.",
    ]
  `);
});

test.each([
  ['an array', '[1]', 'Detail must be a JSON object; it is an array.'],
  ['a number', '5', 'Detail must be a JSON object; it is a number.'],
  ['null', 'null', 'Detail must be a JSON object; it is null.'],
  ['a string', '"{}"', 'Detail must be a JSON object; it is a string. Was it stringified twice?'],
  ['text', 'text', 'Detail must be JSON, but is invalid from line 1, column'],
  ['half an object', '{"a":1', 'Detail must be JSON, but is invalid from line 1, column'],
  ['an integer beyond 64 bits', '{"a":99999999999999999999}', 'Detail has an integer beyond 64 bits'],
])('a Detail that is %s is told as such', async (_, Detail, reason) => {
  const [message] = await warningsOf({ ...entry, Detail });

  expect(message).toContain(`MalformedDetail: Detail is malformed. ${reason}`);
});

test('an entry that the test has made fail is no surprise, and neither is one that is denied told twice', async () => {
  const client = new EventBridgeClient({});
  using mock = mockEventBridge(client);
  mock.fault('PutEvents', { entries: [0], errorCode: 'InternalFailure' });
  const EventBusName = 'arn:aws:events:us-east-1:111122223333:event-bus/default';
  await send(client, ['PutEvents', { Entries: [entry, { ...entry, EventBusName }] }]);

  expect(mock.warnings().map(({ kind }) => kind)).toEqual(['access-denied']);
});

test('a path that finds nothing in a template is warned of, with the one that was probably meant', async () => {
  const client = new EventBridgeClient({});
  const InputTransformer = {
    InputPathsMap: { id: '$.detail.oderId', to: '$.detail.nowhere' },
    InputTemplate: '{"id":<id>,"to":<to>}',
  };
  using mock = mockEventBridge(client);
  await send(client, ['PutRule', { Name: 'r', EventPattern: '{"source":["shop"]}' }]);
  await send(client, ['PutTargets', { Rule: 'r', Targets: [{ Id: 't', Arn: queue, InputTransformer }] }]);
  await send(client, ['PutEvents', { Entries: [{ ...entry, Detail: '{"orderId":"7"}' }] }]);
  await mock.settled();

  expect(mock.invocations().map(({ payload }) => payload)).toEqual(['{"id":"","to":""}']);
  expect(mock.warnings().map(({ message }) => message)).toMatchInlineSnapshot(`
    [
      "rule/r → arn:aws:sqs:us-east-1:123456789012:q: $.detail.oderId of <id> finds nothing in the event. Did you mean $.detail.orderId?
    $.detail.nowhere of <to> finds nothing in the event.
    EventBridge inserts "" in place of a JSON value, and nothing elsewhere.",
    ]
  `);
});

test.each([
  [
    'a misspelt member of a target',
    'PutTargets',
    { Rule: 'r', Targets: [{ Id: 't', Arn: queue, InputTransformer: { inputTemplate: '{}' } }] },
    'Targets[0].InputTransformer has no member "inputTemplate", so the SDK does not send it. Did you mean "InputTemplate"?',
  ],
  [
    'a misspelt member of a rule',
    'PutRule',
    { Name: 'r', eventPattern: '{}' },
    'The input has no member "eventPattern", so the SDK does not send it. Did you mean "EventPattern"?',
  ],
  [
    'an ARN of another Region',
    'DescribeEventBus',
    { Name: 'arn:aws:events:eu-west-1:123456789012:event-bus/default' },
    'The call went to us-east-1, but arn:aws:events:eu-west-1:123456789012:event-bus/default is in eu-west-1.',
  ],
] as const)(
  'a refusal because of %s is explained in the history',
  async (_, operation, input, explanation) => {
    const client = new EventBridgeClient({ region: 'us-east-1' });
    using mock = mockEventBridge(client);
    await expect(send(client, [operation, input])).rejects.toThrow();

    expect(mock.commands()[0]?.explanation).toContain(explanation);
  },
);

test('records of commands do not have the secrets of connections', async () => {
  const client = new EventBridgeClient({});
  using mock = mockEventBridge(client);
  const parameters = (name: string) => [
    { Key: name, Value: `hidden-${name}` },
    { Key: name, Value: 'public', IsValueSecret: false },
  ];
  const lists = (name: string) => ({
    HeaderParameters: parameters(name),
    QueryStringParameters: parameters(name),
    BodyParameters: parameters(name),
  });
  const OAuthParameters = {
    ClientParameters: { ClientID: 'id', ClientSecret: 'hidden' },
    AuthorizationEndpoint: 'https://example.com/token',
    HttpMethod: 'POST',
    OAuthHttpParameters: lists('o'),
  } as const;
  const AuthParameters = { OAuthParameters, InvocationHttpParameters: lists('i') };
  const AuthorizationType = 'OAUTH_CLIENT_CREDENTIALS';
  await client.send(new CreateConnectionCommand({ Name: 'c', AuthorizationType, AuthParameters }));
  await client.send(new UpdateConnectionCommand({ Name: 'c', AuthParameters }));
  for (const secret of [
    { BasicAuthParameters: { Username: 'user', Password: 'hidden' } },
    { ApiKeyAuthParameters: { ApiKeyName: 'key', ApiKeyValue: 'hidden' } },
    { ApiKeyAuthParameters: { ApiKeyName: 'key', apiKeyValue: 'hidden' } },
  ]) {
    const input = { Name: 'c', AuthorizationType: 'BASIC', AuthParameters: secret };
    await send(client, ['CreateConnection', input]).catch(() => undefined);
  }

  const recorded = JSON.stringify(mock.commands());
  expect(recorded).not.toContain('hidden');
  expect(recorded.split('"***"').length - 1).toBe(2 * (1 + 6) + 3);
  expect(recorded.split('"public"').length - 1).toBe(2 * 6);
});
