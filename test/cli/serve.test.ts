import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { askedToStop } from '../../src/cli/serve/stopping.js';
import { standIn } from '../server/stand-in.js';
import { run } from './run.js';
import { call, served } from './served.js';

const shop = 'test/cli/shop';
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'serve-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const withoutPort = (text: string): string => text.replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:4010');

test('it says where it listens, and how clients get there', async () => {
  const { code, stdout, stderr } = await served([]);

  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(withoutPort(stdout)).toMatchInlineSnapshot(`
    "EventBridge of account 123456789012 in us-east-1 is at http://127.0.0.1:4010

      AWS SDKs and CLI  export AWS_ENDPOINT_URL_EVENTBRIDGE=http://127.0.0.1:4010
                        export AWS_ENDPOINT_URL_SCHEDULER=http://127.0.0.1:4010
                        export AWS_ACCESS_KEY_ID=123456789012 AWS_SECRET_ACCESS_KEY=any AWS_REGION=us-east-1
      boto3             boto3.client('events', endpoint_url='http://127.0.0.1:4010', region_name='us-east-1')
      AWS CLI           aws events list-rules --endpoint-url http://127.0.0.1:4010 --region us-east-1
      in a browser      http://127.0.0.1:4010/_mock/
    "
  `);
});

test('--json says it in a line of JSON, --quiet in one without', async () => {
  const json = await served(['--json', '--account', '111122223333', '--region', 'eu-west-1']);
  const quiet = await served(['--quiet']);

  expect(JSON.parse(withoutPort(json.stdout))).toEqual({
    endpoint: 'http://127.0.0.1:4010',
    page: 'http://127.0.0.1:4010/_mock/',
    account: '111122223333',
    region: 'eu-west-1',
  });
  expect(withoutPort(quiet.stdout)).toBe('http://127.0.0.1:4010\n');
});

test('it has what templates deploy and seeds describe', async () => {
  const seed = file(
    'seed.json',
    '{ "buses": { "audit": { "rules": { "all": { "pattern": { "source": ["shop"] } } } } } }',
  );
  const { code } = await served(
    ['--template', `${shop}/template.yaml`, '--parameter', 'Stage=test', '--seed', seed],
    async ({ endpoint }) => {
      const { EventBuses } = (await call(endpoint, 'ListEventBuses', {})) as {
        EventBuses: { Name: string }[];
      };
      expect(EventBuses.map(({ Name }) => Name)).toEqual(['audit', 'default', 'orders-test']);
    },
  );

  expect(code).toBe(0);
});

test('what is wrong with a template is told, and ends it before it listens', async () => {
  const { code, stdout, stderr } = await served(['-t', `${shop}/broken.yaml`]);

  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain(`${shop}/broken.yaml`);
  expect(stderr).toContain('4 errors');
});

test('what is wrong with a seed is told, and ends it before it listens', async () => {
  const seed = file(
    'wrong.json',
    '{ "buses": { "orders": { "rules": { "nightly": { "schedule": "rate(1 day)" } } } } }',
  );
  const { code, stdout, stderr } = await served(['--seed', seed]);

  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain('buses.orders.rules.nightly');
});

test('another host is warned of', async () => {
  const { stderr } = await served(['--host', '0.0.0.0']);

  expect(stderr).toMatchInlineSnapshot(`
    "Listening on 0.0.0.0: anyone who can reach this machine can read and change the account, including secrets of connections. There is no authentication.
    "
  `);
});

test('--verbose tells what became of each event', async () => {
  const endpointOfQueues = await standIn();
  endpointOfQueues.answers.push({ status: 404 });
  const target = { arn: 'arn:aws:sqs:us-east-1:123456789012:queue' };
  const seed = file(
    'verbose.json',
    JSON.stringify({
      buses: {
        default: {
          rules: {
            paid: { pattern: { source: ['shop'] }, targets: [target] },
            billed: {
              pattern: { source: ['shop'] },
              targets: [{ arn: 'arn:aws:lambda:us-east-1:123456789012:function:bill' }],
            },
          },
        },
      },
    }),
  );
  const put = (Source: string) => ({ Entries: [{ Source, DetailType: 'Order Paid', Detail: '{}' }] });
  const { stderr } = await served(
    ['--verbose', '--seed', seed, '--forward', `sqs=${endpointOfQueues.url}`],
    async ({ endpoint, remarks }) => {
      await call(endpoint, 'PutEvents', put('shop'));
      await remarks(1); // a later event may be told of before one that is still delivered
      await call(endpoint, 'PutEvents', put('store'));
      await remarks(2);
    },
  );

  expect(stderr.replaceAll(/\d\d:\d\d:\d\d/g, '12:00:00')).toMatchInlineSnapshot(`
    "12:00:00 default: "Order Paid" from "shop" → paid: queue ✗ NO_RESOURCE, lost; billed: bill ✓
    12:00:00 default: "Order Paid" from "store" → no rule
    "
  `);
});

test('--verbose tells what became of the runs of schedules', async () => {
  const queues = await standIn();
  queues.answers.push({ status: 200 }, { status: 404 }, { status: 404 });
  const queue = 'arn:aws:sqs:us-east-1:123456789012:queue';
  const lost = 'arn:aws:sqs:us-east-1:123456789012:lost';
  const purge = 'arn:aws:scheduler:::aws-sdk:sqs:purgeQueue';
  const { stderr } = await served(
    ['--verbose', '--forward', `sqs=${queues.url}`],
    async ({ endpoint, remarks }) => {
      const create = async (name: string, target: object) => {
        const RoleArn = 'arn:aws:iam::123456789012:role/scheduler';
        const { status } = await fetch(`${endpoint}/schedules/${name}`, {
          method: 'POST',
          body: JSON.stringify({
            ScheduleExpression: 'at(2026-01-01T00:00:00)',
            FlexibleTimeWindow: { Mode: 'OFF' },
            Target: { RoleArn, ...target },
          }),
        });
        expect(status).toBe(200);
      };
      await create('sent', { Arn: queue });
      await remarks(1);
      await create('refused', { Arn: queue });
      await remarks(2);
      await create('unknown', {
        Arn: purge,
        Input: '{"QueueUrl":"https://sqs.us-east-1.amazonaws.com/1/q"}',
      });
      await remarks(3);
      await create('kept', { Arn: 'arn:aws:sns:us-east-1:123456789012:t', DeadLetterConfig: { Arn: lost } });
      await remarks(4);
    },
  );

  expect(stderr.replaceAll(/\d\d:\d\d:\d\d/g, '12:00:00')).toMatchInlineSnapshot(`
    "12:00:00 schedule default/sent → queue ✓
    12:00:00 schedule default/refused → queue ✗ NO_RESOURCE, lost
    12:00:00 schedule default/unknown → sqs:purgeQueue recorded
    12:00:00 schedule default/kept → t ✓
    "
  `);
});

test('--forward takes where API destinations are called', async () => {
  const { code } = await served(['--forward', 'api-destinations=http://127.0.0.1:8080']);
  const own = await served(['--forward', 'api-destinations=true', '--forward', 'sqs=http://127.0.0.1:9324']);

  expect([code, own.code]).toEqual([0, 0]);
});

test('a state file that another process keeps ends it', async () => {
  const state = join(folder, 'kept.json');
  const { stderr } = await served(['--state', state], async () => {
    const second = await run(['serve', '--port', '0', '--state', state]);
    expect(second).toMatchObject({ code: 2, stdout: '' });
    expect(second.stderr).toContain(`The state file ${state} is in use by another mock of this process.`);
  });

  expect(stderr).toBe('');
});

test('a port that is in use leaves the state file to others', async () => {
  const state = join(folder, 'left.json');
  await served([], async ({ endpoint }) => {
    const { port } = new URL(endpoint);
    expect((await run(['serve', '--port', port, '--state', state])).code).toBe(2);
  });

  expect(existsSync(`${state}.lock`)).toBe(false);
});

test('the state comes before templates and seeds, and it says so', async () => {
  const state = join(folder, 'state.json');
  const seed = file('orders.json', '{ "buses": { "orders": {} } }');
  await served(['--state', state], ({ endpoint }) => call(endpoint, 'CreateEventBus', { Name: 'kept' }));
  const { code, stderr } = await served(['--state', state, '--seed', seed], async ({ endpoint }) => {
    expect(await call(endpoint, 'ListEventBuses', {})).toMatchObject({
      EventBuses: [{ Name: 'default' }, { Name: 'kept' }],
    });
  });

  expect(code).toBe(0);
  expect(stderr).toBe(`The account was loaded from ${state}; templates and seeds apply after a reset.\n`);
});

test('a broken state file ends it, and stays as it is', async () => {
  const state = file('broken.json', '{ "format": ');
  const { code, stdout, stderr } = await served(['--state', state]);

  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(
    `The state file ${state} is broken: line 1, column 13: it is not valid JSON from here on.`,
  );
  expect(readFileSync(state, 'utf8')).toBe('{ "format": ');
});

test('a port that is in use ends it', async () => {
  const other = createServer();
  await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    other.close();
  });
  const address = other.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const { code, stdout, stderr } = await run(['serve', '--port', String(port)]);

  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(`Port ${port} of 127.0.0.1 is in use. Choose another with --port ${port + 1},`);
});

test.each<[args: string, message: string]>([
  ['--port many', '--port takes a number from 0 to 65535, not "many".'],
  ['--port 65536', '--port takes a number from 0 to 65535, not "65536".'],
  ['--account 12', '--account takes twelve digits, not "12".'],
  ['--region here', '--region takes a Region such as eu-west-1, not "here".'],
  [
    '--forward',
    '--forward takes a value: --forward <service=url>. Services are sqs, sns, logs, lambda, kinesis, firehose and states: --forward sqs=http://127.0.0.1:9324. API destinations: --forward api-destinations=http://127.0.0.1:8080, or =true for their own endpoints.',
  ],
  ['--forward sqs=http://a --forward sqs=http://b', '--forward is given twice for "sqs".'],
  ['--forward sqs', '--forward takes a name and a value, --forward Name=Value, not "sqs".'],
  [
    '--forward sq=http://127.0.0.1:9324',
    '--forward: what the targets of "sq" receive cannot be forwarded. Did you mean "sqs"?',
  ],
  [
    '--forward api-destinations=partner',
    '--forward takes a URL, --forward api-destinations=http://127.0.0.1:9324, not "partner".',
  ],
  ['--forward sqs=127.0.0.1', '--forward takes a URL, --forward sqs=http://127.0.0.1:9324, not "127.0.0.1".'],
  ['--quiet --verbose', '--verbose and --quiet cannot be used together.'],
  ['--seed nowhere.json', '--seed: there is no file nowhere.json.'],
  ['--template nowhere.yaml', 'There is no file or folder "nowhere.yaml".'],
  ['--stage dev', '--stage is for Serverless Framework templates, but there is none.'],
  ['template.yaml', 'Unexpected argument "template.yaml".'],
  ['--prot 1', 'There is no option --prot. Did you mean "--port"?'],
])('serve %s is wrong use', async (args, message) => {
  const { code, stdout, stderr } = await run(['serve', ...args.split(' ')]);

  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
});

test('who asks once more, later, ends the process at once', async () => {
  const asked: (() => void)[] = [];
  const ends: number[] = [];
  const terminal = {
    env: {},
    isSeen: { report: false, remarks: false },
    report: () => undefined,
    remark: () => undefined,
    onStop: (listener: () => void) => asked.push(listener),
    end: (code: number) => ends.push(code),
  };
  let now = 0;
  let stops = 0;
  const stopped = askedToStop(
    terminal,
    () => now,
    () => {
      stops += 1;
    },
  );

  // npx passes on what the terminal has sent to both.
  for (const time of [0, 3, 600]) {
    now = time;
    asked[0]?.();
  }
  await stopped;
  expect({ stops, ends }).toEqual({ stops: 1, ends: [130] });
});
