import { readFileSync } from 'node:fs';

interface Row {
  readonly name: string;
  /** A property of the template. */
  readonly value: unknown;
  /** What it is in the seed; absent where it is not there. */
  readonly is?: string;
  /** How it is known. */
  readonly source: string;
}

export interface FunctionRow extends Row {
  readonly parameters?: object;
  readonly conditions?: object;
  readonly mappings?: object;
  readonly transform?: string;
  readonly given?: Readonly<Record<string, string>>;
  readonly imports?: Readonly<Record<string, string>>;
  readonly parameterStore?: Readonly<Record<string, string>>;
}

export interface ReferenceRow extends Row {
  readonly type: string;
  readonly properties: object;
}

/** A property that a type of resource has. */
export interface PropertyRow {
  readonly name: string;
  readonly type: string;
  readonly property: string;
  /** Why it is not loaded. */
  readonly refused?: string;
  readonly source: string;
}

/** A text of a template. */
export interface TextRow {
  readonly name: string;
  readonly text: string;
  /** What was loaded, or the message of what was thrown. */
  readonly says: string;
  readonly source: string;
}

export const textRows = rowsOf('texts.jsonl') as readonly TextRow[];
export const propertyRows = rowsOf('properties.jsonl') as readonly PropertyRow[];
export const functionRows = rowsOf('functions.jsonl') as readonly FunctionRow[];
export const referenceRows = rowsOf('references.jsonl') as readonly ReferenceRow[];

function rowsOf(file: string): readonly unknown[] {
  const lines = readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line): unknown => JSON.parse(line));
}
