import { expect, test } from 'vitest';
import { paint } from '../../src/cli/paint.js';
import { Progress } from '../../src/cli/progress.js';
import { terminalOf, type Process } from '../../src/cli/terminal.js';
import { run } from './run.js';

const shop = 'test/cli/shop';

test.each<[string, asked: boolean | undefined, env: Record<string, string>, isTerminal: boolean, boolean]>([
  ['a terminal', undefined, {}, true, true],
  ['a pipe', undefined, {}, false, false],
  ['--color', true, { NO_COLOR: '1' }, false, true],
  ['--no-color', false, { FORCE_COLOR: '1' }, true, false],
  ['NO_COLOR', undefined, { NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
  ['an empty NO_COLOR', undefined, { NO_COLOR: '' }, true, true],
  ['FORCE_COLOR', undefined, { FORCE_COLOR: '1' }, false, true],
  ['FORCE_COLOR=0', undefined, { FORCE_COLOR: '0' }, true, false],
  ['a dumb terminal', undefined, { TERM: 'dumb' }, true, false],
])('colours: %s', (_, asked, env, isTerminal, isColoured) => {
  const terminal = { ...unseen, env, isSeen: { report: isTerminal, remarks: false } };

  expect(paint(asked, terminal).bad('no')).toBe(isColoured ? '\x1b[31mno\x1b[39m' : 'no');
});

const unseen = {
  env: {},
  isSeen: { report: false, remarks: false },
  report: () => undefined,
  remark: () => undefined,
  onStop: () => undefined,
  end: () => undefined,
};

test('a report is coloured with --color, and the words are the same', async () => {
  const args = ['check', `${shop}/broken.yaml`, '-e', `${shop}/events/paid.json`];
  const plain = await run(args);
  const coloured = await run([...args, '--color']);

  expect(coloured.stdout).not.toBe(plain.stdout);
  // eslint-disable-next-line no-control-regex -- colours are made of such
  expect(coloured.stdout.replaceAll(/\x1b\[\d+m/g, '')).toBe(plain.stdout);
});

test('progress is told at a terminal, after a second, and leaves nothing', () => {
  const remarks: string[] = [];
  let now = 0;
  const terminal = (isSeen: boolean) => ({
    ...unseen,
    isSeen: { report: true, remarks: isSeen },
    remark: (text: string) => remarks.push(text),
  });
  const progress = new Progress(terminal(true), () => now);
  const elsewhere = new Progress(terminal(false), () => now);

  for (const time of [0, 999, 1000, 1001]) {
    now = time;
    progress.step('Trying events', time === 1001 ? 2 : 1, 9);
    elsewhere.step('Trying events', 1, 9);
  }
  progress.end();
  elsewhere.end();

  expect(remarks).toEqual(['\r\x1b[KTrying events: 1 of 9', '\r\x1b[KTrying events: 2 of 9', '\r\x1b[K']);
});

test('who reads no further ends the command, another error of a stream is thrown', () => {
  const listeners: ((error: Error) => void)[] = [];
  let exits = 0;
  const stream = {
    write: () => true,
    on: (_: string, listener: (error: Error) => void) => listeners.push(listener),
  };
  const process: Process = {
    argv: [],
    env: {},
    stdout: stream,
    stderr: stream,
    on: () => undefined,
    exit: () => void (exits += 1),
  };
  terminalOf(process);

  for (const listener of listeners) listener(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
  expect(exits).toBe(2);
  expect(() => listeners[0]?.(new Error('ENOSPC'))).toThrow('ENOSPC');
});
