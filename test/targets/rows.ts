import { readFileSync } from 'node:fs';
import type { Target } from '@aws-sdk/client-eventbridge';
import { parseArn, type Arn } from '../../src/text/arn.js';
import type { RefusedRequest } from '../../src/targets/refusal.js';
import type { HttpEndpoint } from '../../src/targets/target-kind.js';

/** One fact about what EventBridge asks of a target's service. */
export interface RequestRow {
  readonly name: string;
  readonly target: Target;
  /** Where it differs from the sample, or its text; the sample where absent. */
  readonly event?: object | string;
  /** Of the API destination that the target is. */
  readonly endpoint?: HttpEndpoint;
  readonly request?: object;
  readonly refused?: RefusedRequest['refused'];
  /** How it is known. */
  readonly source: string;
}

/** One fact about the kind of a target by its ARN. */
export interface KindRow {
  readonly name: string;
  readonly arn: string;
  /** Absent for what EventBridge is not known to call. */
  readonly kind?: string;
  /** For a rule of 123456789012 in us-east-1. */
  readonly needsRole?: boolean;
  readonly neededParameters?: string;
  /** How it is known. */
  readonly source: string;
}

export const requestRows = rowsOf('requests.jsonl') as readonly RequestRow[];
export const kindRows = rowsOf('kinds.jsonl') as readonly KindRow[];

function rowsOf(file: string): readonly unknown[] {
  const lines = readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line): unknown => JSON.parse(line));
}

export function arnOf(text: string | undefined): Arn {
  const arn = parseArn(text ?? '');
  if (!arn) throw new Error(`${String(text)} is not an ARN.`);
  return arn;
}
