import { afterAll, afterEach, beforeEach, expect, test } from '@jest/globals';
import { mockEventBridge } from 'aws-eventbridge-mock';
import 'aws-eventbridge-mock/jest';
import { fromServerless } from 'aws-eventbridge-mock/templates';
import { join } from 'node:path';
import { handler as book } from '../src/book.js';
import { handler as clean, plan } from '../src/clean.js';
import { handler as confirm } from '../src/confirm.js';

const service = fromServerless(join(__dirname, '../serverless.yml'), { stage: 'test' });
const eventBridge = mockEventBridge({ seed: service });

beforeEach(() => {
  process.env['BOOKINGS_BUS'] = 'bookings-test';
  eventBridge.handle('confirm', confirm);
  eventBridge.handle('clean', clean);
});
afterEach(() => {
  eventBridge.reset();
  plan.clear();
});
afterAll(() => {
  eventBridge.restore();
});

const stay = { id: 'b-1', room: 'garden', from: '2027-03-01', until: '2027-03-04' };

test('a booked room is confirmed, and cleaned when the guest has left', async () => {
  await expect(book({ body: JSON.stringify(stay) })).resolves.toEqual({ statusCode: 202 });
  await eventBridge.settled();

  expect(eventBridge.rule('bookings-test-confirm-rule-1')).toHaveMatchedEvent({
    detail: { id: 'b-1', nights: 3 },
  });
  expect(eventBridge.bus('bookings-test')).toHaveReceivedLastEvent({ 'detail-type': 'Booking Confirmed' });
  expect([...plan]).toEqual([['garden', '2027-03-04']]);
});

test('a booking that nobody can confirm comes into the queue', async () => {
  eventBridge.target('confirm').fault({ errorCode: 'THROTTLING' });

  await book({ body: JSON.stringify(stay) });
  await eventBridge.settled();

  expect(eventBridge).toHaveReceivedDeadLetter({
    queueArn: 'arn:aws:sqs:eu-west-1:123456789012:unconfirmed-test',
    messageAttributes: { RETRY_ATTEMPTS: '2' },
    event: { detail: { id: 'b-1' } },
  });
  expect(eventBridge.target('clean')).not.toHaveReceivedInvocation();
});

test('the plan is emptied once a day', async () => {
  plan.set('garden', '2027-03-04');

  await eventBridge.clock.advanceBy('1 day');

  expect(plan.size).toBe(0);
});

test('every stage has a bus of its own', () => {
  const prod = fromServerless(join(__dirname, '../serverless.yml'), { stage: 'prod' });

  expect(Object.keys(prod.buses)).toContain('bookings-prod');
});
