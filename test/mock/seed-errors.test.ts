import { expect, test } from 'vitest';
import { InvalidSeed, mockEventBridge, type Seed } from '../../src/index.js';

const SQS = 'arn:aws:sqs:us-east-1:123456789012:q';
const HEALTH = 'arn:aws:route53:::healthcheck/4f0bd2ec-6d0d-4c3d-9c0e-0e9e2e6ad0a1';
const paid = { pattern: { source: ['shop'] } };

test.for<[place: string, seed: unknown, reason: string]>([
  ['seed', null, 'expected an object, got null.'],
  ['seed', () => 1, 'expected an object, got a function.'],
  ['seed[1]', [{}, 5], 'expected an object, got a number.'],
  ['seed.buses', { buses: [] }, 'expected an object with names as its keys, got an array.'],
  ['seed.buses.orders', { buses: { orders: undefined } }, 'expected an object, got undefined.'],
  [
    'seed.buses.orders',
    { buses: { orders: { description: 5 } } },
    'Description must be a string, not the number 5.',
  ],
  ['seed.buses.orders.log', { buses: { orders: { log: 'INFO' } } }, 'expected an object, got a string.'],
  [
    'seed.buses.orders.tags',
    { buses: { orders: { tags: 'shop' } } },
    'expected an object by key, or a list of Key and Value, got a string.',
  ],
  [
    'seed.buses.orders.policy',
    { buses: { orders: { policy: 5 } } },
    'expected an object or JSON text, got a number.',
  ],
  ['seed.buses.orders.Policy', { buses: { orders: { Policy: '{' } } }, 'This policy contains invalid Json'],
  [
    'seed.buses.orders.Rules',
    { buses: { orders: { Rules: {} } } },
    'there is no such member. Did you mean "rules"?',
  ],
  [
    'seed.buses.orders.rules.paid.EventPatern',
    { buses: { orders: { rules: { paid: { EventPatern: {} } } } } },
    'there is no such member. Did you mean "EventPattern"?',
  ],
  [
    'seed.buses.orders.rules.paid.patern',
    { buses: { orders: { rules: { paid: { patern: {} } } } } },
    'there is no such member. Did you mean "pattern"?',
  ],
  [
    'seed.buses.orders.rules.paid.EventPattern',
    { buses: { orders: { rules: { paid: { ...paid, EventPattern: paid.pattern } } } } },
    '"pattern" says the same in another spelling. Keep one of them.',
  ],
  [
    'seed.buses.orders.archives.kept.RetentionDay',
    { buses: { orders: { archives: { kept: { RetentionDay: 7 } } } } },
    'there is no such member. Did you mean "retentionDays"?',
  ],
  [
    'seed.buses.orders.archives.kept',
    { buses: { orders: { archives: { kept: { retentionDays: '7' } } } } },
    'RetentionDays must be an integer, not a string.',
  ],
  [
    'seed.connections.partner',
    { connections: { partner: {} } },
    'a connection needs exactly one authorization: apiKey, basic or oauth.',
  ],
  [
    'seed.connections.partner.authorization',
    { connections: { partner: { authorization: { basic: {}, apiKey: {} } } } },
    'a connection needs exactly one authorization: apiKey, basic or oauth.',
  ],
  [
    'seed.connections.partner.AuthParameters.BasicAuthParameters.UserName',
    {
      connections: {
        partner: {
          AuthorizationType: 'BASIC',
          AuthParameters: { BasicAuthParameters: { UserName: 'u', Password: 'p' } },
        },
      },
    },
    'there is no such member. Did you mean "Username"?',
  ],
  [
    'seed.connections.partner.http.headers["X Shop"].secrt',
    {
      connections: {
        partner: {
          authorization: { basic: { username: 'u', password: 'p' } },
          http: { headers: { 'X Shop': { secrt: 's' } } },
        },
      },
    },
    'there is no such member. Did you mean "secret"?',
  ],
  [
    'seed.connections.partner.http',
    {
      connections: {
        partner: {
          AuthorizationType: 'BASIC',
          AuthParameters: { BasicAuthParameters: { Username: 'u', Password: 'p' } },
          http: {},
        },
      },
    },
    'AuthorizationType and AuthParameters say the same in another spelling. Keep one of them.',
  ],
  [
    'seed.apiDestinations.partner',
    { apiDestinations: { partner: { url: 'https://partner.example' } } },
    'an API destination needs a connection, a url and a method.',
  ],
  [
    'seed.apiDestinations.partner.connection',
    { apiDestinations: { partner: { connection: 'none', url: 'https://partner.example', method: 'GET' } } },
    "Failed to describe the connection(s). Connection 'none' does not exist.",
  ],
  [
    'seed.endpoints.global',
    { endpoints: { global: { bus: 'orders' } } },
    'an endpoint needs the name of its bus, its secondaryRegion and the ARN of its healthCheck.',
  ],
  [
    'seed.endpoints.global',
    {
      buses: { orders: {} },
      endpoints: {
        global: {
          bus: 'orders',
          secondaryRegion: 'us-west-2',
          healthCheck: HEALTH,
          replication: 'DISABLED',
        },
      },
    },
    'Parameter EventBuses is not valid. Reason: Event bus arn:aws:events:us-west-2:123456789012:event-bus/orders does not exist.',
  ],
  [
    `seed.resources["${SQS}"].polcy`,
    { resources: { [SQS]: { polcy: {} } } },
    'there is no such member. Did you mean "policy"?',
  ],
  [
    `seed.resources["${SQS}"].policy`,
    { resources: { [SQS]: { policy: { Statement: 1n } } } },
    'this cannot be JSON: Do not know how to serialize a BigInt',
  ],
])('an error in a seed names its place, row %#: %s', ([path, seed, reason]) => {
  let refusal: unknown;
  try {
    mockEventBridge({ seed: seed as Seed });
  } catch (error) {
    refusal = error;
  }

  expect(refusal).toBeInstanceOf(InvalidSeed);
  expect(refusal).toMatchObject({ path, message: `${path}: ${reason}` });
});

test.for<[string, object, string]>([
  [
    'a misspelt member of a transformer',
    { inputTransformer: { pathMap: {}, template: '"x"' } },
    'targets[0].inputTransformer.pathMap: there is no such member. Did you mean "pathsMap"?',
  ],
  [
    'a misspelt member in the spelling of the SDK, deep inside',
    { InputTransformer: { InputTemplates: '"x"' } },
    'targets[0].InputTransformer.InputTemplates: there is no such member. Did you mean "InputTemplate"?',
  ],
  [
    'one thing in two spellings',
    { inputPath: '$.detail', InputPath: '$' },
    'targets[0].InputPath: "inputPath" says the same in another spelling. Keep one of them.',
  ],
  ['a handler that is none', { handler: 5 }, 'targets[0].handler: expected a function, got a number.'],
  [
    'an input that JSON cannot say',
    { input: 1n },
    'targets[0].input: this cannot be JSON: Do not know how to serialize a BigInt',
  ],
])('a target of a seed with %s is refused', ([, given, message]) => {
  const targets = [{ arn: SQS, ...given }];

  expect(() =>
    mockEventBridge({ seed: { buses: { orders: { rules: { paid: { ...paid, targets } } } } } }),
  ).toThrow(`seed.buses.orders.rules.paid.${message}`);
});
