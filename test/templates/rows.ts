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
/** A function of the Serverless Framework with one event of EventBridge, and what the framework calls what it makes. */
export interface FrameworkNamesRow {
  readonly name: string;
  readonly key: string;
  readonly function: object;
  readonly is: {
    readonly functionId: string;
    readonly ruleId: string;
    readonly rule: string;
    readonly target: string;
    readonly eventBus: string;
    /** Of the bus that is made for it. */
    readonly busId?: string;
  };
  readonly source: string;
}

/** A value of a service with variables. */
export interface VariableRow extends Row {
  readonly custom?: object;
  readonly params?: object;
  readonly options?: object;
  /** Beside `is`: why it has no value. */
  readonly error?: string;
}

/** An event of a SAM function or state machine `X`, and what SAM makes of it, or why it refuses it. */
export interface SamEventRow {
  readonly name: string;
  readonly kind: 'Function' | 'StateMachine';
  readonly event: object;
  readonly eventName?: string;
  readonly properties?: object;
  readonly attributes?: object;
  readonly globals?: object;
  readonly transform?: readonly string[];
  readonly made?: object;
  readonly error?: string;
  readonly source: string;
}

export const samEventRows = rowsOf('sam-events.jsonl') as readonly SamEventRow[];
export const frameworkNamesRows = rowsOf('serverless-names.jsonl') as readonly FrameworkNamesRow[];
export const variableRows = rowsOf('serverless-variables.jsonl') as readonly VariableRow[];
export const propertyRows = rowsOf('properties.jsonl') as readonly PropertyRow[];
export const functionRows = rowsOf('functions.jsonl') as readonly FunctionRow[];
export const referenceRows = rowsOf('references.jsonl') as readonly ReferenceRow[];

function rowsOf(file: string): readonly unknown[] {
  const lines = readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line): unknown => JSON.parse(line));
}
