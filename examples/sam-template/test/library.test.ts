import { mockEventBridge } from 'aws-eventbridge-mock';
import { fromCloudFormation } from 'aws-eventbridge-mock/templates';
import 'aws-eventbridge-mock/vitest';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { handler as lend } from '../src/lend.js';
import { handler as remind, loans, mails } from '../src/remind.js';

const template = fileURLToPath(new URL('../template.yaml', import.meta.url));
const stack = fromCloudFormation(template, { parameters: { Stage: 'test' }, stackName: 'library' });
const eventBridge = mockEventBridge({ seed: stack });

beforeEach(() => {
  vi.stubEnv('BUS', 'library-test');
  eventBridge.handle('RemindFunction', remind);
});
afterEach(() => {
  eventBridge.reset();
  vi.unstubAllEnvs();
  loans.length = 0;
  mails.length = 0;
});
afterAll(() => {
  eventBridge.restore();
});

const ada = { name: 'Ada', email: 'Ada@Example.com' };

test('who has lent a book is reminded the next morning', async () => {
  await expect(lend({ body: JSON.stringify({ book: 'Emma', reader: ada }) })).resolves.toEqual({
    statusCode: 202,
  });
  await eventBridge.settled();

  expect(eventBridge.rule('RemindFunctionLent')).toHaveMatchedEvent({ detail: { book: 'Emma' } });
  expect(loans).toEqual([{ book: 'Emma', reader: { name: 'Ada', email: 'ada@example.com' } }]);

  await eventBridge.clock.advanceBy('1 day');

  expect(mails).toEqual(['ada@example.com: Emma']);
});

test('the archive gets every event', async () => {
  await lend({ body: JSON.stringify({ book: 'Emma', reader: { name: 'Bob', email: 'bob@elsewhere.org' } }) });
  await eventBridge.settled();

  expect(eventBridge.target('Archive')).toHaveReceivedInvocationTimes(1);
  expect(eventBridge.rule('RemindFunctionLent')).not.toHaveMatchedEvent();
});

test('a loan that cannot be kept comes into the queue', async () => {
  eventBridge.target('RemindFunction').fault({ errorCode: 'THROTTLING' });

  await lend({ body: JSON.stringify({ book: 'Emma', reader: ada }) });
  await eventBridge.settled();

  expect(eventBridge).toHaveReceivedDeadLetter({
    queueArn: expect.stringContaining('library-Unreminded'),
    event: { detail: { book: 'Emma' } },
  });
});

test('the template has nothing to complain of', () => {
  expect(stack.findings).toEqual([]);
});
