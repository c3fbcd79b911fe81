import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { mockEventBridge } from '../../src/index.js';
import { snippetsOf } from '../docs/snippets.js';
import { asking } from './ask.js';

const page = readFileSync(resolve(import.meta.dirname, '../../docs/guide/server-routes.md'), 'utf8');
const COMMAND = /^curl (?:-X (\w+) )?'?localhost:4010\/_mock\/([^'\s]+)'?(?: -d '([^']*)')?$/gm;

test('the commands of the guide to the routes are answered as it shows', async () => {
  using eventBridge = mockEventBridge();
  const ask = asking(eventBridge);
  let answer: unknown;
  let answers = 0;
  for (const { language, code } of snippetsOf(page)) {
    if (language === 'json') expect(answer).toMatchObject(shown(code));
    if (language !== 'sh') continue;
    const commands = [...code.matchAll(COMMAND)];
    expect(commands.map(([command]) => command).join('\n')).toBe(code.trimEnd());
    for (const [, method, path = '', body] of commands) {
      ({ body: answer } = await ask(`${method ?? (body === undefined ? 'GET' : 'POST')} ${path}`, body));
      answers += 1;
    }
  }
  expect(answers).toBeGreaterThan(8);
});

/** What a block shows, where three dots stand for any text. */
function shown(json: string): object {
  const value: unknown = JSON.parse(json, (_name, member: unknown): unknown =>
    member === '…' ? expect.any(String) : member,
  );
  if (typeof value !== 'object' || value === null) throw new Error('An answer is an object.');
  return value;
}
