import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import sinon from 'sinon';
import { afterEach, describe, expect, test } from 'vitest';
import { expect as standalone } from '../../src/expect.js';
import { mockEventBridge, type EventBridgeMock } from '../../src/index.js';
import '../../src/vitest.js';

const LAMBDA = 'arn:aws:lambda:us-east-1:123456789012:function:billing';
const START = new Date('2026-03-01T12:00:00Z');

const sandbox = sinon.createSandbox();
afterEach(() => {
  sandbox.restore();
});

const placed = (detail: object = { id: 'o-1', total: 150 }) => ({
  source: 'shop',
  'detail-type': 'Order Placed',
  detail,
});

function mockWith(...targets: sinon.SinonSpy[]): EventBridgeMock {
  const rules = { placed: { pattern: { source: ['shop'] }, targets } };
  return mockEventBridge(new EventBridgeClient({}), { seed: { buses: { default: { rules } } } });
}

describe('handlers', () => {
  test.each([
    ['a stub', () => sandbox.stub().resolves('billed')],
    ['a spy', () => sandbox.spy()],
    ['a spy on a function', () => sandbox.spy((event: { source: string }) => event.source)],
    ['a fake', () => sandbox.fake.resolves('billed')],
  ])('%s gets the event and the context, by handle() and in a seed', async (_, make) => {
    const [seeded, bound] = [make(), make()];
    using eventBridge = mockWith(seeded);
    eventBridge.seed({
      buses: { default: { rules: { billed: { pattern: { source: ['shop'] }, targets: [LAMBDA] } } } },
    });
    eventBridge.handle(LAMBDA, bound);

    eventBridge.emit(placed());
    await eventBridge.settled();

    for (const handler of [seeded, bound]) {
      sinon.assert.calledOnceWithMatch(
        handler,
        { source: 'shop', detail: { id: 'o-1' } },
        { functionName: sinon.match.string },
      );
    }
    expect(eventBridge.target(bound)).toHaveReceivedInvocationTimes(1, { detail: { id: 'o-1' } });
    expect(eventBridge.target(seeded).invocations()).toHaveLength(1);
  });

  test('a target is called as a person has called the stub, else as its rule', () => {
    using eventBridge = mockWith(
      sandbox.stub(),
      sandbox.stub().named('billing'),
      sandbox.spy(),
      sandbox.fake(),
    );

    expect(eventBridge.rule('placed').targets.map(({ arn }) => arn.split(':').at(-1))).toEqual([
      'placed',
      'billing',
      'placed-2',
      'placed-3',
    ]);
  });

  test('a stub that rejects is called again, as Lambda does, and its second behavior may succeed', async () => {
    const handler = sandbox.stub().onFirstCall().rejects(new Error('busy')).onSecondCall().resolves();
    using eventBridge = mockWith(handler);

    eventBridge.emit(placed());
    await eventBridge.settled();

    sinon.assert.calledTwice(handler);
    expect(eventBridge.deliveries()).toMatchObject([{ outcome: 'delivered' }]);
  });

  test('an assertion of sinon that fails in a handler fails the test', async () => {
    const never = sandbox.spy();
    const handler = sandbox.stub().callsFake(() => {
      sinon.assert.called(never);
    });
    using eventBridge = mockWith(handler);

    eventBridge.emit(placed());

    await expect(eventBridge.settled()).rejects.toThrow('expected spy to have been called at least once');
  });

  test('a stub may be typed by what it gets', async () => {
    const handler = sandbox.stub<[event: { detail: { id: string } }], Promise<void>>().resolves();
    using eventBridge = mockEventBridge(new EventBridgeClient({}), {
      seed: {
        buses: { default: { rules: { placed: { pattern: { source: ['shop'] }, targets: [handler] } } } },
      },
    });
    eventBridge.handle(handler, handler);

    eventBridge.emit(placed());
    await eventBridge.settled();

    expect(handler.firstCall.args[0].detail.id).toBe('o-1');
  });
});

test('its matchers may stand in what /expect expects', () => {
  const { match } = sinon;
  using eventBridge = mockWith();
  eventBridge.emit(placed());

  standalone(eventBridge).toHaveReceivedEvent({ source: match('sho'), detail: match({ id: match.string }) });
  standalone(eventBridge).not.toHaveReceivedEvent({ detail: { id: match.number } });
  expect(eventBridge.events({ source: match('sho'), detail: { total: match.number } })).toHaveLength(1);
  expect(eventBridge.events(match({ source: 'outlet' }))).toEqual([]);
});

test('fake timers of sinon run schedules, and are no reason for a command to wait', async () => {
  const clock = sandbox.useFakeTimers({ now: START, toNotFake: ['nextTick'] });
  const nightly = sandbox.stub().resolves();
  const client = new EventBridgeClient({ maxAttempts: 3 });
  using eventBridge = mockEventBridge(client, {
    seed: {
      buses: { default: { rules: { nightly: { schedule: 'cron(0 3 * * ? *)', targets: [nightly] } } } },
    },
  });
  eventBridge.fault('PutEvents', { error: 'ThrottlingException', times: 2 });

  const Entries = [{ Source: 'shop', DetailType: 'Order Placed', Detail: '{}' }];
  await client.send(new PutEventsCommand({ Entries }));
  await clock.tickAsync(3 * 86_400_000);

  sinon.assert.calledThrice(nightly);
  sinon.assert.alwaysCalledWithMatch(nightly, { 'detail-type': 'Scheduled Event' });
});
