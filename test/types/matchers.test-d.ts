import { expect } from 'vitest';
import type {
  ArchiveView,
  BusView,
  EventBridgeMock,
  EventEnvelope,
  RuleView,
  ScheduleView,
  TargetView,
} from '../../src/index.js';
import '../../src/vitest.js';

declare const eventBridge: EventBridgeMock;
declare const bus: BusView;
declare const rule: RuleView;
declare const target: TargetView;
declare const schedule: ScheduleView;
declare const archive: ArchiveView;
declare const event: EventEnvelope;

// Both spellings, text and objects, matchers at every depth.
expect(eventBridge).toHaveReceivedEvent({ Source: 'shop', DetailType: 'OrderPaid', Detail: '{"total":1}' });
expect(bus).not.toHaveReceivedEvent({
  'detail-type': expect.any(String),
  detail: { total: expect.any(Number) },
});
expect(bus).toHaveReceivedEvent(expect.objectContaining({ source: 'shop' }));
expect(bus).toHaveReceivedEvent({ Time: new Date(0), resources: [expect.stringContaining('arn:')] });
expect(eventBridge).toHaveReceivedEventTimes(2);
expect(eventBridge).toHaveReceivedEventTimes(2, { source: 'shop' });
expect(eventBridge).toHaveReceivedNthEvent(1, { source: 'shop' });
expect(eventBridge).toHaveReceivedLastEvent({ account: '123456789012' });
expect(rule).toMatchEvent(event);
expect(rule).toMatchEvent('{"source":"shop"}');
expect(rule).toHaveMatchedEvent();
expect(rule).toHaveMatchedEvent({ source: 'shop' });
expect(event).toMatchEventPattern({ source: ['shop'] });
expect(event).toMatchEventPattern(rule);
expect({ source: ['shop'] }).toBeValidEventPattern();
expect(target).toHaveReceivedInvocation({ detail: { total: 1 } });
expect(target).toHaveReceivedInvocationTimes(1, 'text');

expect(archive).toHaveReceivedEvent({ source: 'shop' });
expect(eventBridge).toHaveReceivedEventsInOrder([{ source: 'shop' }, expect.objectContaining({})]);
expect(bus).toHaveReceivedNoOtherEvents();
expect(target).toHaveReceivedDeadLetter();
expect(eventBridge).toHaveReceivedDeadLetter({
  queueArn: expect.stringContaining('dead'),
  messageAttributes: { ERROR_CODE: 'THROTTLING', EXHAUSTED_RETRY_CONDITION: undefined },
  event: { DetailType: 'OrderPaid' },
  body: { detail: { total: 1 } },
  rule: { name: 'paid' },
  sentAt: expect.any(Date),
});
expect(eventBridge).toHaveReceivedDeadLetter(expect.objectContaining({ queueArn: 'q' }));
expect(eventBridge).not.toHaveMatchedEveryRule();
expect(rule).toHaveMatchedEventTimes(1, { Source: 'shop' });
expect(rule).toHaveInvokedTarget('billing');
expect(rule).not.toHaveInvokedTarget('billing', { detail: { total: expect.any(Number) } });

expect(schedule).toHaveReceivedInvocation();
expect(schedule).not.toHaveReceivedInvocation({ orderId: expect.any(String) });
expect(schedule).toHaveReceivedInvocationTimes(7);
expect(schedule).toHaveReceivedInvocationTimes(7, 'text');
expect(schedule).toHaveInvokedTarget('remind');
expect(schedule).toHaveInvokedTarget((input: { readonly orderId: string }) => input.orderId, {
  orderId: 'o-1',
});
expect(schedule).toHaveReceivedDeadLetter({
  schedule: { name: 'reminder', groupName: expect.any(String) },
  scheduledTime: new Date(0),
  executionId: expect.any(String),
  target: { arn: 'arn', resourceArn: expect.any(String) },
});
export const ofSchedules: readonly string[] = [
  ...target.scheduleInvocations().map(({ schedule: { groupName } }) => groupName),
  ...eventBridge.scheduleDeadLetters().map(({ queueArn }) => queueArn),
];

// As asymmetric matchers, also negated.
expect({ event }).toEqual({ event: expect.toMatchEventPattern({ source: ['shop'] }) });
expect({ event }).toEqual({ event: expect.not.toMatchEventPattern({ source: ['shop'] }) });

// Behind `resolves` a matcher answers a promise.
export const pending: Promise<void> = expect(Promise.resolve(event)).resolves.toMatchEventPattern({});

// @ts-expect-error a matcher that does not exist
expect(eventBridge).toHaveRecievedEvent; // eslint-disable-line @typescript-eslint/no-unused-expressions -- it is not there
// @ts-expect-error a member that no event has
expect(eventBridge).toHaveReceivedEvent({ detailType: 'OrderPaid' });
// @ts-expect-error an event is not a text here
expect(eventBridge).toHaveReceivedEvent('OrderPaid');
// @ts-expect-error what to expect is missing
expect(eventBridge).toHaveReceivedEvent();
// @ts-expect-error a count is a number
expect(eventBridge).toHaveReceivedEventTimes('2');
// @ts-expect-error the position is missing
expect(eventBridge).toHaveReceivedNthEvent({ source: 'shop' });
// @ts-expect-error a member that no event has
expect(rule).toMatchEvent({ detailType: 'OrderPaid' });
// @ts-expect-error a source is a text
expect(rule).toMatchEvent({ source: 5 });
// @ts-expect-error a pattern is an object or a text
expect(event).toMatchEventPattern(5);
// @ts-expect-error nothing can be compared with
expect({ source: ['shop'] }).toBeValidEventPattern('valid');
// @ts-expect-error a count is missing
expect(target).toHaveReceivedInvocationTimes();
// @ts-expect-error a list of events is needed
expect(eventBridge).toHaveReceivedEventsInOrder({ source: 'shop' });
// @ts-expect-error a member that no event has
expect(eventBridge).toHaveReceivedEventsInOrder([{ detailType: 'OrderPaid' }]);
// @ts-expect-error nothing can be expected
expect(eventBridge).toHaveReceivedNoOtherEvents({ source: 'shop' });
// @ts-expect-error the code is a message attribute
expect(eventBridge).toHaveReceivedDeadLetter({ ERROR_CODE: 'THROTTLING' });
// @ts-expect-error attributes are texts
expect(eventBridge).toHaveReceivedDeadLetter({ messageAttributes: { RETRY_ATTEMPTS: 2 } });
// @ts-expect-error nothing can be expected
expect(eventBridge).toHaveMatchedEveryRule('paid');
// @ts-expect-error a count is missing
expect(rule).toHaveMatchedEventTimes({ source: 'shop' });
// @ts-expect-error the target is missing
expect(rule).toHaveInvokedTarget();
// @ts-expect-error the target is missing
expect(schedule).toHaveInvokedTarget();
// @ts-expect-error a target is no number
expect(schedule).toHaveInvokedTarget(1);
// @ts-expect-error a count is missing
expect(schedule).toHaveReceivedInvocationTimes();
// @ts-expect-error a count is a number
expect(schedule).toHaveReceivedInvocationTimes('7');
// @ts-expect-error there is one input
expect(schedule).toHaveReceivedInvocation({}, {});
// @ts-expect-error the group is called groupName
expect(schedule).toHaveReceivedDeadLetter({ schedule: { group: 'orders' } });
// @ts-expect-error a time is a Date
expect(schedule).toHaveReceivedDeadLetter({ scheduledTime: '2026-01-10T09:00:00Z' });
// @ts-expect-error a matcher that does not exist
expect(schedule).toHaveRun; // eslint-disable-line @typescript-eslint/no-unused-expressions -- it is not there
// @ts-expect-error records of schedules have no event
target.scheduleInvocations()[0]?.event; // eslint-disable-line @typescript-eslint/no-unused-expressions -- it is not there
