import { parseArgs } from 'node:util';
import { didYouMean, nearestName } from '../text/nearest-name.js';
import { WrongUse } from './wrong-use.js';

/** An option of a command, as its help tells of it. */
export interface Option {
  readonly short?: string;
  /** What stands behind it, `<file>`; a switch has nothing. */
  readonly value?: string;
  readonly isRepeatable?: true;
  /** What a value is like, for who gives none. */
  readonly example?: string;
  readonly says: string;
}

export type Options = Readonly<Record<string, Option>>;

/** What was written behind the name of a command. */
export interface Arguments {
  /** By the name of the option, in the order in which they were written; those of switches are empty. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** Those of the values that no option was in front of. */
  readonly positionals: readonly string[];
}

/**
 * @param bare the option whose values may stand without it
 * @throws WrongUse for options that there are not, and for values that are missing or too many.
 */
export function readArguments(args: readonly string[], options: Options, bare?: string): Arguments {
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries(options).map(([name, { short, value }]) => [
        name,
        { type: value === undefined ? ('boolean' as const) : ('string' as const), ...(short && { short }) },
      ]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values = new Map<string, string[]>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'option') add(values, token.name, checkedValue(token, options, values));
    if (token.kind !== 'positional') continue;
    if (bare === undefined) throw new WrongUse(`Unexpected argument ${quoted(token.value)}.`);
    positionals.push(token.value);
    add(values, bare, token.value);
  }
  return { values, positionals };
}

function add(values: Map<string, string[]>, name: string, value: string): void {
  values.set(name, [...(values.get(name) ?? []), value]);
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

/** @throws WrongUse */
function checkedValue(
  { name, rawName, value, inlineValue }: OptionToken,
  options: Options,
  before: ReadonlyMap<string, unknown>,
): string {
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  if (!option) throw new WrongUse(`There is no option ${rawName}. ${hintFor(name, options)}`);
  if (option.value === undefined) {
    if (value !== undefined) throw new WrongUse(`${rawName} is a switch and takes no value.`);
    return '';
  }
  const isNextOption = inlineValue !== true && value?.startsWith('-') === true;
  if (value === undefined || value === '' || isNextOption) {
    throw new WrongUse(
      `${rawName} takes a value: ${rawName} ${option.value}. ${option.example ?? ''}`.trimEnd(),
    );
  }
  if (before.has(name) && !option.isRepeatable) {
    throw new WrongUse(`${rawName} is given twice, but takes one value.`);
  }
  return value;
}

function hintFor(name: string, options: Options): string {
  const names = Object.keys(options);
  const near = nearestName(name, names);
  return didYouMean(near && `--${near}`, 'Run with --help to see all options.');
}

/** `Name=Value` as name and value. */
export function namedValues(option: string, texts: readonly string[]): Readonly<Record<string, string>> {
  const values = new Map<string, string>();
  for (const text of texts) {
    const [, name, value = ''] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
    if (name === undefined) {
      throw new WrongUse(`${option} takes a name and a value, ${option} Name=Value, not ${quoted(text)}.`);
    }
    if (values.has(name)) throw new WrongUse(`${option} is given twice for ${quoted(name)}.`);
    values.set(name, value);
  }
  return Object.fromEntries(values);
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

/** One of a few words. @throws WrongUse for another. */
export function oneOf<Word extends string>(option: string, text: string, words: readonly Word[]): Word {
  const word = words.find((one) => one === text);
  if (word !== undefined) return word;
  const list = `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
  const hint = didYouMean(nearestName(text, words));
  throw new WrongUse(`${option} takes ${list}, not ${quoted(text)}. ${hint}`.trimEnd());
}
