import { CreateScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { expect, test } from 'vitest';
import type { DeliveryFault } from '../../src/index.js';
import '../../src/vitest.js';
import { failureOf, misuseOf } from './failure.js';
import { entry, shopWith } from './shop.js';

const billing = 'arn:aws:lambda:us-east-1:123456789012:function:billing';
const paid = { pattern: { 'detail-type': ['OrderPaid'] }, targets: [billing] };

function shop() {
  const made = shopWith({ buses: { orders: { rules: { paid } } } });
  const { eventBridge } = made;
  return Object.assign(made, {
    target: () => expect(eventBridge.target(billing)),
    rule: () => expect(eventBridge.rule('paid', 'orders')),
    mock: () => expect(eventBridge),
  });
}

/** Each holds while nobody has waited for the delivery, and not afterwards. */
test.for<[string, (of: ReturnType<typeof shop>) => void]>([
  ['not received', (of) => of.target().not.toHaveReceivedInvocation()],
  ['not received with an input', (of) => of.target().not.toHaveReceivedInvocation({ source: 'shop' })],
  ['received 0 times', (of) => of.target().toHaveReceivedInvocationTimes(0)],
  ['not received once', (of) => of.target().not.toHaveReceivedInvocationTimes(1)],
  ['not invoked by the rule', (of) => of.rule().not.toHaveInvokedTarget('billing')],
])('%s: comes too early before settled()', async ([, assertion]) => {
  using of = shop();
  await of.send(entry('OrderPaid', {}));

  expect(misuseOf(() => assertion(of))).toContain(
    'Matcher error: the assertion comes too early: what it says may change by 1 delivery still pending.\n\n' +
      'await eventBridge.settled() before this assertion.',
  );
  await of.eventBridge.settled();
  expect(failureOf(() => assertion(of))).toContain('expected');
});

test('no dead letter: comes too early before settled()', async () => {
  using of = shop();
  await of.send(entry('OrderPaid', {}), entry('OrderPaid', {}));

  for (const received of [of.target(), of.mock()]) {
    expect(misuseOf(() => received.not.toHaveReceivedDeadLetter())).toContain(
      'by 2 deliveries still pending',
    );
  }
  await of.eventBridge.settled();
  of.mock().not.toHaveReceivedDeadLetter();
});

test('what has been received already is counted while its handler runs', async () => {
  using of = shop();
  const { eventBridge } = of;
  eventBridge.handle(billing, () => {
    of.target().toHaveReceivedInvocationTimes(1);
    of.target().not.toHaveReceivedInvocation({ source: 'store' });
  });
  await of.send(entry('OrderPaid', {}));
  await eventBridge.settled();
  expect(eventBridge).toHaveNoWarnings();
});

test('a schedule that is due and has not run yet comes too early', async () => {
  using of = shop();
  const client = new SchedulerClient({});
  of.eventBridge.attach(client);
  const RoleArn = 'arn:aws:iam::123456789012:role/scheduler';
  await client.send(
    new CreateScheduleCommand({
      Name: 'past',
      ScheduleExpression: 'at(2020-01-01T00:00:00)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { Arn: billing, RoleArn },
    }),
  );
  const schedule = () => expect(of.eventBridge.schedule('past'));

  expect(misuseOf(() => schedule().not.toHaveReceivedInvocation())).toContain('by 1 run still pending');
  await of.eventBridge.settled();
  schedule().toHaveReceivedInvocationTimes(1);
});

/** A test of retries, or of an answer that is late, looks at what was received meanwhile. */
test.for<DeliveryFault>([{ errorCode: 'THROTTLING', times: 1 }, { latency: '5 minutes' }])(
  'what waits for its time does not come too early: %j',
  async (fault) => {
    using of = shop();
    of.eventBridge.target(billing).fault(fault);
    await of.send(entry('OrderPaid', {}));
    await of.eventBridge.clock.advanceBy(100);

    of.target().not.toHaveReceivedInvocation();
    of.mock().not.toHaveReceivedDeadLetter();
    await of.eventBridge.settled();
    of.target().toHaveReceivedInvocationTimes(1);
  },
);
