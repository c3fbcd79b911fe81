import { main } from '../../src/cli/main.js';

interface Ended {
  readonly code: unknown;
  readonly stdout: string;
  readonly stderr: string;
}

/** What `serve` listens at, while it does. */
export interface Visited {
  readonly endpoint: string;
  /** Resolves when it has told so much beside its output. */
  readonly remarks: (count: number) => Promise<void>;
}

/**
 * Runs `serve` at a free port without a process of its own, visits it when it says where it listens, and then asks it
 * to end.
 */
export async function served(
  args: readonly string[],
  visit: (visited: Visited) => unknown = () => undefined,
): Promise<Ended> {
  const printed = { stdout: '', stderr: '' };
  const listeners: (() => void)[] = [];
  const remarked: (() => void)[] = [];
  let isReady = (): void => undefined;
  const ready = new Promise<void>((resolve) => (isReady = resolve));
  const write = (name: 'stdout' | 'stderr') => (text: string) => {
    printed[name] += text;
    if (name === 'stdout') isReady();
    for (const look of remarked) look();
  };
  const remarks = (count: number): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (printed.stderr.split('\n').length > count) resolve();
      };
      remarked.push(look);
      look();
    });
  const process = {
    argv: ['node', 'aws-eventbridge-mock', 'serve', '--port', '0', ...args],
    env: {},
    stdout: { write: write('stdout'), on: () => undefined },
    stderr: { write: write('stderr'), on: () => undefined },
    exitCode: undefined,
    on: (name: string, listener: () => void) => {
      if (name === 'SIGTERM') listeners.push(listener);
    },
    exit: () => undefined,
  };
  const ended = main(process);
  await Promise.race([ready, ended]);
  const [endpoint] = /http:\/\/[\w.:[\]]+:\d+/.exec(printed.stdout) ?? [];
  try {
    if (endpoint !== undefined) await visit({ endpoint, remarks });
  } finally {
    for (const listener of listeners) listener();
    await ended;
  }
  return { code: process.exitCode, ...printed };
}

/** A call of EventBridge without an SDK. */
export async function call(endpoint: string, operation: string, input: object): Promise<unknown> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-amz-json-1.1',
      'X-Amz-Target': `AWSEvents.${operation}`,
      Authorization:
        'AWS4-HMAC-SHA256 Credential=123456789012/20261129/us-east-1/events/aws4_request, SignedHeaders=host, Signature=0',
    },
    body: JSON.stringify(input),
  });
  return response.json();
}
