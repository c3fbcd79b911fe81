import {
  EventBridgeClient,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
  type Target,
} from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, vi } from 'vitest';
import { mockEventBridge, type EventBridgeMock, type Seed } from '../../src/index.js';

export const queue = 'arn:aws:sqs:us-east-1:123456789012:orders';
export const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:billing';
export const deadLetterQueue = 'arn:aws:sqs:us-east-1:123456789012:dead';
export const DeadLetterConfig = { Arn: deadLetterQueue };

export const client = new EventBridgeClient({});

/** A new one for each test of a file that calls `mockEachTest`. */
export let mock: EventBridgeMock;

/** Time stands at noon unless a test moves it, and pauses are as long as they are on average. */
export function mockEachTest(seed: Seed = {}): void {
  beforeEach(() => {
    const toFake = ['Date', 'setTimeout', 'clearTimeout'] as const;
    vi.useFakeTimers({ now: new Date('2026-03-01T12:00:00Z'), toFake: [...toFake] });
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    mock = mockEventBridge(client, { seed, handlerErrors: 'record' });
  });

  afterEach(() => {
    mock.restore();
    vi.restoreAllMocks();
    vi.useRealTimers();
  });
}

/** Makes a rule "r" with the target, by default the queue, sends it an event, and answers the event's id. */
export async function sendTo(target: Partial<Target> = {}): Promise<string> {
  const Targets = [{ Id: 'orders', Arn: queue, ...target }];
  await client.send(new PutRuleCommand({ Name: 'r', EventPattern: '{"source":["shop"]}' }));
  await client.send(new PutTargetsCommand({ Rule: 'r', Targets }));
  const entry = { Source: 'shop', DetailType: 'Placed', Detail: '{"total":5.0}' };
  const { Entries } = await client.send(new PutEventsCommand({ Entries: [entry] }));
  return String(Entries?.[0]?.EventId);
}

/** A turn of the event loop, in which first attempts are made. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** When the attempts of the only delivery were due, in seconds after the event came. */
export function secondsOfAttempts(): readonly number[] {
  const received = mock.events()[0]?.receivedAt.getTime() ?? NaN;
  return mock
    .deliveries()
    .flatMap(({ attempts }) => attempts.map(({ at }) => (at.getTime() - received) / 1000));
}
