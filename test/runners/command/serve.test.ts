import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, expect, test } from 'vitest';
import { call } from '../../cli/served.js';

const root = resolve(import.meta.dirname, '../../..');
const command = join(root, '.cache/code/cli.cjs');
const folder = mkdtempSync(join(tmpdir(), 'serve-'));
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

interface Server {
  readonly endpoint: string;
  /** Sends a signal, and tells how the process has ended. */
  end(
    signal: NodeJS.Signals,
  ): Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
}

/** The command in a process of its own, from when it says where it listens. */
async function serve(...args: readonly string[]): Promise<Server> {
  const child = spawn(process.execPath, [command, 'serve', '--port', '0', '--json', ...args], {
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const ended = endOf(child);
  for await (const line of createInterface({ input: child.stdout })) {
    const { endpoint } = JSON.parse(line) as { endpoint: string };
    const end = (signal: NodeJS.Signals) => {
      child.kill(signal);
      return ended;
    };
    return { endpoint, end };
  }
  throw new Error(`It has ended without a word: ${JSON.stringify(await ended)}`);
}

function endOf(child: ChildProcess): ReturnType<Server['end']> {
  return new Promise((done) => {
    child.on('exit', (code, signal) => {
      done({ code, signal });
    });
  });
}

/** Resolves when the file has a text, which it may have by now. */
function written(path: string, text: string): Promise<void> {
  return new Promise((done) => {
    const watcher = watch(folder, () => {
      look();
    });
    const look = (): void => {
      if (!readFileSync(path, 'utf8').includes(text)) return;
      watcher.close();
      done();
    };
    look();
  });
}

const buses = (endpoint: string) => call(endpoint, 'ListEventBuses', {});

test.concurrent('a client puts events, SIGTERM saves, and the next process has all of it', async () => {
  const state = join(folder, 'term.json');
  const first = await serve('--state', state);
  const put = { Entries: [{ Source: 'shop', DetailType: 'Order', Detail: '{}' }] };

  await expect(call(first.endpoint, 'PutEvents', put)).resolves.toMatchObject({ FailedEntryCount: 0 });
  await call(first.endpoint, 'CreateEventBus', { Name: 'orders' });
  expect(await first.end('SIGTERM')).toEqual({ code: 0, signal: null });

  const second = await serve('--state', state);
  expect(await buses(second.endpoint)).toMatchObject({
    EventBuses: [{ Name: 'default' }, { Name: 'orders' }],
  });
  expect(await second.end('SIGINT')).toEqual({ code: 0, signal: null });
});

test.concurrent('what has been written is there after kill -9', async () => {
  const state = join(folder, 'kill.json');
  const first = await serve('--state', state);
  await call(first.endpoint, 'CreateEventBus', { Name: 'orders' });
  await written(state, 'event-bus/orders');
  expect(await first.end('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' });

  const second = await serve('--state', state);
  expect(await buses(second.endpoint)).toMatchObject({
    EventBuses: [{ Name: 'default' }, { Name: 'orders' }],
  });
});
