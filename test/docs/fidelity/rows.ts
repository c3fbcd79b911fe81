import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { entriesUnder } from '../files.js';

/** A row of a table of tests, as far as it tells what is known of the service. */
export interface Row {
  /** `test/service/operations/rules.jsonl:3` */
  readonly place: string;
  readonly name?: string;
  /** How it is known. */
  readonly source?: string;
  /** The operations that it is about. */
  readonly operations: readonly string[];
}

interface Fields {
  readonly name?: string;
  readonly source?: string;
  readonly call?: readonly [operation: string, ...rest: unknown[]];
  readonly before?: readonly unknown[];
}

/** What stands in front of the operations of EventBridge Scheduler: some have namesakes in EventBridge. */
export const SCHEDULER_PREFIX = 'Scheduler.';

/** The rows of all tables under `test/`. */
export function tableRows(root: string): readonly Row[] {
  const files = entriesUnder(root, 'test').map(({ path }) => path);
  const tables = files.filter((file) => file.endsWith('.jsonl')).sort();
  return tables.flatMap((file) => {
    const lines = readFileSync(join(root, file), 'utf8').split('\n');
    const api = file.includes('/scheduler-operations/') ? SCHEDULER_PREFIX : '';
    return lines.flatMap((line, index) =>
      line.trim() === '' ? [] : [rowOf(JSON.parse(line) as Fields, `${file}:${index + 1}`, api)],
    );
  });
}

function rowOf(fields: Fields, place: string, api: string): Row {
  const { name, source } = fields;
  return {
    place,
    ...(name !== undefined && { name }),
    ...(source !== undefined && { source }),
    operations: operationsOf(fields).map((name) => `${api}${name}`),
  };
}

/**
 * The operations that a row's name says; else the one that it calls and, when that only reads, the last one before it,
 * whose effect is read.
 */
export function operationsOf({ name = '', call, before = [] }: Fields): readonly string[] {
  if (!call) return [];
  const [called] = call;
  const earlier = before.filter(isCall).map(([operation]) => operation);
  const played = [...new Set([called, ...earlier])];
  const words = new Set(name.split(/\W+/));
  const named = played.filter((operation) => words.has(operation));
  if (named.length > 0) return named;
  const last = earlier.at(-1);
  return last !== undefined && last !== called && /^(Describe|Get|List)/.test(called)
    ? [called, last]
    : [called];
}

/** The other steps let time go by. */
function isCall(step: unknown): step is readonly [operation: string] {
  return Array.isArray(step) && typeof step[0] === 'string';
}
