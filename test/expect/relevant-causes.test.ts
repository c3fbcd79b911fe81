import {
  EventBridgeClient,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import {
  CreateScheduleCommand,
  CreateScheduleGroupCommand,
  SchedulerClient,
} from '@aws-sdk/client-scheduler';
import { expect, test } from 'vitest';
import type { Seed } from '../../src/index.js';
import '../../src/vitest.js';
import { asReadersSee, failureOf } from './failure.js';
import { entry, type Shop, shopWith } from './shop.js';

/** Which causes stand under which failure: those that could have made it, and no other. */

const billing = 'arn:aws:lambda:us-east-1:123456789012:function:billing';
const audit = 'arn:aws:lambda:us-east-1:123456789012:function:audit';
const remind = 'arn:aws:lambda:us-east-1:123456789012:function:remind';

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
  schedules: { remind: { at: '2199-01-01T00:00:00', target: remind } },
};

const CAUSES = {
  'never called': /PutEvents was (never|not) called/,
  rejected: /PutEvents was rejected/,
  dropped: /which does not exist/,
  pending: /still pending/,
  'no target': /has no target/,
  disabled: /is DISABLED/,
  schedule: /has a schedule/,
  due: /is due at/,
  'no event': /had nothing to match/,
  pattern: /→ not delivered/,
  'member of PutEvents': /PutEvents has no member/,
  'of PutRule': /PutRule has no member/,
  'of PutTargets': /PutTargets has no member/,
  'of CreateSchedule': /CreateSchedule has no member/,
};

type Situation =
  | 'nothing'
  | 'pending'
  | 'dropped'
  | 'differs'
  | 'another kind'
  | 'rejected'
  | 'misspelt'
  | 'misspelt others'
  | 'misspelt elsewhere';

const situations: Readonly<Record<Situation, (shop: Shop) => unknown>> = {
  nothing: () => undefined,
  rejected: ({ eventBridge, send }) => {
    eventBridge.fault('PutEvents', { error: 'AccessDeniedException' });
    return send(entry('OrderPaid', {})).catch(() => undefined);
  },
  dropped: ({ send }) => send(entry('OrderPaid', { total: 150 }, { EventBusName: 'order' })),
  /** An event of the kind came, with another content; its own deliveries have not run. */
  differs: ({ send }) => send(entry('OrderPaid', { total: 1 })),
  /** Another event came, whose delivery may send what is missing. */
  'another kind': ({ send }) => send(entry('OrderPlaced', {})),
  /** Calls that make what the assertions look at have members that the API does not have. */
  misspelt: (shop) => misspell(shop, { rule: 'paid', schedule: 'remind', region: 'us-east-1' }),
  /** The same of what the assertions do not look at. */
  'misspelt others': (shop) => misspell(shop, { rule: 'other', schedule: 'other', region: 'us-east-1' }),
  'misspelt elsewhere': (shop) => misspell(shop, { rule: 'paid', schedule: 'remind', region: 'eu-west-1' }),
  pending: ({ send }) => send(entry('OrderPaid', { total: 150 })),
};

/** Makes a rule and a schedule, puts an event, and misspells a member of each call. */
async function misspell(
  { eventBridge }: Shop,
  { rule, schedule, region }: Readonly<Record<'rule' | 'schedule' | 'region', string>>,
): Promise<void> {
  const client = new EventBridgeClient({ region });
  const scheduler = new SchedulerClient({ region });
  eventBridge.attach(client);
  eventBridge.attach(scheduler);
  const misspelt = { EventPattern: '{"source":["mall"]}', EventBusname: 'orders' };
  await client.send(new PutRuleCommand({ Name: rule, ...misspelt }));
  const target = { Id: '1', Arn: `arn:aws:sqs:${region}:123456789012:audit`, DeadLetterconfig: {} };
  await client.send(new PutTargetsCommand({ Rule: rule, Targets: [target] }));
  const remind = {
    ScheduleExpression: 'at(2199-01-01T00:00:00)',
    ScheduleExpressionTimeZone: 'Europe/Berlin',
    FlexibleTimeWindow: { Mode: 'OFF' as const },
    Target: { Arn: target.Arn, RoleArn: 'arn:aws:iam::123456789012:role/scheduler' },
  };
  await scheduler.send(new CreateScheduleGroupCommand({ Name: 'new' }));
  await scheduler.send(new CreateScheduleCommand({ Name: schedule, GroupName: 'new', ...remind }));
  const sent = { ...entry('OrderPlaced', {}), resources: [] };
  await client.send(new PutEventsCommand({ Entries: [sent] }));
}

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
  'toHaveReceivedInvocation of a target of EventBridge Scheduler': ({ eventBridge }) => {
    expect(eventBridge.target(remind)).toHaveReceivedInvocation();
  },
  'toHaveReceivedInvocation of a schedule of it': ({ eventBridge }) => {
    expect(eventBridge.schedule('remind')).toHaveReceivedInvocation({ id: 1 });
  },
  'toHaveReceivedDeadLetter of a schedule of it': ({ eventBridge }) => {
    expect(eventBridge.schedule('remind')).toHaveReceivedDeadLetter();
  },
  toHaveMatchedEveryRule: ({ eventBridge }) => {
    expect(eventBridge.bus('orders')).toHaveMatchedEveryRule();
  },
};

async function causesWhen(situation: Situation): Promise<string> {
  using shop = shopWith(seed);
  await situations[situation](shop);
  const lines = Object.entries(failures).map(([name, fails]) => {
    const [, reasons = ''] = failureOf(() => {
      fails(shop);
    }).split('Possible reasons:');
    const named = Object.entries(CAUSES).filter(([, text]) => text.test(reasons));
    return `${name}: ${named.map(([cause]) => cause).join(', ') || '-'}`;
  });
  return asReadersSee(lines.join('\n'));
}

test('nothing was sent', async () => {
  expect(await causesWhen('nothing')).toMatchInlineSnapshot(`
    toHaveReceivedEvent: never called, schedule, due
    toHaveReceivedEvent by its detail: never called, schedule, due
    toHaveReceivedEvent of a follow-up: never called, schedule, due
    toHaveReceivedEventTimes: never called, schedule, due
    toHaveReceivedNthEvent: never called, schedule, due
    toHaveReceivedLastEvent: never called, schedule, due
    toHaveReceivedEventsInOrder: never called, schedule, due
    toHaveMatchedEvent: never called, schedule, due
    toHaveMatchedEventTimes: never called, schedule, due
    toHaveMatchedEvent of a disabled rule: disabled
    toHaveMatchedEvent of a schedule: schedule
    toHaveReceivedInvocation: never called, schedule, due, no event
    toHaveInvokedTarget: never called, schedule, due, no event
    toHaveReceivedInvocationTimes: never called, schedule, due, no event
    toHaveReceivedDeadLetter: never called, schedule, due, no event
    toHaveReceivedInvocation of a target of EventBridge Scheduler: due
    toHaveReceivedInvocation of a schedule of it: due
    toHaveReceivedDeadLetter of a schedule of it: due
    toHaveMatchedEveryRule: never called, disabled, schedule, due, no event
  `);
});

test('a call was rejected', async () => {
  expect(await causesWhen('rejected')).toMatchInlineSnapshot(`
    toHaveReceivedEvent: rejected
    toHaveReceivedEvent by its detail: rejected
    toHaveReceivedEvent of a follow-up: rejected
    toHaveReceivedEventTimes: rejected
    toHaveReceivedNthEvent: rejected
    toHaveReceivedLastEvent: rejected
    toHaveReceivedEventsInOrder: rejected
    toHaveMatchedEvent: rejected
    toHaveMatchedEventTimes: rejected
    toHaveMatchedEvent of a disabled rule: disabled
    toHaveMatchedEvent of a schedule: schedule
    toHaveReceivedInvocation: rejected, no event
    toHaveInvokedTarget: rejected, no event
    toHaveReceivedInvocationTimes: rejected, no event
    toHaveReceivedDeadLetter: rejected, no event
    toHaveReceivedInvocation of a target of EventBridge Scheduler: due
    toHaveReceivedInvocation of a schedule of it: due
    toHaveReceivedDeadLetter of a schedule of it: due
    toHaveMatchedEveryRule: rejected, disabled, no event
  `);
});

test('an event went to a bus that does not exist', async () => {
  expect(await causesWhen('dropped')).toMatchInlineSnapshot(`
    toHaveReceivedEvent: dropped
    toHaveReceivedEvent by its detail: dropped
    toHaveReceivedEvent of a follow-up: dropped
    toHaveReceivedEventTimes: dropped
    toHaveReceivedNthEvent: dropped
    toHaveReceivedLastEvent: dropped
    toHaveReceivedEventsInOrder: dropped
    toHaveMatchedEvent: dropped
    toHaveMatchedEventTimes: dropped
    toHaveMatchedEvent of a disabled rule: disabled
    toHaveMatchedEvent of a schedule: schedule
    toHaveReceivedInvocation: dropped, no event
    toHaveInvokedTarget: dropped, no event
    toHaveReceivedInvocationTimes: dropped, no event
    toHaveReceivedDeadLetter: dropped, no event
    toHaveReceivedInvocation of a target of EventBridge Scheduler: due
    toHaveReceivedInvocation of a schedule of it: due
    toHaveReceivedDeadLetter of a schedule of it: due
    toHaveMatchedEveryRule: dropped, disabled, no event
  `);
});

test('an event of the kind came with another content, and its deliveries wait', async () => {
  expect(await causesWhen('differs')).toMatchInlineSnapshot(`
    toHaveReceivedEvent: -
    toHaveReceivedEvent by its detail: -
    toHaveReceivedEvent of a follow-up: pending, no target, disabled
    toHaveReceivedEventTimes: pending, no target, disabled
    toHaveReceivedNthEvent: pending, no target, disabled
    toHaveReceivedLastEvent: -
    toHaveReceivedEventsInOrder: -
    toHaveMatchedEvent: -
    toHaveMatchedEventTimes: -
    toHaveMatchedEvent of a disabled rule: disabled
    toHaveMatchedEvent of a schedule: schedule
    toHaveReceivedInvocation: pattern
    toHaveInvokedTarget: pattern
    toHaveReceivedInvocationTimes: pattern
    toHaveReceivedDeadLetter: pattern
    toHaveReceivedInvocation of a target of EventBridge Scheduler: due
    toHaveReceivedInvocation of a schedule of it: due
    toHaveReceivedDeadLetter of a schedule of it: due
    toHaveMatchedEveryRule: disabled, pattern
  `);
});

test('an event of another kind came, and its deliveries wait', async () => {
  expect(await causesWhen('another kind')).toMatchInlineSnapshot(`
    toHaveReceivedEvent: pending
    toHaveReceivedEvent by its detail: pending
    toHaveReceivedEvent of a follow-up: pending
    toHaveReceivedEventTimes: pending
    toHaveReceivedNthEvent: pending
    toHaveReceivedLastEvent: pending
    toHaveReceivedEventsInOrder: pending
    toHaveMatchedEvent: pending
    toHaveMatchedEventTimes: pending
    toHaveMatchedEvent of a disabled rule: disabled
    toHaveMatchedEvent of a schedule: schedule
    toHaveReceivedInvocation: pending, pattern
    toHaveInvokedTarget: pending, pattern
    toHaveReceivedInvocationTimes: pending, pattern
    toHaveReceivedDeadLetter: pending, pattern
    toHaveReceivedInvocation of a target of EventBridge Scheduler: due
    toHaveReceivedInvocation of a schedule of it: due
    toHaveReceivedDeadLetter of a schedule of it: due
    toHaveMatchedEveryRule: pending, disabled, pattern
  `);
});

test('an event came that the rule matches, and its deliveries wait', async () => {
  expect(await causesWhen('pending')).toMatchInlineSnapshot(`
    toHaveReceivedEvent: -
    toHaveReceivedEvent by its detail: -
    toHaveReceivedEvent of a follow-up: pending, no target, disabled
    toHaveReceivedEventTimes: pending, no target, disabled
    toHaveReceivedNthEvent: pending, no target, disabled
    toHaveReceivedLastEvent: -
    toHaveReceivedEventsInOrder: -
    toHaveMatchedEvent: -
    toHaveMatchedEventTimes: pending, no target, disabled
    toHaveMatchedEvent of a disabled rule: disabled
    toHaveMatchedEvent of a schedule: schedule
    toHaveReceivedInvocation: pending
    toHaveInvokedTarget: pending
    toHaveReceivedInvocationTimes: pending
    toHaveReceivedDeadLetter: pending
    toHaveReceivedInvocation of a target of EventBridge Scheduler: due
    toHaveReceivedInvocation of a schedule of it: due
    toHaveReceivedDeadLetter of a schedule of it: due
    toHaveMatchedEveryRule: disabled
  `);
});

test('calls were accepted without members that the API does not have', async () => {
  expect(await causesWhen('misspelt')).toMatchInlineSnapshot(`
    toHaveReceivedEvent: pending, member of PutEvents
    toHaveReceivedEvent by its detail: pending, member of PutEvents
    toHaveReceivedEvent of a follow-up: pending, member of PutEvents
    toHaveReceivedEventTimes: pending, member of PutEvents
    toHaveReceivedNthEvent: pending, member of PutEvents
    toHaveReceivedLastEvent: pending, member of PutEvents
    toHaveReceivedEventsInOrder: pending, member of PutEvents
    toHaveMatchedEvent: pending, member of PutEvents, of PutRule
    toHaveMatchedEventTimes: pending, member of PutEvents, of PutRule
    toHaveMatchedEvent of a disabled rule: disabled
    toHaveMatchedEvent of a schedule: schedule
    toHaveReceivedInvocation: pending, pattern, member of PutEvents, of PutRule, of PutTargets
    toHaveInvokedTarget: pending, pattern, member of PutEvents, of PutRule, of PutTargets
    toHaveReceivedInvocationTimes: pending, pattern, member of PutEvents, of PutRule, of PutTargets
    toHaveReceivedDeadLetter: pending, pattern, member of PutEvents, of PutRule, of PutTargets
    toHaveReceivedInvocation of a target of EventBridge Scheduler: due, of CreateSchedule
    toHaveReceivedInvocation of a schedule of it: due, of CreateSchedule
    toHaveReceivedDeadLetter of a schedule of it: due, of CreateSchedule
    toHaveMatchedEveryRule: pending, disabled, pattern, member of PutEvents, of PutRule
  `);
});

test('such calls made other things', async () => {
  expect(await causesWhen('misspelt others')).toMatchInlineSnapshot(`
    toHaveReceivedEvent: pending, member of PutEvents
    toHaveReceivedEvent by its detail: pending, member of PutEvents
    toHaveReceivedEvent of a follow-up: pending, member of PutEvents
    toHaveReceivedEventTimes: pending, member of PutEvents
    toHaveReceivedNthEvent: pending, member of PutEvents
    toHaveReceivedLastEvent: pending, member of PutEvents
    toHaveReceivedEventsInOrder: pending, member of PutEvents
    toHaveMatchedEvent: pending, member of PutEvents
    toHaveMatchedEventTimes: pending, member of PutEvents
    toHaveMatchedEvent of a disabled rule: disabled
    toHaveMatchedEvent of a schedule: schedule
    toHaveReceivedInvocation: pending, pattern, member of PutEvents
    toHaveInvokedTarget: pending, pattern, member of PutEvents
    toHaveReceivedInvocationTimes: pending, pattern, member of PutEvents
    toHaveReceivedDeadLetter: pending, pattern, member of PutEvents
    toHaveReceivedInvocation of a target of EventBridge Scheduler: due
    toHaveReceivedInvocation of a schedule of it: due
    toHaveReceivedDeadLetter of a schedule of it: due
    toHaveMatchedEveryRule: pending, disabled, pattern, member of PutEvents
  `);
});

test('such calls went to another Region', async () => {
  expect(await causesWhen('misspelt elsewhere')).toMatchInlineSnapshot(`
    toHaveReceivedEvent: dropped, member of PutEvents
    toHaveReceivedEvent by its detail: dropped, member of PutEvents
    toHaveReceivedEvent of a follow-up: dropped, member of PutEvents
    toHaveReceivedEventTimes: dropped, member of PutEvents
    toHaveReceivedNthEvent: dropped, member of PutEvents
    toHaveReceivedLastEvent: dropped, member of PutEvents
    toHaveReceivedEventsInOrder: dropped, member of PutEvents
    toHaveMatchedEvent: dropped, member of PutEvents
    toHaveMatchedEventTimes: dropped, member of PutEvents
    toHaveMatchedEvent of a disabled rule: disabled
    toHaveMatchedEvent of a schedule: schedule
    toHaveReceivedInvocation: dropped, no event, member of PutEvents
    toHaveInvokedTarget: dropped, no event, member of PutEvents
    toHaveReceivedInvocationTimes: dropped, no event, member of PutEvents
    toHaveReceivedDeadLetter: dropped, no event, member of PutEvents
    toHaveReceivedInvocation of a target of EventBridge Scheduler: due
    toHaveReceivedInvocation of a schedule of it: due
    toHaveReceivedDeadLetter of a schedule of it: due
    toHaveMatchedEveryRule: dropped, disabled, no event, member of PutEvents
  `);
});
