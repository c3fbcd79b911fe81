import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { mockEventBridge } from '../../../src/index.js';
import { fromTerraform } from '../../../src/templates.js';

const file = (name: string) => join(import.meta.dirname, 'applied', name);
const region = 'eu-central-1';
const client = new EventBridgeClient({ region });

test('the rules of a state answer', async () => {
  using eventBridge = mockEventBridge({ region, seed: fromTerraform(file('state.json')) });
  const received: unknown[] = [];
  eventBridge.handle('aws_cloudwatch_event_target.large', (event) => received.push(event));

  const event = { EventBusName: 'orders', Source: 'shop.orders', DetailType: 'Order Placed' };
  const Detail = JSON.stringify({ id: 'o-1', total: 100 });
  await client.send(new PutEventsCommand({ Entries: [{ ...event, Detail }] }));
  await eventBridge.settled();

  expect(received).toEqual([{ order: 'o-1' }]);
});

test('the file of a state makes the same seed, from a path and from its text', () => {
  const shown = fromTerraform(file('state.json'));
  for (const given of [file('terraform.tfstate'), readFileSync(file('terraform.tfstate'), 'utf8')]) {
    const stack = fromTerraform(given);
    expect(stack.findings).toEqual([]);
    const { buses, connections, apiDestinations } = stack;
    expect({ buses, connections, apiDestinations }).toEqual({
      buses: shown.buses,
      connections: shown.connections,
      apiDestinations: shown.apiDestinations,
    });
  }
});

test('what a state has of EventBridge, without its secrets', () => {
  const stack = fromTerraform(file('state.json'));
  expect(String(stack).replace(file('state.json'), 'state.json')).toMatchInlineSnapshot(`
    "state.json: 10 resources of EventBridge
      aws_cloudwatch_event_connection.c: connection "c"
      aws_cloudwatch_event_api_destination.d: API destination "d"
      aws_cloudwatch_event_bus.orders: bus "orders"
      aws_cloudwatch_event_bus_policy.bp: bus "default", with its policy
      aws_cloudwatch_event_permission.p: policy of bus "orders"
      aws_cloudwatch_event_archive.a: archive "a" of bus "orders"
      aws_cloudwatch_event_rule.byarn: rule "byarn" on bus "orders", 1 target
      aws_cloudwatch_event_rule.large: rule "large" on bus "orders", 1 target
      aws_cloudwatch_event_rule.nameless: rule "terraform-20261129091514548600000002" on bus "default", 1 target
      aws_cloudwatch_event_rule.prefixed: rule "shop-20261129091514537400000001" on bus "default", 1 target"
  `);
});

test('empty texts of a state are absent, and rules have their own names', () => {
  const { buses } = fromTerraform(file('state.json'));
  expect(buses['default']?.rules).toMatchInlineSnapshot(`
    {
      "shop-20261129091514537400000001": {
        "EventPattern": "{"source":["x"]}",
        "State": "DISABLED",
        "Targets": [
          {
            "HttpParameters": {
              "HeaderParameters": {
                "A": "b",
              },
            },
            "Id": "terraform-20261129091516205100000006",
            "RoleArn": "arn:aws:iam::123456789012:role/x",
            "apiDestination": "d",
          },
        ],
      },
      "terraform-20261129091514548600000002": {
        "ScheduleExpression": "rate(5 minutes)",
        "State": "DISABLED",
        "Targets": [
          {
            "Arn": "arn:aws:ecs:eu-central-1:123456789012:cluster/c",
            "EcsParameters": {
              "EnableECSManagedTags": false,
              "EnableExecuteCommand": false,
              "LaunchType": "FARGATE",
              "NetworkConfiguration": {
                "awsvpcConfiguration": {
                  "AssignPublicIp": "DISABLED",
                  "Subnets": [
                    "subnet-1",
                  ],
                },
              },
              "TaskCount": 1,
              "TaskDefinitionArn": "arn:aws:ecs:eu-central-1:123456789012:task-definition/d:1",
            },
            "Id": "terraform-20261129091514749800000003",
            "RoleArn": "arn:aws:iam::123456789012:role/x",
          },
        ],
      },
    }
  `);
});
