import * as sdk from '@aws-sdk/client-scheduler';
import fc from 'fast-check';
import { test } from 'vitest';
import { runs } from '../property-runs.js';
import { TwoDoors, type Send as SendOf } from './two-doors.js';

type Send = SendOf<sdk.SchedulerClient>;

/** Mostly what is taken: a name, a few letters of any script, nothing. */
const texts = fc.oneof(
  fc.constantFrom('nightly', 'hourly', 'g'),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);
const groups = fc.constantFrom('default', 'g', 'h/i', '');
const maybe = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: undefined });
const counts = fc.integer({ min: -1, max: 120 });
const times = fc.date({ min: new Date('2026-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
const arns = fc.constantFrom(
  'arn:aws:scheduler:us-east-1:123456789012:schedule-group/default',
  'arn:aws:scheduler:us-east-1:123456789012:schedule-group/g',
  'arn:aws:scheduler:us-east-1:123456789012:schedule/g/nightly',
  'no ARN ü/%2F?#',
);
const tokens = fc.constantFrom('t-1', 't-2');
const tags = fc.array(fc.record({ Key: texts, Value: texts }), { maxLength: 3 });

const schedules = fc.record({
  Name: texts,
  GroupName: maybe(groups),
  ScheduleExpression: fc.constantFrom('rate(1 hour)', 'cron(0 2 * * ? *)', 'at(2030-01-01T00:00)', 'rate(1)'),
  ScheduleExpressionTimezone: maybe(fc.constantFrom('Europe/Paris', 'nowhere')),
  StartDate: maybe(times),
  EndDate: maybe(times),
  Description: maybe(texts),
  State: maybe(fc.constantFrom<sdk.ScheduleState>('ENABLED', 'DISABLED')),
  FlexibleTimeWindow: fc.record({
    Mode: fc.constantFrom<sdk.FlexibleTimeWindowMode>('OFF', 'FLEXIBLE'),
    MaximumWindowInMinutes: maybe(counts),
  }),
  Target: fc.record({
    Arn: fc.constantFrom(
      'arn:aws:sqs:us-east-1:123456789012:q',
      'arn:aws:lambda:us-east-1:123456789012:function:f',
      '',
    ),
    RoleArn: fc.constant('arn:aws:iam::123456789012:role/scheduler'),
    Input: maybe(texts),
    RetryPolicy: maybe(fc.record({ MaximumRetryAttempts: maybe(counts) })),
  }),
  // Where there is none, the SDK makes one for the wire alone.
  ClientToken: tokens,
});

function sending<Input extends object>(
  Command: new (input: Input) => unknown,
  inputs: fc.Arbitrary<Input>,
): fc.Arbitrary<Send> {
  return inputs.map((input) => (client) => client.send(new Command(input) as sdk.GetScheduleCommand));
}

const sends: fc.Arbitrary<Send> = fc.oneof(
  { weight: 3, arbitrary: sending(sdk.CreateScheduleCommand, schedules) },
  sending(sdk.UpdateScheduleCommand, schedules),
  sending(sdk.GetScheduleCommand, fc.record({ Name: texts, GroupName: maybe(groups) })),
  sending(
    sdk.DeleteScheduleCommand,
    fc.record({ Name: texts, GroupName: maybe(groups), ClientToken: tokens }),
  ),
  sending(
    sdk.ListSchedulesCommand,
    fc.record({
      GroupName: maybe(groups),
      NamePrefix: maybe(texts),
      MaxResults: maybe(counts),
      State: maybe(fc.constantFrom<sdk.ScheduleState>('ENABLED', 'DISABLED')),
    }),
  ),
  sending(sdk.CreateScheduleGroupCommand, fc.record({ Name: texts, Tags: maybe(tags), ClientToken: tokens })),
  sending(sdk.GetScheduleGroupCommand, fc.record({ Name: texts })),
  sending(sdk.ListScheduleGroupsCommand, fc.record({ NamePrefix: maybe(texts), MaxResults: maybe(counts) })),
  sending(sdk.DeleteScheduleGroupCommand, fc.record({ Name: texts, ClientToken: tokens })),
  sending(sdk.TagResourceCommand, fc.record({ ResourceArn: arns, Tags: tags })),
  sending(
    sdk.UntagResourceCommand,
    fc.record({ ResourceArn: arns, TagKeys: fc.array(texts, { minLength: 1, maxLength: 3 }) }),
  ),
  sending(sdk.ListTagsForResourceCommand, fc.record({ ResourceArn: arns })),
);

const doors = new TwoDoors((config) => new sdk.SchedulerClient(config));

test('what the mock answers a schedule’s client in its process it answers over the wire', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(sends, { maxLength: 12, size: 'max' }), (sequence) =>
      doors.answerAlike(sequence),
    ),
    { numRuns: runs(60) },
  );
});
