import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import * as sdk from '@aws-sdk/client-scheduler';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { mockEventBridge, type EventBridgeMock } from '../../src/index.js';
import { serve, type EventBridgeServer } from '../../src/server.js';
import { runs } from '../property-runs.js';

type Send = (client: sdk.SchedulerClient) => Promise<object>;

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

let inProcess: EventBridgeMock;
let overWire: EventBridgeMock;
let server: EventBridgeServer;
const inside = new sdk.SchedulerClient({ region: 'us-east-1', maxAttempts: 1 });
let outside: sdk.SchedulerClient;

// Time stands still, so that the times in answers are the same.
beforeAll(async () => {
  inProcess = mockEventBridge(inside);
  overWire = mockEventBridge(new EventBridgeClient({}));
  server = await serve(overWire);
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-01T12:34:56.789Z') });
  outside = new sdk.SchedulerClient({
    endpoint: server.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIA', secretAccessKey: 'secret' },
    maxAttempts: 1,
  });
});
afterAll(async () => {
  vi.useRealTimers();
  outside.destroy();
  await server.close();
  overWire.restore();
  inProcess.restore();
});

test('what the mock answers a schedule’s client in its process it answers over the wire', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(sends, { maxLength: 12, size: 'max' }), async (sequence) => {
      inProcess.reset();
      overWire.reset();
      for (const send of sequence)
        expect(await outcomeOf(send(outside))).toEqual(await outcomeOf(send(inside)));
      expect(inputsOf(overWire)).toEqual(inputsOf(inProcess));
    }),
    { numRuns: runs(60) },
  );
});

async function outcomeOf(sent: Promise<object>): Promise<unknown> {
  try {
    const { $metadata: _none, ...output } = (await sent) as Record<string, unknown>;
    return output;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { name: error.name, message: error.message, constructor: error.constructor };
  }
}

/** Without what is undefined, which nobody sends. */
function inputsOf(mock: EventBridgeMock): unknown {
  return mock.commands().map(({ name, input }) => [name, JSON.parse(JSON.stringify(input)) as unknown]);
}
