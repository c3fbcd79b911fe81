import { EventBridgeClient, PutEventsCommand, PutRuleCommand } from '@aws-sdk/client-eventbridge';
import { CreateScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { expect, onTestFinished, test } from 'vitest';
import { mockEventBridge, type EventBridgeMock } from '../../src/index.js';
import '../../src/vitest.js';
import { failureOf, misuseOf } from './failure.js';

/** A rule, a schedule and an event go elsewhere than meant, since the SDK does not send what is misspelt. */

const rule = { Name: 'paid', EventPattern: '{"source":["shop"]}', EventBusname: 'orders' };
const schedule = {
  Name: 'remind',
  Groupname: 'night',
  ScheduleExpression: 'rate(1 hour)',
  FlexibleTimeWindow: { Mode: 'OFF' as const },
  Target: {
    Arn: 'arn:aws:sqs:us-east-1:123456789012:orders',
    RoleArn: 'arn:aws:iam::123456789012:role/scheduler',
  },
};
const entry = { Source: 'shop', DetailType: 'Placed', Detail: '{}', EventBusname: 'orders' };

async function misspelt(): Promise<EventBridgeMock> {
  const eventBridge = mockEventBridge({ seed: { buses: { orders: {} } } });
  onTestFinished(() => {
    eventBridge.restore();
  });
  const client = new EventBridgeClient({});
  await client.send(new PutRuleCommand(rule));
  await new SchedulerClient({}).send(new CreateScheduleCommand(schedule));
  await client.send(new PutEventsCommand({ Entries: [entry] }));
  return eventBridge;
}

test('toHaveNoWarnings fails', async () => {
  const eventBridge = await misspelt();

  expect(failureOf(() => expect(eventBridge).toHaveNoWarnings())).toMatchInlineSnapshot(`
    expect(eventBridge).toHaveNoWarnings()

    There are 3 warnings (3 unknown-member); there should be none.

      1. PutRule has no member "EventBusname" in API 2015-10-07 as the kit knows it, so the SDK does not send it, or AWS ignores it. Did you mean "EventBusName"?

      2. CreateSchedule has no member "Groupname" in API 2021-06-30 as the kit knows it, so the SDK does not send it, or AWS ignores it. Did you mean "GroupName"?

      3. Entries[0] of PutEvents has no member "EventBusname" in API 2015-10-07 as the kit knows it, so the SDK does not send it, or AWS ignores it. Did you mean "EventBusName"?
  `);
});

test('an event that is missing on a bus', async () => {
  const eventBridge = await misspelt();

  expect(failureOf(() => expect(eventBridge.bus('orders')).toHaveReceivedEvent({ source: 'shop' })))
    .toMatchInlineSnapshot(`
    expect(bus).toHaveReceivedEvent(expected)

    No event was received on bus "orders".

    Possible reasons:

      • Entries[0] of PutEvents has no member "EventBusname" in API 2015-10-07 as the kit knows it, so the SDK does not send it, or AWS ignores it. Did you mean "EventBusName"?
      • 1 event that would be as expected went to bus "default".
      • Rule "paid" on bus "default" matched 1 event but has no target.
  `);
});

test('a rule that does not exist on a bus', async () => {
  const eventBridge = await misspelt();

  expect(misuseOf(() => expect(eventBridge.rule('paid', 'orders')).toHaveMatchedEvent()))
    .toMatchInlineSnapshot(`
    expect(received).toHaveMatchedEvent()

    Matcher error: rule "paid" on bus "orders" does not exist.

    Bus "default" has a rule with that name: eventBridge.rule('paid', 'default')

    PutRule has no member "EventBusname" in API 2015-10-07 as the kit knows it, so the SDK does not send it, or AWS ignores it. Did you mean "EventBusName"?
  `);
});

test('a schedule that does not exist in a group', async () => {
  const eventBridge = await misspelt();

  expect(misuseOf(() => expect(eventBridge.schedule('remind', 'night')).toHaveReceivedInvocation()))
    .toMatchInlineSnapshot(`
    expect(received).toHaveReceivedInvocation()

    Matcher error: schedule "remind" in group "night" does not exist, and neither does the group.

    Group "default" has a schedule of that name: eventBridge.schedule('remind')

    CreateSchedule has no member "Groupname" in API 2021-06-30 as the kit knows it, so the SDK does not send it, or AWS ignores it. Did you mean "GroupName"?
  `);
});
