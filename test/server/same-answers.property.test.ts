import {
  CreateArchiveCommand,
  CreateEventBusCommand,
  DeleteRuleCommand,
  DescribeArchiveCommand,
  DescribeEventBusCommand,
  DescribeRuleCommand,
  EventBridgeClient,
  ListRulesCommand,
  ListTagsForResourceCommand,
  ListTargetsByRuleCommand,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
  TagResourceCommand,
} from '@aws-sdk/client-eventbridge';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../property-runs.js';
import { TwoDoors, withoutIds, type Send as SendOf } from './two-doors.js';

type Send = SendOf<EventBridgeClient>;

/** Mostly what is taken: a name, a few letters of any script, nothing. */
const texts = fc.oneof(
  fc.constantFrom('orders', 'shop', 'paid'),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);
const times = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true });
const details = fc.oneof(
  fc.json({ maxDepth: 3 }),
  fc.dictionary(texts, fc.jsonValue()).map((value) => JSON.stringify(value)),
);
const maybe = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: undefined });
const counts = fc.integer({ min: -1, max: 120 });
const arns = fc.constantFrom(
  'arn:aws:events:us-east-1:123456789012:event-bus/default',
  'arn:aws:events:us-east-1:123456789012:event-bus/orders',
  'arn:aws:events:us-east-1:123456789012:rule/paid',
  'no ARN',
);

const entries = fc.record({
  Source: maybe(texts),
  DetailType: maybe(texts),
  Detail: maybe(details),
  EventBusName: maybe(texts),
  Time: maybe(times),
  Resources: maybe(fc.array(texts, { maxLength: 3 })),
  TraceHeader: maybe(texts),
});

const rules = fc.record({
  Name: texts,
  EventPattern: maybe(fc.oneof(fc.constant('{"source":["shop"]}'), details)),
  ScheduleExpression: maybe(fc.constantFrom('rate(1 minute)', 'rate(1 minutes)')),
  EventBusName: maybe(texts),
  Description: maybe(texts),
  Tags: maybe(fc.array(fc.record({ Key: texts, Value: texts }), { maxLength: 3 })),
});

const targets = fc.record({
  Id: texts,
  Arn: fc.constantFrom(
    'arn:aws:sqs:us-east-1:123456789012:q',
    'arn:aws:lambda:us-east-1:123456789012:function:f',
    '',
  ),
  Input: maybe(details),
  InputTransformer: maybe(
    fc.record({
      InputPathsMap: fc.dictionary(texts, fc.constantFrom('$.source', '$.detail')),
      InputTemplate: texts,
    }),
  ),
  RetryPolicy: maybe(fc.record({ MaximumRetryAttempts: counts })),
});

/** The types promise more than these inputs keep, as plain JavaScript may. */
const sends: fc.Arbitrary<Send> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.array(entries, { maxLength: 11 }).map(
      (Entries): Send =>
        (client) =>
          client.send(new PutEventsCommand({ Entries })),
    ),
  },
  rules.map(
    (input): Send =>
      (client) =>
        client.send(new PutRuleCommand(input)),
  ),
  fc.tuple(texts, fc.array(targets, { maxLength: 6 })).map(
    ([Rule, Targets]): Send =>
      (client) =>
        client.send(new PutTargetsCommand({ Rule, Targets })),
  ),
  texts.map(
    (Name): Send =>
      (client) =>
        client.send(new DescribeRuleCommand({ Name })),
  ),
  texts.map(
    (Name): Send =>
      (client) =>
        client.send(new DeleteRuleCommand({ Name })),
  ),
  texts.map(
    (Rule): Send =>
      (client) =>
        client.send(new ListTargetsByRuleCommand({ Rule })),
  ),
  counts.map(
    (Limit): Send =>
      (client) =>
        client.send(new ListRulesCommand({ Limit })),
  ),
  texts.map(
    (Name): Send =>
      (client) =>
        client.send(new CreateEventBusCommand({ Name })),
  ),
  texts.map(
    (Name): Send =>
      (client) =>
        client.send(new DescribeEventBusCommand({ Name })),
  ),
  fc.tuple(texts, arns, maybe(counts)).map(
    ([ArchiveName, EventSourceArn, RetentionDays]): Send =>
      (client) =>
        client.send(new CreateArchiveCommand({ ArchiveName, EventSourceArn, RetentionDays })),
  ),
  texts.map(
    (ArchiveName): Send =>
      (client) =>
        client.send(new DescribeArchiveCommand({ ArchiveName })),
  ),
  fc.tuple(arns, fc.array(fc.record({ Key: texts, Value: texts }), { maxLength: 3 })).map(
    ([ResourceARN, Tags]): Send =>
      (client) =>
        client.send(new TagResourceCommand({ ResourceARN, Tags })),
  ),
  arns.map(
    (ResourceARN): Send =>
      (client) =>
        client.send(new ListTagsForResourceCommand({ ResourceARN })),
  ),
);

const doors = new TwoDoors((config) => new EventBridgeClient(config));

test('what the mock answers in its process it answers over the wire, and has the same account then', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(sends, { maxLength: 12, size: 'max' }), async (sequence) => {
      await doors.answerAlike(sequence);
      const { inProcess, overWire } = doors;
      expect(withoutIds(overWire.events())).toEqual(withoutIds(inProcess.events()));
      expect(overWire.snapshot()).toEqual(inProcess.snapshot());
    }),
    { numRuns: runs(60) },
  );
});
