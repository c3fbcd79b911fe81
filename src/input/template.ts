import { firstBreak } from './broken-json.js';
import { PREDEFINED_VARIABLES, type PredefinedVariable } from './predefined-variables.js';

/** The SDK's InputTransformer, as far as it shapes. */
export interface InputTransformer {
  readonly InputPathsMap?: Readonly<Record<string, string>> | undefined;
  readonly InputTemplate?: string | undefined;
}

/**
 * Where a placeholder stands: as a value or a key of a JSON template, or in a text; there or there inside of quotes.
 * A key counts as one with quotes and without.
 */
export type PlaceholderPlace = 'value' | 'quoted value' | 'key' | 'text' | 'quoted text';

export interface Placeholder {
  readonly name: string;
  readonly place: PlaceholderPlace;
  /** A JSONPath, or the value that AWS defines. */
  readonly from: string | PredefinedVariable;
}

export interface Template {
  /** Whether what it makes has to be JSON. */
  readonly isJson: boolean;
  readonly parts: readonly (string | Placeholder)[];
  /** Whether it makes JSON as soon as nothing that is put into quotes needs an escape. */
  readonly isSound: boolean;
}

const PLACEHOLDERS = /<([^<>]*)>/g;

/** The first placeholder that neither the paths map nor AWS defines. */
export function undefinedPlaceholder(transformer: InputTransformer): string | undefined {
  const { InputTemplate = '', InputPathsMap = {} } = transformer;
  for (const [, name = ''] of InputTemplate.matchAll(PLACEHOLDERS)) {
    if (sourceOf(name, InputPathsMap) === undefined) return name;
  }
  return undefined;
}

/** Reserved names win over the map. */
function sourceOf(name: string, paths: Readonly<Record<string, string>>): Placeholder['from'] | undefined {
  return PREDEFINED_VARIABLES.get(name) ?? (Object.hasOwn(paths, name) ? paths[name] : undefined);
}

const compiled = new WeakMap<InputTransformer, Template>();

/** The template of a transformer, which must not change once it was read. */
export function templateOf(transformer: InputTransformer): Template {
  let template = compiled.get(transformer);
  if (template === undefined) compiled.set(transformer, (template = compile(transformer)));
  return template;
}

function compile({ InputTemplate = '', InputPathsMap = {} }: InputTransformer): Template {
  const isJson = /^\s*[{[]/.test(InputTemplate);
  const parts = partsOf(InputTemplate, (name, scanner) => {
    const from = sourceOf(name, InputPathsMap);
    return from === undefined
      ? undefined
      : { name, place: isJson ? scanner.jsonPlace : scanner.textPlace, from };
  });
  return { isJson, parts, isSound: isJson && isSound(parts) };
}

type ReadPlaceholder = (name: string, scanner: TemplateScanner) => Placeholder | undefined;

/** A placeholder that nobody defines, which PutTargets refuses, stays text. */
function partsOf(text: string, read: ReadPlaceholder): readonly (string | Placeholder)[] {
  const scanner = new TemplateScanner();
  const parts: (string | Placeholder)[] = [];
  let start = 0;
  for (const { 0: token, 1: name, index } of text.matchAll(TOKENS)) {
    const placeholder = name === undefined ? undefined : read(name, scanner);
    if (name === undefined) scanner.take(token);
    if (placeholder === undefined) continue;
    if (index > start) parts.push(text.slice(start, index));
    parts.push(placeholder);
    start = index + token.length;
  }
  if (start < text.length) parts.push(text.slice(start));
  return parts;
}

/** A placeholder, an escape, or a character that has a meaning in JSON. */
const TOKENS = /<([^<>]*)>|\\["\\]|["{}[\]:,]/g;

/** Knows behind each token of a template what comes next. */
class TemplateScanner {
  #inQuotes = false;
  #awaitsKey = false;
  readonly #containers: string[] = [];

  get jsonPlace(): PlaceholderPlace {
    if (this.#awaitsKey) return 'key';
    return this.#inQuotes ? 'quoted value' : 'value';
  }

  get textPlace(): PlaceholderPlace {
    return this.#inQuotes ? 'quoted text' : 'text';
  }

  take(token: string): void {
    if (this.#inQuotes) {
      this.#inQuotes = token !== '"';
    } else if (token.endsWith('"')) {
      this.#inQuotes = true;
    } else {
      this.#takeStructure(token);
    }
  }

  #takeStructure(token: string): void {
    if (token === '{' || token === '[') this.#containers.push(token);
    else if (token === '}' || token === ']') this.#containers.pop();
    this.#awaitsKey = (token === '{' || token === ',') && this.#containers.at(-1) === '{';
  }
}

/** Tries it with stand-ins: any value is as good as an empty string, and in quotes any plain text as good as an `x`. */
function isSound(parts: Template['parts']): boolean {
  if (parts.some((part) => typeof part !== 'string' && part.place === 'key')) return false;
  const sample = parts.map((part) => {
    if (typeof part === 'string') return part;
    return part.place === 'value' ? '""' : 'x';
  });
  return firstBreak(sample.join('')) === undefined;
}
