import type { Arguments, Options } from './arguments.js';
import type { Terminal } from './terminal.js';
import type { ExitCode } from './wrong-use.js';

/** A command: what its help tells, and how it is run. */
export interface Command {
  /** In the list of commands. */
  readonly summary: string;
  /** What stands behind its name: `<template>... [options]`. */
  readonly usage: string;
  readonly options: Options;
  /** The option whose values may stand without it. */
  readonly bare?: string;
  /** What else there is to say, in paragraphs. */
  readonly notes: readonly string[];
  /** The help and its table need none of what a command works with: that is imported when it runs. */
  readonly run: (given: Arguments, terminal: Terminal) => Promise<ExitCode>;
}
