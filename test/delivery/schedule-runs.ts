/** One story of schedules, told under every way in which time passes. */

import {
  DisableRuleCommand,
  EnableRuleCommand,
  EventBridgeClient,
  PutRuleCommand,
  PutTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import type { EventBridgeMock, EventEnvelope, Seed } from '../../src/index.js';

export const START = new Date('2026-03-01T12:00:00.000Z');

const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:reports';

/** `mockEventBridge`, of the sources or of the package. */
export type Kit = (
  client: EventBridgeClient,
  options: { seed: Seed },
) => Pick<EventBridgeMock, 'clock' | 'invocations' | 'restore'>;

export type Pass = (mock: Pick<EventBridgeMock, 'clock'>, milliseconds: number) => Promise<unknown>;

/** What handlers saw: the account's time when called, and the event's. */
export async function scheduleRuns(kit: Kit, pass: Pass): Promise<readonly string[]> {
  const client = new EventBridgeClient({ region: 'us-east-1' });
  const seen: string[] = [];
  let failures = 1;
  const clockTime = () => mock.clock.now().toISOString().slice(11, 19);
  const handler = async (event: EventEnvelope) => {
    await Promise.resolve();
    seen.push(`${clockTime()} minutely ${event.time.slice(11, 19)}`);
    failures -= 1;
    if (failures === 0) throw new Error('once');
  };
  const target = { arn: 'arn:aws:lambda:us-east-1:123456789012:function:f', handler };
  const minutely = { schedule: 'rate(1 minute)', targets: [target] };
  const mock = kit(client, { seed: { buses: { default: { rules: { minutely } } } } });
  try {
    await client.send(new PutRuleCommand({ Name: 'five', ScheduleExpression: 'cron(0/5 * * * ? *)' }));
    await client.send(new PutTargetsCommand({ Rule: 'five', Targets: [{ Id: 'q', Arn: QUEUE }] }));
    await pass(mock, 59_999);
    seen.push('59.999 seconds have passed');
    await pass(mock, 1);
    await pass(mock, 240_000);
    await client.send(new DisableRuleCommand({ Name: 'minutely' }));
    await pass(mock, 330_000);
    await client.send(new EnableRuleCommand({ Name: 'minutely' }));
    await pass(mock, 90_000);
    const invocations = mock.invocations().filter(({ rule }) => rule.name === 'five');
    return [...seen, ...invocations.map(({ invokedAt }) => `${invokedAt.toISOString().slice(11, 19)} five`)];
  } finally {
    mock.restore();
  }
}

/** The call that fails is made again by Lambda a minute later, behind the run of that minute. */
export const RUNS = [
  '59.999 seconds have passed',
  '12:01:00 minutely 12:01:00',
  '12:02:00 minutely 12:02:00',
  '12:02:00 minutely 12:01:00',
  '12:03:00 minutely 12:03:00',
  '12:04:00 minutely 12:04:00',
  '12:05:00 minutely 12:05:00',
  '12:11:30 minutely 12:11:30',
  '12:05:00 five',
  '12:10:00 five',
];
