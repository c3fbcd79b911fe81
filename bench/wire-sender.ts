/** Sends PutEvents to an endpoint at a steady rate, and reports what came of it to the process that has started it. */
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

export interface Report {
  readonly sent: number;
  readonly answered: number;
  /** Answers that are not 200, and failed connections. */
  readonly failed: number;
  readonly milliseconds: number;
  /** Milliseconds. */
  readonly slowest: number;
}

const [endpoint = '', rate = '', seconds = ''] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: 32 });
const body = JSON.stringify({
  Entries: [{ Source: 'shop', DetailType: 'Placed', Detail: '{"id":"o-1","total":42}' }],
});
const headers = {
  'x-amz-target': 'AWSEvents.PutEvents',
  'content-type': 'application/x-amz-json-1.1',
  'content-length': body.length,
  authorization: 'AWS4-HMAC-SHA256 Credential=AKIA/20261129/us-east-1/events/aws4_request, Signature=0',
};

const count = { sent: 0, answered: 0, failed: 0, slowest: 0 };

function send(): Promise<void> {
  const since = performance.now();
  count.sent += 1;
  return new Promise((resolve) => {
    const made = request(endpoint, { method: 'POST', agent, headers }, (response) => {
      response.resume().on('end', () => {
        count.answered += 1;
        if (response.statusCode !== 200) count.failed += 1;
        count.slowest = Math.max(count.slowest, performance.now() - since);
        resolve();
      });
    });
    made.on('error', () => {
      count.failed += 1;
      resolve();
    });
    made.end(body);
  });
}

const start = performance.now();
const total = Number(rate) * Number(seconds);
let pending: Promise<void>[] = [];
while (count.sent < total) {
  const due = Math.min(total, ((performance.now() - start) * Number(rate)) / 1000);
  while (count.sent < due) pending.push(send());
  if (pending.length > 10_000) {
    await Promise.all(pending);
    pending = [];
  }
  await pause(1);
}
await Promise.all(pending);
agent.destroy();
const report: Report = { ...count, milliseconds: performance.now() - start };
process.send?.(report);
