import {
  EventBridgeClient,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
  type Target,
} from '@aws-sdk/client-eventbridge';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mockEventBridge, type DeliveryOrder, type EventBridgeMock } from '../../src/index.js';
import { runs } from '../property-runs.js';

const client = new EventBridgeClient({});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 2, 1, 12, 34, 56, 789) });
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const arn = (resource: string): string => `arn:aws:${resource.replace(':', ':us-east-1:123456789012:')}`;

const ARNS = [
  arn('sqs:queue'),
  arn('sqs:queue.fifo'),
  arn('sns:topic'),
  arn('lambda:function:plain'),
  arn('lambda:function:bound'),
  arn('lambda:function:failing'),
  arn('events:event-bus/other'),
];
const [QUEUE = '', , , , BOUND = '', FAILING = ''] = ARNS;

const paths = fc.constantFrom(
  '$.detail.a',
  '$.detail.b.c',
  '$.resources[0]',
  '$.detail-type',
  '$.detail.l[*]',
  '$',
);
const templates = fc.constantFrom(
  '{"a":<a>,"rule":"<aws.events.rule-name>","at":<aws.events.event.ingestion-time>}',
  '{"a":"<a>"}',
  '{"text":"It is <a>, <b>","arn":"<aws.events.rule-arn>"}',
  '[<a>,<b>,<aws.events.event>]',
  '{"whole":"<aws.events.event.json>"}',
  '<a> and <b>',
  '"<a>"',
  '{<a>:1}',
  '{"a":<a>',
  '{"constant":true}',
);

const shapings: fc.Arbitrary<Partial<Target>> = fc.oneof(
  fc.constant({}),
  fc.constantFrom('{"constant":1}', '"text"').map((Input) => ({ Input })),
  paths.map((InputPath) => ({ InputPath })),
  fc
    .record({ a: paths, b: paths, InputTemplate: templates })
    .map(({ a, b, InputTemplate }) => ({ InputTransformer: { InputPathsMap: { a, b }, InputTemplate } })),
);

const targets = fc.tuple(fc.constantFrom(...ARNS), shapings).map(([Arn, shaping]) => ({
  Arn,
  ...shaping,
  ...(Arn.endsWith('.fifo') && { SqsParameters: { MessageGroupId: 'group' } }),
}));

const details = fc.record(
  {
    a: fc.constantFrom(
      'plain',
      'with "quotes"',
      'back\\slash',
      'line\nbreak',
      '',
      5,
      1.5e300,
      true,
      null,
      { c: 1 },
      [],
    ),
    b: fc.constantFrom<unknown>({ c: 'deep' }, { c: { d: 1 } }, 'flat', ['c']),
    l: fc.constantFrom<unknown>([1, 'two'], {}, 'none'),
  },
  { requiredKeys: [] },
);

const events = fc.record({
  detail: details,
  resources: fc.constantFrom<string[]>([], ['arn:of:something']),
  traceHeader: fc.constantFrom(undefined, 'Root=1-5759e988-bd862e3fe1be46a994272793'),
  detailType: fc.constantFrom('one', 'two'),
});

const changes = fc.constantFrom('none', 'target replaced', 'target removed', 'time passes');

const plays = fc.record({
  rules: fc.array(
    fc.record({
      types: fc.subarray(['one', 'two'], { minLength: 1 }),
      targets: fc.array(targets, { maxLength: 4 }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  sends: fc.array(fc.record({ events: fc.array(events, { minLength: 1, maxLength: 3 }), then: changes }), {
    minLength: 1,
    maxLength: 4,
  }),
  settles: fc.boolean(),
  historyBound: fc.constantFrom(3, 8, 1000),
  deliveryOrder: fc.constantFrom<DeliveryOrder>('in order', { shuffled: 5 }, { duplicated: 2 }),
  faults: fc.boolean(),
});

type Play = typeof plays extends fc.Arbitrary<infer Drawn> ? Drawn : never;

async function begin({ rules, historyBound, deliveryOrder, faults }: Play): Promise<EventBridgeMock> {
  const mock = mockEventBridge(client, {
    historyBound,
    deliveryOrder,
    handlerErrors: 'record',
    seed: {
      buses: { default: {}, other: { rules: { all: { pattern: { source: ['shop'] }, targets: [QUEUE] } } } },
    },
  });
  for (const [index, { types, targets }] of rules.entries()) {
    const Name = `rule-${index}`;
    const EventPattern = JSON.stringify({ 'detail-type': types });
    await client.send(new PutRuleCommand({ Name, EventPattern }));
    for (const [id, target] of targets.entries()) {
      // Some that are drawn are none that the service takes.
      const put = new PutTargetsCommand({ Rule: Name, Targets: [{ Id: `t${id}`, ...target }] });
      await client.send(put).catch(() => undefined);
    }
  }
  mock.handle(BOUND, () => undefined);
  mock.handle(FAILING, () => {
    throw new Error('as planned');
  });
  if (faults) mock.target(QUEUE).fault({ errorCode: 'THROTTLING', after: 1, times: 1 });
  return mock;
}

async function change(mock: EventBridgeMock, { then }: Play['sends'][number]): Promise<void> {
  const [target] = mock.rule('rule-0').targets;
  if (then === 'time passes') await mock.clock.advanceBy('90 seconds');
  if (!target) return;
  const place = { Rule: 'rule-0' };
  if (then === 'target replaced') {
    await client.send(
      new PutTargetsCommand({ ...place, Targets: [{ Id: target.id, Arn: QUEUE, Input: '{}' }] }),
    );
  }
  if (then === 'target removed') await client.send(new RemoveTargetsCommand({ ...place, Ids: [target.id] }));
}

/** Plays it, and calls `look` at each moment at which a test could read the history. */
async function play(drawn: Play, look: (mock: EventBridgeMock) => void): Promise<string> {
  using mock = await begin(drawn);
  for (const send of drawn.sends) {
    const Entries = send.events.map(({ detail, resources, traceHeader, detailType }) => ({
      Source: 'shop',
      DetailType: detailType,
      Detail: JSON.stringify(detail),
      Resources: resources,
      ...(traceHeader !== undefined && { TraceHeader: traceHeader }),
    }));
    await client.send(new PutEventsCommand({ Entries }));
    look(mock);
    if (drawn.settles) await mock.settled();
    look(mock);
    await change(mock, send);
    look(mock);
  }
  await mock.settled();
  return withNumberedIds({
    events: mock.events(),
    deliveries: mock.deliveries(),
    invocations: mock.invocations(),
    deadLetters: mock.deadLetters(),
    warnings: mock.warnings(),
  });
}

/** As text, so that the order of members counts, too; without what excerpts have of ids. */
function withNumberedIds(history: object): string {
  const ids = new Map<string, string>();
  return JSON.stringify(history, undefined, 1)
    .replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, (id) => {
      if (!ids.has(id)) ids.set(id, `id-${ids.size}`);
      return ids.get(id) ?? '';
    })
    .replaceAll(/…[\da-f-]+|[\da-f-]+…/g, '…');
}

function readAll(mock: EventBridgeMock): readonly object[] {
  return [...mock.events(), ...mock.deliveries(), ...mock.invocations()];
}

test('Records made when a test reads them at the end are those of a test that reads them all the time', async () => {
  await fc.assert(
    fc.asyncProperty(plays, async (drawn) => {
      const late = await play(drawn, () => undefined);
      const early = await play(drawn, readAll);
      expect(late).toBe(early);
    }),
    { numRuns: runs(40) },
  );
});

test('A record that a test has seen stays the same object, as long as the history has it', async () => {
  await fc.assert(
    fc.asyncProperty(plays, fc.infiniteStream(fc.boolean()), async (drawn, looks) => {
      const seen = new Set<object>();
      await play(drawn, (mock) => {
        if (looks.next().value !== true) return;
        const all = new Set(readAll(mock));
        expect(readAll(mock).every((record) => all.has(record))).toBe(true);
        if (drawn.historyBound === 1000) expect([...seen].filter((record) => !all.has(record))).toEqual([]);
        for (const record of all) seen.add(record);
      });
    }),
    { numRuns: runs(40) },
  );
});
