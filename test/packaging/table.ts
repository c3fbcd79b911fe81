import type { Columns, Outcome, Result } from './row.js';

/** As many of the last lines of what a failed row printed. */
const LAST_LINES = 60;

const HEAD: Columns = { node: 'Node', runner: 'runner', sdk: 'SDK', typescript: 'TypeScript' };

/** The table, line by line, since rows end one after the other. */
export class Table {
  readonly #width: number;

  /** @param names those of all rows that will come */
  constructor(names: readonly string[]) {
    this.#width = Math.max(3, ...names.map((name) => name.length));
  }

  head(): string {
    return this.#line('row', HEAD, 'seconds', 'result');
  }

  /** The row's line, and under one that failed the last lines of what it printed. */
  row({ name, columns, seconds, outcome }: Result): string {
    const line = this.#line(name, columns, seconds.toFixed(1), wordOf(outcome));
    return outcome.kind === 'failed' ? `${line}\n${lastLines(outcome.printed)}` : line;
  }

  #line(name: string, { node, runner, sdk, typescript }: Columns, seconds: string, result: string): string {
    const cells = [name.padEnd(this.#width), node.padEnd(8), runner.padEnd(24), sdk.padEnd(10)];
    return [...cells, typescript.padEnd(10), seconds.padStart(7), result].join('  ');
  }
}

function wordOf(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'ok':
      return 'ok';
    case 'skipped':
      return `skipped: ${outcome.reason}`;
    case 'failed':
      return `FAILED: ${outcome.step}`;
  }
}

/** Set off, so that nobody takes the last lines of the inner runner for those of the outer one. */
function lastLines(printed: string): string {
  return printed.trimEnd().split('\n').slice(-LAST_LINES).join('\n').replaceAll(/^/gm, '  | ');
}

/** `47 passed, 0 failed`, and how many were skipped where some were. */
export function closingLine(results: readonly Result[]): string {
  const count = (kind: Outcome['kind']) => results.filter(({ outcome }) => outcome.kind === kind).length;
  const skipped = count('skipped');
  const line = `${count('ok')} passed, ${count('failed')} failed`;
  return skipped === 0 ? line : `${line}, ${skipped} skipped`;
}
