import { inspect } from 'node:util';

/** What a promise came to, as far as it shows without waiting. */
export interface SettledAnswer {
  /** What it was rejected with, in one line. */
  readonly rejection?: string;
  /** The entries of a PutEvents answer that failed, by their index. */
  readonly failures: ReadonlyMap<number, EntryFailure>;
}

interface EntryFailure {
  readonly ErrorCode?: string;
  readonly ErrorMessage?: string;
}

/**
 * Reads the answer of a PutEvents call out of its promise. Matchers answer at once, so they cannot wait for it, and Node
 * shows what is in a promise in the text of `inspect` alone: with one member on a line, indented by its depth.
 */
export function settledAnswer(promise: unknown): SettledAnswer {
  const lines = inspect(promise, {
    depth: 4,
    compact: false,
    breakLength: Infinity,
    customInspect: false,
    maxArrayLength: null,
    maxStringLength: null,
  }).split('\n');
  const rejection = /^ {2}<rejected> (?:\[)?(.*?)\]?[,{ ]*$/.exec(lines[1] ?? '')?.[1];
  return { ...(rejection !== undefined && { rejection: unquoted(rejection) }), failures: failuresIn(lines) };
}

function failuresIn(lines: readonly string[]): ReadonlyMap<number, EntryFailure> {
  const failures = new Map<number, EntryFailure>();
  const start = lines.findIndex((line) => /^ {4}Entries: \[/.test(line));
  let index = -1;
  for (const line of start < 0 ? [] : lines.slice(start + 1)) {
    if (/^ {4}\]/.test(line)) break;
    if (/^ {6}[^ }]/.test(line)) index += 1;
    const [, name, value = ''] = /^ {8}(ErrorCode|ErrorMessage): (.*?),?$/.exec(line) ?? [];
    if (name === undefined || value === 'undefined') continue;
    failures.set(index, { ...failures.get(index), [name]: unquoted(value) });
  }
  return failures;
}

/** Takes the quotes off a text that `inspect` has quoted. */
function unquoted(text: string): string {
  const [, quote, inner] = /^(['"`])(.*)\1$/.exec(text) ?? [];
  return quote === undefined || inner === undefined ? text : inner.replaceAll(/\\(['"`\\])/g, '$1');
}
