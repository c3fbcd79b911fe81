import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { mockEventBridge } from '../../src/index.js';
import '../../src/vitest.js';
import { misuseOf } from './failure.js';

const client = new EventBridgeClient({ region: 'us-east-1' });
const audit = 'arn:aws:sqs:us-east-1:123456789012:audit';
const rules = { placed: { pattern: { source: ['shop'] }, targets: [audit] } };
const event = { Source: 'shop', DetailType: 'Order Placed', Detail: '{}' };

const publish = () => client.send(new PutEventsCommand({ Entries: [event] }));

test('the history of the outer mock is refused inside, under .not too, with where to look instead', async () => {
  using outer = mockEventBridge(client, { seed: { buses: { default: { rules } } } });

  await outer.isolate(async () => {
    await publish();
    const assertions = [
      () => expect(outer).toHaveReceivedEvent({ source: 'shop' }),
      () => expect(outer).not.toHaveReceivedEvent({ source: 'shop' }),
      () => expect(outer.bus('default')).toHaveReceivedEventTimes(0),
      () => expect(outer.rule('placed')).not.toHaveMatchedEvent(),
      () => expect(outer.target(audit)).toHaveReceivedInvocationTimes(0),
    ];
    const [first = '', ...others] = assertions.map(misuseOf);
    expect(first).toMatchInlineSnapshot(`
      expect(received).toHaveReceivedEvent(expected)

      Matcher error: received belongs to the mock outside isolate(), but this code runs inside, where an isolated mock answers. That one has received 1 event so far.

      Pass the mock that the callback is given, or a view of it; eventBridge.current is that mock, too.
    `);
    const withoutHeading = (text: string) => text.slice(text.indexOf('\n'));
    expect(others.map(withoutHeading)).toEqual(Array(4).fill(withoutHeading(first)));
  });
});

test('inside, current and its views are looked at, and the rules of the outer mock can be tried', async () => {
  using outer = mockEventBridge(client, { seed: { buses: { default: { rules } } } });

  await outer.isolate(async (eventBridge) => {
    await publish();
    await outer.current.settled();

    expect(outer.current).toHaveReceivedEventTimes(1);
    expect(eventBridge.rule('placed')).toHaveMatchedEvent();
    expect(eventBridge.target(audit)).toHaveReceivedInvocationTimes(1);
    expect(outer.rule('placed')).toMatchEvent(event);
  });

  expect(outer).toHaveReceivedEventTimes(0);
});
