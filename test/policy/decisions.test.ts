import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { PolicyDocument } from '../../src/policy/document.js';
import { evaluatePolicy, type AccessDecision, type AccessRequest } from '../../src/policy/evaluate.js';

/** One fact about resource policies: what is decided about a request. */
interface Row {
  readonly name: string;
  /** Absent for a bus without one. */
  readonly policy?: PolicyDocument;
  /** Where it differs from `ordinary`. */
  readonly request?: Partial<AccessRequest>;
  readonly decision: AccessDecision;
  /** How it is known. */
  readonly source: string;
}

const ordinary: AccessRequest = {
  account: '111122223333',
  partition: 'aws',
  action: 'events:PutEvents',
  resource: 'arn:aws:events:us-east-1:444455556666:event-bus/central',
  keys: {},
};

const rows = readFileSync(new URL('decisions.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Row);

test.for(rows)('$name', ({ policy, request, decision }) => {
  expect(evaluatePolicy(policy, { ...ordinary, ...request })).toEqual(decision);
});
