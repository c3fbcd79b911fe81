import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { OPERATED } from '../../src/mock/public-types.js';
import { keepOperated, keepState, type KeptState } from '../../src/server/state/keep-state.js';
import { KeptAccount } from './kept-account.js';

const folder = mkdtempSync(join(tmpdir(), 'state-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

let files = 0;
const newPath = (): string => join(folder, `state-${(files += 1)}.json`);

/** An account that is kept in a file. What would be done soon is done by `tick`. */
function kept(path: string, { writesFor = 0 } = {}) {
  const due: (() => void)[] = [];
  const waits: number[] = [];
  let time = 0;
  const account = new KeptAccount();
  onTestFinished(() => {
    account.mock.restore();
  });
  const failures: unknown[] = [];
  const wakeUp = (milliseconds: number, task: () => void) => {
    due.push(task);
    waits.push(milliseconds);
    return { cancel: () => due.splice(due.indexOf(task), 1), isStale: () => false };
  };
  const state: KeptState = keepOperated(account.mock[OPERATED], path, {
    failed: (error) => failures.push(error),
    wakeUp,
    now: () => (time += writesFor),
  });
  const tick = (): void => {
    for (const task of due.splice(0)) task();
  };
  return { account, state, tick, failures, due, waits };
}

const text = (path: string): string => readFileSync(path, 'utf8');

/** What a process leaves that ends without a word, but for its lock. */
function crash(path: string): void {
  rmSync(`${path}.lock`);
}

test('all that an account has is in the file, and in the account that loads it', async () => {
  const path = newPath();
  const { account, tick } = kept(path);
  const source = 'aws.partner/example.com/shop';
  const bus = 'arn:aws:events:us-east-1:123456789012:event-bus/default';
  const answers = await account.answers([
    ['CreateConnection', connection],
    ['CreatePartnerEventSource', { Name: source, Account: '123456789012' }, {}],
    ['CreateEventBus', { Name: source, EventSourceName: source }],
    ['CreateArchive', { ArchiveName: 'kept', EventSourceArn: bus }],
    ['PutRule', { Name: 'often', ScheduleExpression: 'rate(5 minutes)', Tags: [{ Key: 'a', Value: 'b' }] }],
    ['PutEvents', { Entries: [{ Source: 'shop', DetailType: 'Order', Detail: '{"n":1.50}' }] }],
  ]);
  account.mock.seed({ resources: { 'arn:aws:sqs:us-east-1:123456789012:q': { policy: null } } });
  await account.mock.clock.advanceBy('1 hour');
  tick();

  expect(answers.filter((answer) => typeof answer === 'string')).toEqual([]);
  crash(path);
  const second = kept(path);
  expect(second.state.isLoaded).toBe(true);
  expect(second.account.mock.snapshot()).toEqual(account.mock.snapshot());
  expect(second.account.mock.clock.now()).toEqual(account.mock.clock.now());
  expect(second.account.mock.archive('kept').events()).toEqual(account.mock.archive('kept').events());
  expect(second.account.mock.rule('often').nextRuns(2)).toEqual(account.mock.rule('often').nextRuns(2));
  expect(second.account.saved()).toBe(account.saved());
  expect(text(path)).toContain('hush');
});

const connection = {
  Name: 'partner',
  AuthorizationType: 'API_KEY',
  AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: 'k', ApiKeyValue: 'hush' } },
};

test('the events of an archive that was loaded are replayed, with what a replay had not sent yet', async () => {
  const { account, state } = kept(newPath());
  const bus = 'arn:aws:events:us-east-1:123456789012:event-bus/default';
  const put = (minute: number) =>
    account.call('PutEvents', {
      Entries: [
        {
          Source: 'shop',
          DetailType: `m${minute}`,
          Detail: '{}',
          Time: new Date(Date.UTC(2026, 2, 1, 12, minute)),
        },
      ],
    });
  await account.call('CreateArchive', { ArchiveName: 'kept', EventSourceArn: bus });
  for (const minute of [0, 1, 2, 3]) await put(minute);
  await account.call('StartReplay', {
    ReplayName: 'again',
    EventSourceArn: 'arn:aws:events:us-east-1:123456789012:archive/kept',
    EventStartTime: new Date(Date.UTC(2026, 2, 1)),
    EventEndTime: new Date(Date.UTC(2026, 2, 2)),
    Destination: { Arn: bus },
  });
  const sent = () => account.mock.events().filter((event) => 'replay-name' in event).length;
  while (sent() < 2) await account.mock.clock.advanceBy('1 second');
  state.save();
  const before = sent();

  const next = account.continued();
  await next.mock.clock.advanceBy('1 hour');
  expect(next.mock.events().map((event) => event['detail-type'])).toEqual(
    ['m0', 'm1', 'm2', 'm3'].slice(before),
  );
  next.mock.restore();
});

test('a schedule that was due while nobody ran it runs once, and then goes on', async () => {
  const account = new KeptAccount();
  await account.call('PutRule', { Name: 'often', ScheduleExpression: 'rate(5 minutes)' });
  const saved = account.saved();
  account.mock.restore();

  const next = new KeptAccount({ minutes: 62, ids: 0 });
  next.load(saved);
  await next.mock.settled();
  await next.mock.clock.advanceBy('5 minutes');
  expect(next.mock.events().map(({ time }) => time)).toEqual([
    '2026-03-01T12:39:56Z',
    '2026-03-01T13:39:56Z',
  ]);
  next.mock.restore();
});

test('the file is written soon after a change, once for several, and not for what only reads', async () => {
  const path = newPath();
  const { account, tick, due } = kept(path);
  const first = text(path);
  await account.call('ListRules', {});
  expect(due).toEqual([]);

  await account.call('CreateEventBus', { Name: 'orders' });
  await account.call('CreateEventBus', { Name: 'audit' });
  expect(due).toHaveLength(1);
  expect(text(path)).toBe(first);
  tick();
  expect(text(path)).toContain('event-bus/audit');
});

test('what takes long to write is written less often', async () => {
  const { account, waits } = kept(newPath(), { writesFor: 100 });
  await account.call('CreateEventBus', { Name: 'orders' });

  expect(waits).toEqual([900]);
});

test('closing writes what has changed', async () => {
  const path = newPath();
  const { account, state, due } = kept(path);
  await account.call('CreateEventBus', { Name: 'orders' });
  state.close();

  expect(text(path)).toContain('event-bus/orders');
  expect(due).toEqual([]);
});

test('only the owner can read the file, and nothing else is left beside it', () => {
  const path = newPath();
  kept(path).state.close();

  expect(statSync(path).mode & 0o777).toBe(0o600);
  const beside = readdirSync(folder).filter((name) => name.startsWith(basename(path)));
  expect(beside).toEqual([basename(path)]);
});

test('where a link is, what it leads to is written', async () => {
  const [path, link] = [newPath(), newPath()];
  kept(path).state.close();
  symlinkSync(path, link);
  const { account, state } = kept(link);
  await account.call('CreateEventBus', { Name: 'orders' });
  state.close();

  expect(text(path)).toContain('event-bus/orders');
});

test('reset() leads back to the seeds, and the file with it', async () => {
  const path = newPath();
  const { account, state } = kept(path);
  await account.call('CreateEventBus', { Name: 'orders' });
  account.mock.reset();
  state.close();

  expect(text(path)).not.toContain('event-bus/orders');
});

async function whole(): Promise<string> {
  const path = newPath();
  const { account, state } = kept(path);
  await account.call('CreateEventBus', { Name: 'orders' });
  state.close();
  return text(path);
}

test.each<[name: string, broken: (whole: string) => string, message: string]>([
  ['is empty', () => '', 'is broken: it is empty.'],
  ['is cut off', (state) => state.slice(0, 60), 'it is not valid JSON from here on.'],
  [
    'is something else',
    () => '{"Resources":{}}',
    'is broken: it is not a saved state, which has the "format" "aws-eventbridge-mock state".',
  ],
  [
    'is of another release',
    (state) => state.replace('"version": 1', '"version": 2'),
    'version: this release of the kit reads version 1, but this is 2.',
  ],
  [
    'lacks a part',
    (state) => state.replace('"ahead"', '"head"'),
    'ahead: it must be a number, not undefined.',
  ],
  [
    'has a time that is none',
    (state) => state.replace(/"\$date": "[^"]+"/, '"$date": "today"'),
    'a $date must be a time such as 2027-01-01T00:00:00Z.',
  ],
  [
    'refers to nothing',
    (state) => state.replace('"ahead": 0', '"ahead": 0, "more": { "$ref": 7 }'),
    'more: nothing before it has the $id 7.',
  ],
])('a file that %s is refused, and left as it is', async (_name, broken, message) => {
  const path = newPath();
  const given = broken(await whole());
  writeFileSync(path, given);

  expect(() => kept(path)).toThrow(`The state file ${path} is broken: `);
  expect(() => kept(path)).toThrow(message);
  expect(text(path)).toBe(given);
});

test('a rule that cannot be is named', async () => {
  const path = newPath();
  const { account, state } = kept(path);
  await account.call('PutRule', { Name: 'paid', EventPattern: '{"source":["shop"]}' });
  state.close();
  writeFileSync(path, text(path).replace('"{\\"source\\":[\\"shop\\"]}"', '"{\\"source\\":1}"'));

  expect(() => kept(path)).toThrow('accounts[0].eventBuses.default.rules.paid.EventPattern: ');
});

test('a folder, or a file in a folder that is not there, cannot be the file', () => {
  expect(() => kept(folder)).toThrow(`The state file ${folder} is a folder.`);
  const path = join(folder, 'nowhere', 'state.json');
  expect(() => kept(path)).toThrow(`The state file ${path} cannot be written: ENOENT`);
});

test('a file that cannot be written any more is told of, and tried again', async () => {
  const own = mkdtempSync(join(folder, 'gone-'));
  const path = join(own, 'state.json');
  const { account, tick, failures, state } = kept(path);
  rmSync(own, { recursive: true });
  await account.call('CreateEventBus', { Name: 'orders' });
  tick();

  expect(failures.map(String)).toEqual([
    expect.stringContaining(`The state file ${path} cannot be written: ENOENT`),
  ]);
  expect(() => {
    state.close();
  }).toThrow('cannot be written');
});

test('a file is for one mock at a time', () => {
  const path = newPath();
  const { state } = kept(path);

  expect(() => kept(path)).toThrow(
    `The state file ${path} is in use by another mock of this process. One file is for one process at a time, ` +
      'and for one mock: close that one, or name another file.',
  );
  state.close();
  kept(path).state.close();
});

test('a file that a running process keeps is left to it', () => {
  const path = newPath();
  writeFileSync(`${path}.lock`, JSON.stringify({ pid: process.ppid, host: hostname() }));

  expect(() => kept(path)).toThrow(
    `The state file ${path} is in use by process ${process.ppid}. One file is for one process at a time: ` +
      `end that process, or name another file. If it has already ended, remove ${path}.lock.`,
  );
  expect(existsSync(path)).toBe(false);
});

test.each([
  ['another machine', JSON.stringify({ pid: 1, host: 'elsewhere' }), 'process 1 of elsewhere'],
  ['a lock that says nothing', '', 'another process'],
])('a file with the lock of %s is left alone', (_name, lock, owner) => {
  const path = newPath();
  writeFileSync(`${path}.lock`, lock);

  expect(() => kept(path)).toThrow(`The state file ${path} is in use by ${owner}. `);
  expect(text(`${path}.lock`)).toBe(lock);
});

test.each([
  ['that does not run any more', () => spawnSync(process.execPath, ['--version']).pid],
  ['that had the id which this one has', () => process.pid],
])('a file that was kept by a process %s is taken over', (_name, pid) => {
  const path = newPath();
  writeFileSync(`${path}.lock`, JSON.stringify({ pid: pid(), host: hostname() }));
  const { state } = kept(path);

  expect(JSON.parse(text(`${path}.lock`))).toEqual({ pid: process.pid, host: hostname() });
  state.close();
  expect(existsSync(`${path}.lock`)).toBe(false);
});

test('a file that cannot be loaded is left to others', () => {
  const path = newPath();
  writeFileSync(path, '');

  expect(() => kept(path)).toThrow('is broken');
  expect(existsSync(`${path}.lock`)).toBe(false);
});

test('what is no mock is refused', () => {
  expect(() => keepState({} as never, newPath(), { failed: () => undefined })).toThrow(
    'keepState() takes a mock that mockEventBridge() made, not the object {}.',
  );
});

test('a replay that was cancelled stays so', async () => {
  const { account, state } = kept(newPath());
  const bus = 'arn:aws:events:us-east-1:123456789012:event-bus/default';
  await account.call('CreateArchive', { ArchiveName: 'kept', EventSourceArn: bus });
  await account.call('PutEvents', { Entries: [{ Source: 'shop', DetailType: 'Order', Detail: '{}' }] });
  await account.call('StartReplay', {
    ReplayName: 'again',
    EventSourceArn: 'arn:aws:events:us-east-1:123456789012:archive/kept',
    EventStartTime: new Date(Date.UTC(2026, 2, 1)),
    EventEndTime: new Date(Date.UTC(2026, 2, 2)),
    Destination: { Arn: bus },
  });
  await account.call('CancelReplay', { ReplayName: 'again' });
  state.close();

  const next = account.continued();
  await next.mock.clock.advanceBy('1 hour');
  expect(next.mock.events()).toEqual([]);
  expect(next.mock.replay('again').state).toBe('CANCELLED');
  next.mock.restore();
});
