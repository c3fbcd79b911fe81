import {
  CreateArchiveCommand,
  CreateConnectionCommand,
  CreateEventBusCommand,
  EventBridgeClient,
  PutEventsCommand,
  PutTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { mockEventBridge, type Seed } from '../../src/index.js';
import '../../src/vitest.js';

const queue = 'arn:aws:sqs:us-east-1:123456789012:orders';
const seed: Seed = {
  buses: {
    orders: {
      rules: {
        paid: {
          pattern: { source: ['shop'] },
          targets: [
            {
              arn: queue,
              inputTransformer: { pathsMap: { id: '$.id', at: '$.time' }, template: '"<id> at <at>"' },
            },
          ],
        },
      },
    },
  },
};

async function shop() {
  const client = new EventBridgeClient({});
  const eventBridge = mockEventBridge(client, { seed });
  const send = async (detail: object) => {
    const Detail = JSON.stringify(detail);
    const Entries = [{ Source: 'shop', DetailType: 'Order Placed', Detail, EventBusName: 'orders' }];
    await client.send(new PutEventsCommand({ Entries }));
    await eventBridge.settled();
  };
  await send({ id: 'o-1', at: '2026-01-01T00:00:00Z' });
  await send({ id: 'o-2', causedBy: eventBridge.events()[0]?.id });
  return { client, eventBridge, send };
}

test('events print alike in every run, and an id is known wherever it stands', async () => {
  const { eventBridge } = await shop();

  expect(eventBridge.events()).toMatchInlineSnapshot(`
    [
      {
        "account": "123456789012",
        "detail": {
          "at": "2026-01-01T00:00:00Z",
          "id": "o-1",
        },
        "detail-type": "Order Placed",
        "eventBusArn": "arn:aws:events:us-east-1:123456789012:event-bus/orders",
        "eventBusName": "orders",
        "id": "<id 1>",
        "matchedRules": [
          "arn:aws:events:us-east-1:123456789012:rule/orders/paid",
        ],
        "receivedAt": "<time>",
        "region": "us-east-1",
        "resources": [],
        "source": "shop",
        "time": "<time>",
        "version": "0",
      },
      {
        "account": "123456789012",
        "detail": {
          "causedBy": "<id 1>",
          "id": "o-2",
        },
        "detail-type": "Order Placed",
        "eventBusArn": "arn:aws:events:us-east-1:123456789012:event-bus/orders",
        "eventBusName": "orders",
        "id": "<id 2>",
        "matchedRules": [
          "arn:aws:events:us-east-1:123456789012:rule/orders/paid",
        ],
        "receivedAt": "<time>",
        "region": "us-east-1",
        "resources": [],
        "source": "shop",
        "time": "<time>",
        "version": "0",
      },
    ]
  `);
});

test('one record prints like those of a list, also when it was copied', async () => {
  const { eventBridge } = await shop();
  const [event] = eventBridge.events();

  expect(event).toMatchInlineSnapshot(`
    {
      "account": "123456789012",
      "detail": {
        "at": "2026-01-01T00:00:00Z",
        "id": "o-1",
      },
      "detail-type": "Order Placed",
      "eventBusArn": "arn:aws:events:us-east-1:123456789012:event-bus/orders",
      "eventBusName": "orders",
      "id": "<id 1>",
      "matchedRules": [
        "arn:aws:events:us-east-1:123456789012:rule/orders/paid",
      ],
      "receivedAt": "<time>",
      "region": "us-east-1",
      "resources": [],
      "source": "shop",
      "time": "<time>",
      "version": "0",
    }
  `);
  expect({ ...event, resources: ['one'] }).toMatchInlineSnapshot(`
    {
      "account": "123456789012",
      "detail": {
        "at": "2026-01-01T00:00:00Z",
        "id": "o-1",
      },
      "detail-type": "Order Placed",
      "eventBusArn": "arn:aws:events:us-east-1:123456789012:event-bus/orders",
      "eventBusName": "orders",
      "id": "<id 1>",
      "matchedRules": [
        "arn:aws:events:us-east-1:123456789012:rule/orders/paid",
      ],
      "receivedAt": "<time>",
      "region": "us-east-1",
      "resources": [
        "one",
      ],
      "source": "shop",
      "time": "<time>",
      "version": "0",
    }
  `);
});

test('records in an object share the stand-ins of their ids', async () => {
  const { eventBridge, send } = await shop();
  eventBridge.clearHistory();
  await send({ id: 'o-3' });

  expect({
    commands: eventBridge.commands(),
    invocations: eventBridge.invocations(),
  }).toMatchInlineSnapshot(`
    {
      "commands": [
        {
          "account": "123456789012",
          "attempts": 1,
          "input": {
            "Entries": [
              {
                "Detail": "{"id":"o-3"}",
                "DetailType": "Order Placed",
                "EventBusName": "orders",
                "Source": "shop",
              },
            ],
          },
          "name": "PutEvents",
          "output": {
            "Entries": [
              {
                "EventId": "<id 1>",
              },
            ],
            "FailedEntryCount": 0,
          },
          "region": "us-east-1",
          "sentAt": "<time>",
        },
      ],
      "invocations": [
        {
          "calls": 0,
          "event": {
            "account": "123456789012",
            "detail": {
              "id": "o-3",
            },
            "detail-type": "Order Placed",
            "id": "<id 1>",
            "region": "us-east-1",
            "resources": [],
            "source": "shop",
            "time": "<time>",
            "version": "0",
          },
          "input": "<id 1> at <time>",
          "invokedAt": "<time>",
          "outcome": "recorded",
          "payload": ""<id 1> at <time>"",
          "request": {
            "MessageBody": ""<id 1> at <time>"",
            "QueueArn": "arn:aws:sqs:us-east-1:123456789012:orders",
            "action": "sqs:SendMessage",
          },
          "rule": {
            "arn": "arn:aws:events:us-east-1:123456789012:rule/orders/paid",
            "eventBusName": "orders",
            "name": "paid",
          },
          "target": {
            "arn": "arn:aws:sqs:us-east-1:123456789012:orders",
            "id": "orders",
          },
        },
      ],
    }
  `);
});

test('deliveries, dead letters and warnings print alike in every run', async () => {
  const { client, eventBridge, send } = await shop();
  const DeadLetterConfig = { Arn: 'arn:aws:sqs:us-east-1:123456789012:dead' };
  const Targets = [{ Id: 'orders', Arn: queue, DeadLetterConfig }];
  await client.send(new PutTargetsCommand({ Rule: 'paid', EventBusName: 'orders', Targets }));
  eventBridge.clearHistory();
  eventBridge.target(queue).fault({ errorCode: 'NO_PERMISSIONS' });
  await send({ id: 'o-3' });
  eventBridge.emit({ source: 'shop', 'detail-type': 'Lost', eventBusName: 'nowhere' });

  expect(eventBridge.deliveries()).toMatchInlineSnapshot(`
    [
      {
        "attempts": [
          {
            "at": "<time>",
            "error": {
              "errorCode": "NO_PERMISSIONS",
              "message": "A fault that the test planned.",
            },
          },
        ],
        "event": {
          "account": "123456789012",
          "detail": {
            "id": "o-3",
          },
          "detail-type": "Order Placed",
          "id": "<id 1>",
          "region": "us-east-1",
          "resources": [],
          "source": "shop",
          "time": "<time>",
          "version": "0",
        },
        "outcome": "dead-lettered",
        "rule": {
          "arn": "arn:aws:events:us-east-1:123456789012:rule/orders/paid",
          "eventBusName": "orders",
          "name": "paid",
        },
        "target": {
          "arn": "arn:aws:sqs:us-east-1:123456789012:orders",
          "id": "orders",
        },
      },
    ]
  `);
  expect(eventBridge.deadLetters()[0]).toMatchInlineSnapshot(`
    {
      "body": "{"version":"0","id":"<id 1>","detail-type":"Order Placed","source":"shop","account":"123456789012","time":"<time>","region":"us-east-1","resources":[],"detail":{"id":"o-3"}}",
      "event": {
        "account": "123456789012",
        "detail": {
          "id": "o-3",
        },
        "detail-type": "Order Placed",
        "id": "<id 1>",
        "region": "us-east-1",
        "resources": [],
        "source": "shop",
        "time": "<time>",
        "version": "0",
      },
      "messageAttributes": {
        "ERROR_CODE": "NO_PERMISSIONS",
        "ERROR_MESSAGE": "A fault that the test planned.",
        "RETRY_ATTEMPTS": "0",
        "RULE_ARN": "arn:aws:events:us-east-1:123456789012:rule/orders/paid",
        "TARGET_ARN": "arn:aws:sqs:us-east-1:123456789012:orders",
      },
      "queueArn": "arn:aws:sqs:us-east-1:123456789012:dead",
      "rule": {
        "arn": "arn:aws:events:us-east-1:123456789012:rule/orders/paid",
        "eventBusName": "orders",
        "name": "paid",
      },
      "sentAt": "<time>",
      "target": {
        "arn": "arn:aws:sqs:us-east-1:123456789012:orders",
        "id": "orders",
      },
    }
  `);
  expect(eventBridge.warnings()).toMatchInlineSnapshot(`
    [
      {
        "account": "123456789012",
        "at": "<time>",
        "event": {
          "account": "123456789012",
          "detail": {},
          "detail-type": "Lost",
          "id": "<id 1>",
          "region": "us-east-1",
          "resources": [],
          "source": "shop",
          "time": "<time>",
          "version": "0",
        },
        "eventBusName": "nowhere",
        "kind": "unknown-event-bus",
        "message": "Event "Lost" from "shop" went to bus "nowhere", which does not exist in account 123456789012, us-east-1. EventBridge answers with an EventId and drops the event.",
        "region": "us-east-1",
      },
    ]
  `);
});

test('a mock prints what its account has, without secrets', async () => {
  const { client, eventBridge } = await shop();
  const EventSourceArn = eventBridge.bus('orders').arn;
  await client.send(new CreateArchiveCommand({ ArchiveName: 'all', EventSourceArn }));
  const BasicAuthParameters = { Username: 'user', Password: 'secret' };
  await client.send(
    new CreateConnectionCommand({
      Name: 'partner',
      AuthorizationType: 'BASIC',
      AuthParameters: { BasicAuthParameters },
    }),
  );
  const other = new EventBridgeClient({});
  eventBridge.attach(other, { account: '444455556666', region: 'eu-west-1' });
  await other.send(new CreateEventBusCommand({ Name: 'central' }));

  expect(eventBridge).toMatchInlineSnapshot(`
    {
      "account": "123456789012",
      "archives": {
        "all": {
          "ArchiveArn": "arn:aws:events:us-east-1:123456789012:archive/all",
          "EventCount": 0,
          "EventSourceArn": "arn:aws:events:us-east-1:123456789012:event-bus/orders",
          "RetentionDays": 0,
          "SizeBytes": 0,
          "State": "ENABLED",
        },
      },
      "connections": {
        "partner": {
          "AuthParameters": {
            "BasicAuthParameters": {
              "Username": "user",
            },
          },
          "AuthorizationType": "BASIC",
          "ConnectionArn": "arn:aws:events:us-east-1:123456789012:connection/partner/<id 1>",
          "ConnectionState": "AUTHORIZED",
          "SecretArn": "arn:aws:secretsmanager:us-east-1:123456789012:secret:events!connection/partner/<id 2>",
        },
      },
      "elsewhere": {
        "444455556666/eu-west-1": {
          "account": "444455556666",
          "eventBuses": {
            "central": {
              "Arn": "arn:aws:events:eu-west-1:444455556666:event-bus/central",
            },
            "default": {
              "Arn": "arn:aws:events:eu-west-1:444455556666:event-bus/default",
            },
          },
          "region": "eu-west-1",
        },
      },
      "eventBuses": {
        "default": {
          "Arn": "arn:aws:events:us-east-1:123456789012:event-bus/default",
        },
        "orders": {
          "Arn": "arn:aws:events:us-east-1:123456789012:event-bus/orders",
          "rules": {
            "paid": {
              "Arn": "arn:aws:events:us-east-1:123456789012:rule/orders/paid",
              "CreatedBy": "123456789012",
              "EventPattern": {
                "source": [
                  "shop",
                ],
              },
              "State": "ENABLED",
              "targets": {
                "orders": {
                  "Arn": "arn:aws:sqs:us-east-1:123456789012:orders",
                  "InputTransformer": {
                    "InputPathsMap": {
                      "at": "$.time",
                      "id": "$.id",
                    },
                    "InputTemplate": ""<id> at <at>"",
                  },
                },
              },
            },
          },
        },
      },
      "region": "us-east-1",
    }
  `);
  expect(JSON.stringify(eventBridge.snapshot())).not.toContain('secret"');
});

test('a bus and a rule print their part of the account', async () => {
  const { eventBridge } = await shop();

  expect(eventBridge.bus('orders')).toMatchInlineSnapshot(`
    {
      "Arn": "arn:aws:events:us-east-1:123456789012:event-bus/orders",
      "rules": {
        "paid": {
          "Arn": "arn:aws:events:us-east-1:123456789012:rule/orders/paid",
          "CreatedBy": "123456789012",
          "EventPattern": {
            "source": [
              "shop",
            ],
          },
          "State": "ENABLED",
          "targets": {
            "orders": {
              "Arn": "arn:aws:sqs:us-east-1:123456789012:orders",
              "InputTransformer": {
                "InputPathsMap": {
                  "at": "$.time",
                  "id": "$.id",
                },
                "InputTemplate": ""<id> at <at>"",
              },
            },
          },
        },
      },
    }
  `);
  expect(eventBridge.rule('paid', 'orders')).toMatchInlineSnapshot(`
    {
      "Arn": "arn:aws:events:us-east-1:123456789012:rule/orders/paid",
      "CreatedBy": "123456789012",
      "EventPattern": {
        "source": [
          "shop",
        ],
      },
      "State": "ENABLED",
      "targets": {
        "orders": {
          "Arn": "arn:aws:sqs:us-east-1:123456789012:orders",
          "InputTransformer": {
            "InputPathsMap": {
              "at": "$.time",
              "id": "$.id",
            },
            "InputTemplate": ""<id> at <at>"",
          },
        },
      },
    }
  `);
  expect(eventBridge.bus('missing')).toMatchInlineSnapshot(`undefined`);
});

test('snapshot() of an account that was changed and changed back is the same', async () => {
  const { client, eventBridge } = await shop();
  const before = eventBridge.snapshot();

  await client.send(new CreateEventBusCommand({ Name: 'more', Tags: [{ Key: 'team', Value: 'shop' }] }));
  expect(eventBridge.snapshot().eventBuses.more).toEqual({
    Arn: 'arn:aws:events:us-east-1:123456789012:event-bus/more',
    Tags: { team: 'shop' },
  });
  eventBridge.reset();

  expect(eventBridge.snapshot()).toEqual(before);
  expect(eventBridge.commands()).toEqual([]);
});

test('snapshot() lists more resources than one page holds', () => {
  const buses = Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`bus-${index}`, {}]));
  const eventBridge = mockEventBridge(new EventBridgeClient({}), {
    seed: { buses },
    quotas: { eventBuses: 200 },
  });

  expect(Object.keys(eventBridge.snapshot().eventBuses)).toHaveLength(102);
});

test('what only looks like a record prints as ever', () => {
  expect([
    { kind: 'unknown', message: 'none', at: new Date(0) },
    { 'detail-type': 'Order Placed', source: 'shop', id: 'e-1', time: '2026-01-01T00:00:00Z' },
    new Date(0),
  ]).toMatchInlineSnapshot(`
    [
      {
        "at": 1970-01-01T00:00:00.000Z,
        "kind": "unknown",
        "message": "none",
      },
      {
        "detail-type": "Order Placed",
        "id": "e-1",
        "source": "shop",
        "time": "2026-01-01T00:00:00Z",
      },
      1970-01-01T00:00:00.000Z,
    ]
  `);
});

test('property matchers stand in the place of what they match', async () => {
  const { eventBridge } = await shop();

  expect(eventBridge.events()[0]).toMatchInlineSnapshot(
    {
      source: expect.any(String),
      id: expect.any(String),
    },
    `
    {
      "account": "123456789012",
      "detail": {
        "at": "2026-01-01T00:00:00Z",
        "id": "o-1",
      },
      "detail-type": "Order Placed",
      "eventBusArn": "arn:aws:events:us-east-1:123456789012:event-bus/orders",
      "eventBusName": "orders",
      "id": Any<String>,
      "matchedRules": [
        "arn:aws:events:us-east-1:123456789012:rule/orders/paid",
      ],
      "receivedAt": "<time>",
      "region": "us-east-1",
      "resources": [],
      "source": Any<String>,
      "time": "<time>",
      "version": "0",
    }
  `,
  );
});
