import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { expect, onTestFinished, test } from 'vitest';
import { mockEventBridge, type EventBridgeMockOptions } from '../../src/index.js';
import { send, type Answer } from './scenarios.js';

const account = '123456789012';
const other = '111122223333';
const Name = 'aws.partner/example.com/shop/orders';
const busArn = (owner: string) => `arn:aws:events:us-east-1:${owner}:event-bus/${Name}`;

/** A customer, another one, and a partner that offers a source to the first. */
async function setUp(options: EventBridgeMockOptions = {}) {
  const client = new EventBridgeClient({ region: 'us-east-1' });
  const mock = mockEventBridge(client, options);
  onTestFinished(() => {
    mock.restore();
  });
  const callerOf = (owner: string) => {
    const attached = new EventBridgeClient({ region: 'us-east-1' });
    mock.attach(attached, { account: owner });
    return (operation: string, input: object): Promise<Answer> => send(attached, [operation, input]);
  };
  const [customer, neighbour, partner] = [callerOf(account), callerOf(other), callerOf('999988887777')];
  await partner('CreatePartnerEventSource', { Name, Account: account });
  const makeBus = () => customer('CreateEventBus', { Name, EventSourceName: Name });
  const state = async () => (await customer('DescribeEventSource', { Name }))['State'];
  return { mock, customer, neighbour, partner, makeBus, state };
}

const unknown = { name: 'ResourceNotFoundException', message: `Event source ${Name} does not exist.` };
const days = (from: unknown, to: unknown) => ((to as Date).getTime() - (from as Date).getTime()) / 86_400_000;

test('a source that waits for a bus is gone after two weeks, for the customer and for the partner', async () => {
  const { mock, customer, partner, makeBus, state } = await setUp();
  const { CreationTime, ExpirationTime } = await customer('DescribeEventSource', { Name });
  expect(days(CreationTime, ExpirationTime)).toBe(14);

  await mock.clock.advanceTo(new Date((ExpirationTime as Date).getTime() - 3_600_000));
  expect(await state()).toBe('PENDING');
  await mock.clock.advanceBy('1 hour');

  await expect(state()).rejects.toMatchObject(unknown);
  await expect(makeBus()).rejects.toMatchObject(unknown);
  expect((await customer('ListEventSources', {}))['EventSources']).toEqual([]);
  await expect(partner('DescribePartnerEventSource', { Name })).rejects.toMatchObject(unknown);
  await expect(partner('ListPartnerEventSourceAccounts', { EventSourceName: Name })).rejects.toMatchObject(
    unknown,
  );
  const listed = await partner('ListPartnerEventSources', { NamePrefix: 'aws.partner/example.com/' });
  expect(listed['PartnerEventSources']).toEqual([]);
});

test('a source that is gone may be offered again', async () => {
  const { mock, partner, state } = await setUp();
  await mock.clock.advanceBy('14 days');

  await partner('CreatePartnerEventSource', { Name, Account: account });

  expect(await state()).toBe('PENDING');
});

test('an active source does not run out', async () => {
  const { mock, makeBus, state } = await setUp();
  await mock.clock.advanceBy('13 days');
  await makeBus();
  await mock.clock.advanceBy('30 days');

  expect(await state()).toBe('ACTIVE');
});

test('a deactivated source is deleted after two weeks and shown as DELETED until its bus goes', async () => {
  const { mock, customer, partner, makeBus, state } = await setUp();
  await makeBus();
  await mock.clock.advanceBy('30 days');
  await customer('DeactivateEventSource', { Name });
  const { CreationTime, ExpirationTime } = await customer('DescribeEventSource', { Name });
  expect(Math.round(days(CreationTime, ExpirationTime))).toBe(44);

  await mock.clock.advanceBy('13 days');
  expect(await state()).toBe('PENDING');
  await mock.clock.advanceBy('1 day');

  expect(await state()).toBe('DELETED');
  await expect(customer('ActivateEventSource', { Name })).rejects.toMatchObject({
    name: 'InvalidStateException',
  });
  const accounts = await partner('ListPartnerEventSourceAccounts', { EventSourceName: Name });
  expect(accounts['PartnerEventSourceAccounts']).toMatchObject([{ Account: account, State: 'DELETED' }]);
  await customer('DeleteEventBus', { Name });
  await expect(state()).rejects.toMatchObject(unknown);
});

test('a source that lost its bus waits two weeks from then', async () => {
  const { mock, customer, makeBus, state } = await setUp();
  await makeBus();
  await mock.clock.advanceBy('30 days');
  await customer('DeleteEventBus', { Name });

  await mock.clock.advanceBy('13 days');
  expect(await state()).toBe('PENDING');
  await mock.clock.advanceBy('1 day');

  await expect(state()).rejects.toMatchObject(unknown);
});

test('a source that was deactivated and then lost its bus is gone when it runs out', async () => {
  const { mock, customer, makeBus, state } = await setUp();
  await makeBus();
  await customer('DeactivateEventSource', { Name });
  await customer('DeleteEventBus', { Name });

  await mock.clock.advanceBy('14 days');

  await expect(state()).rejects.toMatchObject(unknown);
});

test('a bus that could not be made leaves the source pending', async () => {
  const { customer, makeBus, state } = await setUp({ quotas: { eventBuses: 1 } });

  await expect(makeBus()).rejects.toMatchObject({ name: 'LimitExceededException' });

  expect(await state()).toBe('PENDING');
  expect((await customer('ListEventBuses', {}))['EventBuses']).toHaveLength(1);
});

const entry = { Source: Name, DetailType: 'Placed', Detail: '{"n": 1.0}' };

test('a partner event reaches the rules of the bus, as an event of the account that has the bus', async () => {
  const { mock, customer, partner, makeBus } = await setUp();
  await makeBus();
  const rule = { Name: 'placed', EventBusName: Name, EventPattern: '{"detail-type":["Placed"]}' };
  await customer('PutRule', rule);
  const queue = `arn:aws:sqs:us-east-1:${account}:q`;
  await customer('PutTargets', { Rule: 'placed', EventBusName: Name, Targets: [{ Id: 'q', Arn: queue }] });

  const Time = new Date('2026-03-01T12:34:56.789Z');
  const { Entries } = await partner('PutPartnerEvents', { Entries: [{ ...entry, Time, Resources: ['r'] }] });
  await mock.settled();

  const [{ EventId }] = Entries as [{ readonly EventId: string }];
  expect(mock.invocations().map(({ payload }) => payload)).toEqual([
    `{"version":"0","id":"${EventId}","detail-type":"Placed","source":"${Name}","account":"${account}",` +
      '"time":"2026-03-01T12:34:56Z","region":"us-east-1","resources":["r"],"detail":{"n":1.0}}',
  ]);
  expect(mock.events()).toMatchObject([{ id: EventId, eventBusArn: busArn(account) }]);
  expect(mock.warnings()).toEqual([]);
});

test('an event goes to every account that has a bus for the source, under one id', async () => {
  const { mock, neighbour, partner, makeBus } = await setUp();
  await partner('CreatePartnerEventSource', { Name, Account: other });
  await makeBus();
  await neighbour('CreateEventBus', { Name, EventSourceName: Name });

  const { Entries } = await partner('PutPartnerEvents', { Entries: [entry] });

  const [{ EventId: id }] = Entries as [{ readonly EventId: string }];
  expect(mock.events()).toMatchObject([
    { id, account, eventBusArn: busArn(account) },
    { id, account: other, eventBusArn: busArn(other) },
  ]);
});

test('an event for a source without a bus is dropped with a warning', async () => {
  const { mock, partner } = await setUp();

  await partner('PutPartnerEvents', { Entries: [entry] });

  expect(mock.events()).toEqual([]);
  expect(mock.warnings()).toMatchObject([
    { kind: 'unknown-event-bus', eventBusName: Name, account, region: 'us-east-1', event: { source: Name } },
  ]);
});

test('events for a deactivated source are dropped in silence until it is active again', async () => {
  const { mock, customer, partner, makeBus } = await setUp();
  await makeBus();
  await customer('DeactivateEventSource', { Name });
  await partner('PutPartnerEvents', { Entries: [{ ...entry, DetailType: 'Dropped' }] });
  await customer('ActivateEventSource', { Name });
  await partner('PutPartnerEvents', { Entries: [{ ...entry, DetailType: 'Taken' }] });

  expect(mock.events().map((event) => event['detail-type'])).toEqual(['Taken']);
  expect(mock.warnings()).toEqual([]);
});

test('the bus of a source that has been deleted gets nothing any more, other accounts do', async () => {
  const { mock, neighbour, partner, makeBus } = await setUp();
  await makeBus();
  await partner('CreatePartnerEventSource', { Name, Account: other });
  await neighbour('CreateEventBus', { Name, EventSourceName: Name });
  await partner('DeletePartnerEventSource', { Name, Account: account });

  await partner('PutPartnerEvents', { Entries: [entry] });

  expect(mock.events().map((event) => event.account)).toEqual([other]);
});

test('an entry that fails reaches no bus', async () => {
  const { mock, partner, makeBus } = await setUp();
  await makeBus();

  await partner('PutPartnerEvents', { Entries: [{ ...entry, Detail: 'text' }] });

  expect(mock.events()).toEqual([]);
});

test('a request of partner events may be as large as that of others and no larger', async () => {
  const size = 2 * (Buffer.byteLength(Name) + 'Placed'.length + entry.Detail.length);
  const request = { Entries: [entry, entry] };

  const fits = await setUp({ quotas: { putEventsRequestBytes: size } });
  await expect(fits.partner('PutPartnerEvents', request)).resolves.toMatchObject({ FailedEntryCount: 0 });

  const tight = await setUp({ quotas: { putEventsRequestBytes: size - 1 } });
  await expect(tight.partner('PutPartnerEvents', request)).rejects.toMatchObject({
    name: 'ValidationException',
    message: 'Total size of the entries in the request is over the limit.',
  });
});

test('what a partner does to its input afterwards changes nothing', async () => {
  const { mock, partner, makeBus } = await setUp();
  await makeBus();
  const Resources = ['r'];

  await partner('PutPartnerEvents', { Entries: [{ ...entry, Resources }] });
  Resources.push('later');

  expect(mock.events()[0]?.resources).toEqual(['r']);
});
