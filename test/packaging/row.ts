import { AssertionError } from 'node:assert';
import { CommandFailed } from './command.js';
import { NotForThisPlatform, type Workshop } from './workshop.js';

/** What the table shows of a row beside its name: what it asks for, then what it got. */
export interface Columns {
  readonly node: string;
  readonly runner: string;
  readonly sdk: string;
  readonly typescript: string;
}

/** A consumer of the packed kit. */
export interface Row extends Columns {
  readonly name: string;
  readonly run: (trial: Trial) => Promise<void>;
}

/** One run of a row. */
export class Trial {
  readonly workshop: Workshop;
  /** The step that was begun last. */
  step = 'begin';
  found: Partial<Columns> = {};

  constructor(workshop: Workshop) {
    this.workshop = workshop;
  }

  /** What comes is this step, until the next begins. */
  begin(step: string): void {
    this.step = step;
  }

  /** What the row got, for the table. */
  tell(found: Partial<Columns>): void {
    this.found = { ...this.found, ...found };
  }
}

export type Outcome =
  | { readonly kind: 'ok' }
  | { readonly kind: 'skipped'; readonly reason: string }
  | { readonly kind: 'failed'; readonly step: string; readonly printed: string };

export interface Result {
  readonly name: string;
  readonly columns: Columns;
  readonly seconds: number;
  readonly outcome: Outcome;
}

/** Never rejects. A row's time has in it what it waits for: packages that others need too are installed once. */
export async function tried(row: Row, workshop: Workshop): Promise<Result> {
  const begun = performance.now();
  const trial = new Trial(workshop);
  const outcome = await outcomeOf(row, trial);
  const { name, node, runner, sdk, typescript } = row;
  const columns = { node, runner, sdk, typescript, ...trial.found };
  return { name, columns, seconds: (performance.now() - begun) / 1000, outcome };
}

async function outcomeOf(row: Row, trial: Trial): Promise<Outcome> {
  try {
    await row.run(trial);
    return { kind: 'ok' };
  } catch (error) {
    if (error instanceof NotForThisPlatform) return { kind: 'skipped', reason: 'not for this platform' };
    return { kind: 'failed', step: trial.step, printed: printedOf(error) };
  }
}

function printedOf(error: unknown): string {
  if (error instanceof CommandFailed) return `${error.printed.trimEnd()}\n${error.message}`;
  if (error instanceof AssertionError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
