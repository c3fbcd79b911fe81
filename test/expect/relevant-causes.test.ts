import { expect, test } from 'vitest';
import type { Seed } from '../../src/index.js';
import '../../src/vitest.js';
import { failureOf } from './failure.js';
import { entry, type Shop, shopWith } from './shop.js';

/** Which causes stand under which failure: those that could have made it, and no other. */

const billing = 'arn:aws:lambda:us-east-1:123456789012:function:billing';
const audit = 'arn:aws:lambda:us-east-1:123456789012:function:audit';

const seed: Seed = {
  buses: {
    orders: {
      rules: {
        paid: { pattern: { 'detail-type': ['OrderPaid'], detail: { total: [150] } }, targets: [billing] },
        audit: { pattern: { source: ['shop'] }, targets: [audit] },
        idle: { pattern: { 'detail-type': ['OrderPaid'] } },
        off: { pattern: { 'detail-type': ['OrderPaid'] }, state: 'DISABLED', targets: [audit] },
      },
    },
    default: { rules: { nightly: { schedule: 'rate(1 day)', targets: [audit] } } },
  },
};

const CAUSES = {
  'never called': /PutEvents was (never|not) called/,
  rejected: /PutEvents was rejected/,
  dropped: /which does not exist/,
  pending: /still pending/,
  'no target': /has no target/,
  disabled: /is DISABLED/,
  schedule: /has a schedule/,
  'no event': /had nothing to match/,
  pattern: /→ not delivered/,
};

type Situation = 'nothing' | 'pending' | 'dropped' | 'differs' | 'another kind' | 'rejected';

const situations: Readonly<Record<Situation, (shop: Shop) => unknown>> = {
  nothing: () => undefined,
  rejected: ({ client, eventBridge, send }) => {
    void client;
    eventBridge.fault('PutEvents', { error: 'AccessDeniedException' });
    return send(entry('OrderPaid', {})).catch(() => undefined);
  },
  dropped: ({ send }) => send(entry('OrderPaid', { total: 150 }, { EventBusName: 'order' })),
  /** An event of the kind came, with another content; its own deliveries have not run. */
  differs: ({ send }) => send(entry('OrderPaid', { total: 1 })),
  /** Another event came, whose delivery may send what is missing. */
  'another kind': ({ send }) => send(entry('OrderPlaced', {})),
  pending: ({ send }) => send(entry('OrderPaid', { total: 150 })),
};

const failures: Readonly<Record<string, (shop: Shop) => void>> = {
  toHaveReceivedEvent: ({ eventBridge }) => {
    expect(eventBridge).toHaveReceivedEvent({ DetailType: 'OrderPaid', Detail: { total: 7 } });
  },
  'toHaveReceivedEvent by its detail': ({ eventBridge }) => {
    expect(eventBridge).toHaveReceivedEvent({ Detail: { total: 7 } });
  },
  'toHaveReceivedEvent of a follow-up': ({ eventBridge }) => {
    expect(eventBridge).toHaveReceivedEvent({ DetailType: 'OrderShipped' });
  },
  toHaveReceivedEventTimes: ({ eventBridge }) => {
    expect(eventBridge).toHaveReceivedEventTimes(5, { DetailType: 'OrderPaid' });
  },
  toHaveReceivedNthEvent: ({ eventBridge }) => {
    expect(eventBridge).toHaveReceivedNthEvent(3, { DetailType: 'OrderPaid' });
  },
  toHaveReceivedLastEvent: ({ eventBridge }) => {
    expect(eventBridge).toHaveReceivedLastEvent({ DetailType: 'OrderPaid', Detail: { total: 7 } });
  },
  toHaveReceivedEventsInOrder: ({ eventBridge }) => {
    expect(eventBridge).toHaveReceivedEventsInOrder([{ DetailType: 'OrderPaid', Detail: { total: 7 } }]);
  },
  toHaveMatchedEvent: ({ eventBridge }) => {
    expect(eventBridge.rule('paid', 'orders')).toHaveMatchedEvent({ Detail: { total: 7 } });
  },
  toHaveMatchedEventTimes: ({ eventBridge }) => {
    expect(eventBridge.rule('paid', 'orders')).toHaveMatchedEventTimes(2);
  },
  'toHaveMatchedEvent of a disabled rule': ({ eventBridge }) => {
    expect(eventBridge.rule('off', 'orders')).toHaveMatchedEvent();
  },
  'toHaveMatchedEvent of a schedule': ({ eventBridge }) => {
    expect(eventBridge.rule('nightly')).toHaveMatchedEvent();
  },
  toHaveReceivedInvocation: ({ eventBridge }) => {
    expect(eventBridge.target(billing)).toHaveReceivedInvocation({ detail: { total: 7 } });
  },
  toHaveInvokedTarget: ({ eventBridge }) => {
    expect(eventBridge.rule('paid', 'orders')).toHaveInvokedTarget(billing);
  },
  toHaveReceivedInvocationTimes: ({ eventBridge }) => {
    expect(eventBridge.target(billing)).toHaveReceivedInvocationTimes(2);
  },
  toHaveReceivedDeadLetter: ({ eventBridge }) => {
    expect(eventBridge.target(billing)).toHaveReceivedDeadLetter();
  },
  toHaveMatchedEveryRule: ({ eventBridge }) => {
    expect(eventBridge.bus('orders')).toHaveMatchedEveryRule();
  },
};

test.each(Object.keys(situations) as Situation[])(
  'the causes where the situation is: %s',
  async (situation) => {
    using shop = shopWith(seed);
    await situations[situation](shop);
    const lines = Object.entries(failures).map(([name, fails]) => {
      const [, reasons = ''] = failureOf(() => {
        fails(shop);
      }).split('What may be the reason:');
      const named = Object.entries(CAUSES).filter(([, text]) => text.test(reasons));
      return `${name}: ${named.map(([cause]) => cause).join(', ')}`;
    });
    expect(lines).toEqual(EXPECTED[situation]);
  },
);

const EXPECTED: Readonly<Record<Situation, readonly string[]>> = {} as never;
