import { main } from '../../src/cli/main.js';

interface Surroundings {
  readonly env?: Readonly<Record<string, string>>;
  /** Whether both streams are a terminal. */
  readonly isTerminal?: boolean;
}

/** What the command prints, and the code that it ends with, without a process of its own. */
export async function run(
  args: readonly string[],
  { env = {}, isTerminal = false }: Surroundings = {},
): Promise<{ readonly code: unknown; readonly stdout: string; readonly stderr: string }> {
  const printed = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr') => ({
    isTTY: isTerminal,
    write: (text: string) => (printed[name] += text),
    on: () => undefined,
  });
  const process = {
    argv: ['node', 'aws-eventbridge-mock', ...args],
    env,
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    exitCode: undefined,
    on: () => undefined,
    exit: () => undefined,
  };
  await main(process);
  return { code: process.exitCode, ...printed };
}

/** Prints no more than this to either stream, so that a snapshot shows all there is. */
export async function report(...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await run(args);
  return [stdout, ...(stderr === '' ? [] : [`stderr: ${stderr}`]), `exit code ${String(code)}`].join('\n');
}
