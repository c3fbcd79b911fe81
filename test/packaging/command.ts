import { execFile } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';

/** What a command printed, to both of its streams, and its exit code. */
export interface Ended {
  readonly status: number;
  readonly printed: string;
}

export type Variables = Readonly<Record<string, string>>;

/** What is wrong with a command, and all that it printed. */
export class CommandFailed extends Error {
  readonly printed: string;

  constructor(wrong: string, printed: string) {
    super(wrong);
    this.printed = printed;
  }
}

/** A command that has not ended by then hangs, and is ended. */
const LONGEST_MILLISECONDS = 5 * 60_000;

/** Runs a command to its end, whatever that is. */
export function ended(
  cwd: string,
  command: string,
  args: readonly string[],
  variables: Variables = {},
): Promise<Ended> {
  const env = {
    ...process.env,
    NO_COLOR: '1',
    FORCE_COLOR: '0',
    NODE_OPTIONS: '',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    ...variables,
  };
  const options = { cwd, env, maxBuffer: 1 << 26, timeout: LONGEST_MILLISECONDS } as const;
  return new Promise((done) => {
    execFile(command, args, options, (error, stdout, stderr) => {
      const reason = typeof error?.code === 'number' || error === null ? '' : `\n${error.message}`;
      const status = typeof error?.code === 'number' ? error.code : error === null ? 0 : 1;
      // There are programs that colour whatever they are told.
      done({ status, printed: stripVTControlCharacters(`${stdout}${stderr}${reason}`) });
    });
  });
}

/** Resolves to what the command printed; rejects with it when the command fails. */
export async function run(
  cwd: string,
  command: string,
  args: readonly string[],
  variables: Variables = {},
): Promise<string> {
  const { status, printed } = await ended(cwd, command, args, variables);
  if (status !== 0) throw new CommandFailed(`${[command, ...args].join(' ')} ended with ${status}`, printed);
  return printed;
}

/** Refuses what a command printed when nothing in it is as wanted: a runner may succeed without a test. */
export function assertPrinted(printed: string, wanted: RegExp): void {
  if (!wanted.test(printed)) throw new CommandFailed(`${String(wanted)} was not printed`, printed);
}
