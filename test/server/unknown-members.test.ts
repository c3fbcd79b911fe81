import { expect, test } from 'vitest';
import { exchange, served, type Sent } from './http-client.js';

/** Members that the API does not have arrive over the wire, and AWS ignores them. */

const entry = { Source: 'shop', DetailType: 'Placed', Detail: '{}' };
const schedule = {
  ScheduleExpression: 'rate(1 hour)',
  FlexibleTimeWindow: { Mode: 'OFF' },
  Target: {
    Arn: 'arn:aws:sqs:us-east-1:123456789012:orders',
    RoleArn: 'arn:aws:iam::123456789012:role/scheduler',
  },
};

function call(operation: string, members: object): Sent {
  return { headers: { 'x-amz-target': `AWSEvents.${operation}` }, body: JSON.stringify(members) };
}

test('a member that no API has is warned of, and is no part of the record', async () => {
  const { mock, server } = await served();
  const requests = [
    call('PutEvents', { Entries: [{ ...entry, EventBusname: 'orders' }] }),
    { path: '/schedules/remind', body: JSON.stringify({ ...schedule, ScheduleExpressionTimeZone: 'UTC' }) },
  ];
  for (const request of requests) await exchange(server.endpoint, request);

  expect(mock.warnings().map(({ message }) => message)).toMatchInlineSnapshot(`
    [
      "Entries[0] of PutEvents has no member "EventBusname" in API 2015-10-07 as the kit knows it, so the SDK does not send it, or AWS ignores it. Did you mean "EventBusName"?",
      "CreateSchedule has no member "ScheduleExpressionTimeZone" in API 2021-06-30 as the kit knows it, so the SDK does not send it, or AWS ignores it. Did you mean "ScheduleExpressionTimezone"?",
    ]
  `);
  expect(mock.commands().map(({ name }) => name)).toEqual(['PutEvents', 'CreateSchedule']);
  expect(JSON.stringify(mock.commands())).not.toMatch(/EventBusname|TimeZone/);
});
