/** What a command writes to, and what it is told by: `process`, as far as commands know it. */
export interface Process {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Stream;
  readonly stderr: Stream;
  exitCode?: number | string | null | undefined;
  on(event: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
  exit(code?: number): void;
}

interface Stream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** Where a command's report goes, and what else it has to tell. */
export interface Terminal {
  readonly env: Process['env'];
  /** Whether somebody sits at the report, and at what is told beside it. */
  readonly isSeen: { readonly report: boolean; readonly remarks: boolean };
  report(text: string): void;
  remark(text: string): void;
  /** Calls it each time that the process is asked to end, which it does not by itself any more. */
  onStop(asked: () => void): void;
  /** Ends the process at once. */
  end(code: number): void;
}

export function terminalOf(process: Process): Terminal {
  const { env, stdout, stderr } = process;
  for (const stream of [stdout, stderr]) {
    stream.on('error', (error) => {
      // Who reads no further, such as `head`, has seen enough.
      if (!('code' in error && error.code === 'EPIPE')) throw error;
      process.exit();
    });
  }
  return {
    env,
    isSeen: { report: stdout.isTTY === true, remarks: stderr.isTTY === true },
    report: (text) => stdout.write(text),
    remark: (text) => stderr.write(text),
    onStop: (asked) => {
      process.on('SIGINT', asked);
      process.on('SIGTERM', asked);
    },
    end: (code) => {
      process.exit(code);
    },
  };
}
