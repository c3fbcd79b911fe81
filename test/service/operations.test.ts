import { readFileSync } from 'node:fs';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { mockEventBridge } from '../../src/index.js';
import { send, type Call } from './scenarios.js';

/** One fact about the service: what it answers to the last call, after the calls before. */
interface Row {
  readonly name: string;
  readonly before: readonly Call[];
  readonly call: Call;
  /** What the answer has. */
  readonly answer?: Record<string, unknown>;
  /** Members that the answer has not. */
  readonly absent?: readonly string[];
  /** The exception's name and its whole message. */
  readonly fault?: readonly [name: string, message: string];
  /** How it is known. */
  readonly source: string;
}

const rows = readFileSync(new URL('operations.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Row);

test.for(rows)('$name', async ({ before, call, answer, absent = [], fault }) => {
  const client = new EventBridgeClient({});
  using _mock = mockEventBridge(client);
  for (const earlier of before) await send(client, earlier);

  const outcome = await send(client, call).catch((error: unknown) => error);

  if (fault) {
    expect(outcome).toBeInstanceOf(Error);
    expect(outcome).toMatchObject({ name: fault[0], message: fault[1] });
  } else {
    expect(outcome).not.toBeInstanceOf(Error);
    expect(outcome).toMatchObject(answer ?? {});
    for (const member of absent) expect(outcome).not.toHaveProperty(member);
  }
});
