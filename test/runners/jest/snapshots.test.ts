import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { afterAll, expect, test } from '@jest/globals';
import { matchesSchema, mockEventBridge } from 'aws-eventbridge-mock';
import 'aws-eventbridge-mock/jest';
import { z } from 'zod';

const client = new EventBridgeClient({});
const rules = {
  paid: { pattern: { source: ['shop'] }, targets: ['arn:aws:sqs:us-east-1:123456789012:paid'] },
};
const eventBridge = mockEventBridge(client, { seed: { buses: { orders: { rules } } } });
afterAll(() => eventBridge.restore());

async function put(detail: object): Promise<void> {
  const Detail = JSON.stringify(detail);
  const Entries = [{ Source: 'shop', DetailType: 'Order Placed', EventBusName: 'orders', Detail }];
  await client.send(new PutEventsCommand({ Entries }));
  await eventBridge.settled();
}

test('records print alike in every run, with one stand-in for each id', async () => {
  await put({ id: 'o-1' });
  await put({ causedBy: eventBridge.events()[0]?.id });

  expect({ events: eventBridge.events(), first: eventBridge.events()[0] }).toMatchInlineSnapshot(`
   {
     "events": [
       {
         "account": "123456789012",
         "detail": {
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
     ],
     "first": {
       "account": "123456789012",
       "detail": {
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
   }
  `);
  expect(eventBridge.commands().slice(0, 1)).toMatchInlineSnapshot(`
   [
     {
       "account": "123456789012",
       "attempts": 1,
       "input": {
         "Entries": [
           {
             "Detail": "{"id":"o-1"}",
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
   ]
  `);
});

test('a mock and a rule print what they are made of', () => {
  expect(eventBridge).toMatchInlineSnapshot(`
   {
     "account": "123456789012",
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
               "paid": {
                 "Arn": "arn:aws:sqs:us-east-1:123456789012:paid",
               },
             },
           },
         },
       },
     },
     "region": "us-east-1",
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
       "paid": {
         "Arn": "arn:aws:sqs:us-east-1:123456789012:paid",
       },
     },
   }
  `);
});

test('a schema matches at any depth, and is printed by its library', async () => {
  eventBridge.reset();
  await put({ total: 5 });
  const detail = matchesSchema(z.object({ total: z.number() }));

  expect(eventBridge).toHaveReceivedEvent({ detail });
  expect(eventBridge.events()).toEqual([expect.objectContaining({ detail })]);
  expect({ detail }).toMatchInlineSnapshot(`
   {
     "detail": Schema<zod>,
   }
  `);
});
