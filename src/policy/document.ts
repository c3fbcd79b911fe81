import { parsedJson } from '../text/parsed-json.js';
import { isObject } from '../text/kinds-of-values.js';

/**
 * A resource policy, as its JSON text says it: what people put there is not checked beyond `Statement` being a list.
 */
export interface PolicyDocument {
  readonly Version: string;
  readonly Statement: readonly PolicyStatement[];
}

/** Reads a policy as people write it: one statement may stand without a list around it. Undefined for what is none. */
export function readPolicy(text: string): PolicyDocument | undefined {
  const policy = parsedJson(text);
  if (!isObject(policy) || !('Statement' in policy)) return undefined;
  const { Version = POLICY_VERSION, Statement, ...rest } = policy as unknown as WrittenPolicy;
  return { ...rest, Version, Statement: Array.isArray(Statement) ? Statement : [Statement] };
}

export const POLICY_VERSION = '2012-10-17';

interface WrittenPolicy {
  readonly Version?: string;
  readonly Statement: PolicyStatement | PolicyStatement[];
}

export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Principal?: unknown;
  readonly NotPrincipal?: unknown;
  readonly Action?: unknown;
  readonly NotAction?: unknown;
  readonly Resource?: unknown;
  readonly NotResource?: unknown;
  readonly Condition?: unknown;
}

/** The texts of an element that is one value or a list. Numbers and booleans may stand without quotes. */
export function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.flatMap((one) =>
    typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean' ? [String(one)] : [],
  );
}
