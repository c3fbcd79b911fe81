import { fork } from 'node:child_process';
import { once } from 'node:events';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { mockEventBridge } from 'aws-eventbridge-mock';
import { serve } from 'aws-eventbridge-mock/server';
import { retainedBytes } from './allocation.js';
import type { BenchOptions, Section } from './figures.js';
import { processorTime } from './processor-time.js';
import type { Report } from './wire-sender.js';

const RATE = 2000;
/** Far fewer than are sent: what stays is the history, and it is full when the measured time begins. */
const KEPT = 1000;

/** PutEvents over loopback, sent by another process at a steady rate. */
export async function benchWire({ quick }: BenchOptions): Promise<Section> {
  const seconds = quick ? 3 : 30;
  using mock = mockEventBridge(new EventBridgeClient({}), {
    seed: {
      buses: {
        default: {
          rules: {
            placed: { pattern: { source: ['shop'] }, targets: ['arn:aws:sqs:us-east-1:123456789012:q'] },
          },
        },
      },
    },
    historyBound: KEPT,
  });
  await using server = await serve(mock);
  await sent(server.endpoint, 2);
  await mock.settled();
  const before = retainedBytes();
  let report: Report = { sent: 0, answered: 0, failed: 0, milliseconds: 0, slowest: 0 };
  const time = await processorTime(async () => {
    report = await sent(server.endpoint, seconds);
    await mock.settled();
  });
  const growth = retainedBytes() - before;
  return {
    title: `${RATE} PutEvents a second over loopback, for ${seconds} seconds`,
    figures: [
      {
        what: 'answered',
        value: (report.answered / report.milliseconds) * 1000,
        unit: 'a second',
        ...(!quick && { atLeast: 0.95 * RATE }),
      },
      { what: 'lost', value: report.sent - report.answered + report.failed, atMost: 0 },
      { what: 'the slowest answer', value: report.slowest, unit: 'ms' },
      { what: 'processor time of the server for one', value: time / report.sent, unit: 'µs' },
      {
        what: 'memory that is kept beyond what was kept before',
        value: growth,
        unit: 'bytes',
        atMost: 2_000_000,
      },
    ],
  };
}

async function sent(endpoint: string, seconds: number): Promise<Report> {
  const sender = fork(new URL('wire-sender.ts', import.meta.url), [endpoint, String(RATE), String(seconds)]);
  const [report] = (await once(sender, 'message')) as [Report];
  return report;
}
