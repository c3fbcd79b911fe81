import {
  CreateArchiveCommand,
  PutEventsCommand,
  type PutEventsRequestEntry,
  StartReplayCommand,
} from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import type { Seed } from '../../src/index.js';
import '../../src/vitest.js';
import { misuseOf, failureOf } from './failure.js';
import { entry, type Shop, shopWith } from './shop.js';

/** Every call that a message proposes, made where the message proposes it: then the assertion holds. */

const arn = (name: string): string => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
const bus = 'arn:aws:events:us-east-1:123456789012:event-bus/orders';
const archive = 'arn:aws:events:us-east-1:123456789012:archive/all';
const dead = 'arn:aws:sqs:us-east-1:123456789012:dead';

const paid: Seed = {
  buses: {
    orders: {
      rules: {
        paid: {
          pattern: { 'detail-type': ['OrderPaid'] },
          targets: [{ arn: arn('billing'), id: 'billing', deadLetterQueue: dead }],
        },
      },
    },
  },
};

interface Proposal {
  readonly title: string;
  readonly seed?: Seed;
  readonly before: (shop: Shop) => unknown;
  readonly fails: (shop: Shop) => void;
  /** What the message says, and what is done then. */
  readonly proposes: string;
  readonly follow: (shop: Shop) => unknown;
  /** What holds afterwards; default: what failed. */
  readonly holds?: (shop: Shop) => void;
}

function shipsOnPaid({ eventBridge, send }: Shop): void {
  eventBridge.handle(arn('billing'), () => send(entry('OrderShipped', {})));
}

async function replayed({ client, eventBridge, send }: Shop): Promise<void> {
  await client.send(new CreateArchiveCommand({ ArchiveName: 'all', EventSourceArn: bus }));
  await send(entry('OrderPaid', {}));
  const now = eventBridge.clock.now().getTime();
  await eventBridge.settled();
  eventBridge.clearHistory();
  await client.send(
    new StartReplayCommand({
      ReplayName: 'again',
      EventSourceArn: archive,
      EventStartTime: new Date(now - 3_600_000),
      EventEndTime: new Date(now + 3_600_000),
      Destination: { Arn: bus },
    }),
  );
}

const proposals: readonly Proposal[] = [
  {
    title: 'a handler that has not run sends the event',
    seed: paid,
    before: async (shop) => {
      shipsOnPaid(shop);
      await shop.send(entry('OrderPaid', {}));
    },
    fails: ({ eventBridge }) => {
      expect(eventBridge).toHaveReceivedEvent({ DetailType: 'OrderShipped' });
    },
    proposes: 'await eventBridge.settled()',
    follow: ({ eventBridge }) => eventBridge.settled(),
  },
  {
    title: 'an invocation that is pending',
    seed: paid,
    before: ({ send }) => send(entry('OrderPaid', {})),
    fails: ({ eventBridge }) => {
      expect(eventBridge.target('billing')).toHaveReceivedInvocation();
    },
    proposes: 'await eventBridge.settled()',
    follow: ({ eventBridge }) => eventBridge.settled(),
  },
  {
    title: 'a dead letter whose delivery is pending',
    seed: paid,
    before: async ({ eventBridge, send }) => {
      eventBridge.target('billing').fault({ errorCode: 'NO_PERMISSIONS' });
      await send(entry('OrderPaid', {}));
    },
    fails: ({ eventBridge }) => {
      expect(eventBridge).toHaveReceivedDeadLetter();
    },
    proposes: 'await eventBridge.settled()',
    follow: ({ eventBridge }) => eventBridge.settled(),
  },
  {
    title: 'a replay that waits for the clock',
    seed: { buses: { orders: {} } },
    before: replayed,
    fails: ({ eventBridge }) => {
      expect(eventBridge).toHaveReceivedEvent({ DetailType: 'OrderPaid' });
    },
    proposes:
      'Replay "again" is STARTING: it only sends events when time passes. await eventBridge.clock.advanceBy(…)',
    follow: ({ eventBridge }) => eventBridge.clock.advanceBy('1 hour'),
  },
  {
    title: 'a schedule that waits for the clock',
    seed: {
      buses: { default: { rules: { nightly: { schedule: 'rate(1 day)', targets: [arn('clean')] } } } },
    },
    before: () => undefined,
    fails: ({ eventBridge }) => {
      expect(eventBridge.target(arn('clean'))).toHaveReceivedInvocation();
    },
    proposes: 'await eventBridge.clock.advanceBy(…)',
    follow: ({ eventBridge }) => eventBridge.clock.advanceBy('1 day'),
  },
  {
    title: 'a schedule of EventBridge Scheduler that waits for the clock',
    seed: { schedules: { 'shop/once': { at: '2199-01-01T00:00:00', target: arn('clean') } } },
    before: () => undefined,
    fails: ({ eventBridge }) => {
      expect(eventBridge.target('clean')).toHaveReceivedInvocation();
    },
    proposes: "await eventBridge.clock.advanceTo('2199-01-01T00:00:00Z')",
    follow: ({ eventBridge }) => eventBridge.clock.advanceTo('2199-01-01T00:00:00Z'),
    holds: ({ eventBridge }) => {
      expect(eventBridge.target('clean')).toHaveReceivedInvocationTimes(1);
      expect(eventBridge.schedule('once', 'shop')).toHaveInvokedTarget('clean');
    },
  },
  {
    title: 'a schedule in another group than the default one',
    seed: { schedules: { 'shop/hourly': { rate: '1 hour', target: arn('clean') } } },
    before: ({ eventBridge }) => eventBridge.settled(),
    fails: ({ eventBridge }) => {
      expect(eventBridge.schedule('hourly')).toHaveReceivedInvocation();
    },
    proposes: "eventBridge.schedule('hourly', 'shop')",
    follow: () => undefined,
    holds: ({ eventBridge }) => {
      expect(eventBridge.schedule('hourly', 'shop')).toHaveReceivedInvocation();
    },
  },
  {
    title: 'the event of a schedule that waits for the clock',
    seed: {
      buses: { default: { rules: { nightly: { schedule: 'rate(1 day)', targets: [arn('clean')] } } } },
    },
    before: () => undefined,
    fails: ({ eventBridge }) => {
      expect(eventBridge).toHaveReceivedEvent({ DetailType: 'Scheduled Event' });
    },
    proposes: 'await eventBridge.clock.advanceBy(…)',
    follow: ({ eventBridge }) => eventBridge.clock.advanceBy('1 day'),
  },
  {
    title: 'a bus whose name is misspelt',
    before: ({ send }) => send(entry('OrderPaid', {}, { EventBusName: 'order' })),
    fails: ({ eventBridge }) => {
      expect(eventBridge.bus('orders')).toHaveReceivedEvent({ DetailType: 'OrderPaid' });
    },
    proposes: 'Did you mean "orders"?',
    follow: ({ send }) => send(entry('OrderPaid', {}, { EventBusName: 'orders' })),
  },
  {
    title: 'a rule on another bus than the default one',
    seed: paid,
    before: ({ send }) => send(entry('OrderPaid', {})),
    fails: ({ eventBridge }) => {
      expect(eventBridge.rule('paid')).toHaveMatchedEvent();
    },
    proposes: "eventBridge.rule('paid', 'orders')",
    follow: () => undefined,
    holds: ({ eventBridge }) => {
      expect(eventBridge.rule('paid', 'orders')).toHaveMatchedEvent();
    },
  },
  {
    title: 'a dead-letter queue asked as a target',
    seed: paid,
    before: async ({ eventBridge, send }) => {
      eventBridge.target('billing').fault({ errorCode: 'NO_PERMISSIONS' });
      await send(entry('OrderPaid', {}));
      await eventBridge.settled();
    },
    fails: ({ eventBridge }) => {
      expect(eventBridge.target(dead)).toHaveReceivedInvocation();
    },
    proposes: `expect(eventBridge.target('${arn('billing')}')).toHaveReceivedDeadLetter({ queueArn: '${dead}' })`,
    follow: () => undefined,
    holds: ({ eventBridge }) => {
      expect(eventBridge.target(arn('billing'))).toHaveReceivedDeadLetter({ queueArn: dead });
    },
  },
  {
    title: 'a pattern as what is expected',
    before: ({ send }) => send(entry('OrderPaid', { total: 150 })),
    fails: ({ eventBridge }) => {
      expect(eventBridge).toHaveReceivedEvent({ source: ['shop'] as never, detail: { total: [150] } });
    },
    proposes: 'toHaveReceivedEvent(expect.toMatchEventPattern(pattern))',
    follow: () => undefined,
    holds: ({ eventBridge }) => {
      const pattern = { source: ['shop'], detail: { total: [150] } };
      expect(eventBridge).toHaveReceivedEvent(expect.toMatchEventPattern(pattern));
      expect(eventBridge.bus('orders')).not.toHaveReceivedEvent(expect.not.toMatchEventPattern(pattern));
      expect(eventBridge).not.toHaveReceivedEvent(expect.toMatchEventPattern({ source: ['stock'] }));
    },
  },
  {
    title: 'more entries than one call takes',
    before: async ({ client }) => {
      await client.send(new PutEventsCommand({ Entries: eleven() })).catch(() => undefined);
    },
    fails: ({ eventBridge }) => {
      expect(eventBridge).toHaveReceivedEventTimes(11, { DetailType: 'OrderPaid' });
    },
    proposes: '11 entries; PutEvents takes at most 10.',
    follow: async ({ send }) => {
      await send(...eleven().slice(0, 10));
      await send(...eleven().slice(10));
    },
  },
];

function eleven(): PutEventsRequestEntry[] {
  return Array.from({ length: 11 }, () => entry('OrderPaid', {}));
}

test.each(proposals)('what is proposed helps: $title', async ({ seed, before, fails, proposes, ...then }) => {
  using shop = shopWith(seed);
  await before(shop);
  expect(
    messageOf(() => {
      fails(shop);
    }),
  ).toContain(proposes);
  await then.follow(shop);
  (then.holds ?? fails)(shop);
});

function messageOf(assertion: () => void): string {
  try {
    return failureOf(assertion);
  } catch {
    return misuseOf(assertion);
  }
}

test('a dead-letter queue is no target', () => {
  using shop = shopWith(paid);
  const { eventBridge } = shop;
  expect(
    misuseOf(() => {
      expect(eventBridge.target(dead)).toHaveReceivedInvocation();
    }),
  ).toMatchInlineSnapshot(`
    expect(received).toHaveReceivedInvocation()

    Matcher error: no rule and no schedule has a target with the ARN or Id "arn:aws:sqs:us-east-1:123456789012:dead".

    It is the dead-letter queue of a target, which receives what could not be delivered:

      expect(eventBridge.target('arn:aws:lambda:us-east-1:123456789012:function:billing')).toHaveReceivedDeadLetter({ queueArn: 'arn:aws:sqs:us-east-1:123456789012:dead' })
  `);
  expect(
    misuseOf(() => {
      expect(eventBridge.rule('paid', 'orders')).not.toHaveInvokedTarget(dead);
    }),
  ).toMatchInlineSnapshot(`
    expect(received).not.toHaveInvokedTarget(target)

    Matcher error: rule "paid" on bus "orders" has no target with the ARN or Id "arn:aws:sqs:us-east-1:123456789012:dead".

    It is the dead-letter queue of a target, which receives what could not be delivered:

      expect(eventBridge.target('arn:aws:lambda:us-east-1:123456789012:function:billing')).toHaveReceivedDeadLetter({ queueArn: 'arn:aws:sqs:us-east-1:123456789012:dead' })
  `);
});
