import { expect, test } from 'vitest';
import { targetKindOf, targetKindNames } from '../../src/targets/registry.js';
import { arnOf, kindRows } from './rows.js';

const home = { account: '123456789012', region: 'us-east-1' };

test.for(kindRows)('$name', ({ arn: text, kind, needsRole, neededParameters }) => {
  const arn = arnOf(text);
  const found = targetKindOf(arn);

  expect(found?.name).toBe(kind);
  expect(found?.needsRole(arn, home)).toBe(needsRole);
  expect(found?.neededParameters?.(arn)).toBe(neededParameters);
});

test('every kind of target has an ARN that is of it', () => {
  const known = kindRows.flatMap(({ kind }) => (kind === undefined ? [] : [kind]));

  expect(new Set(known)).toEqual(new Set(targetKindNames()));
});

test('no two kinds of targets have one name', () => {
  expect(new Set(targetKindNames()).size).toBe(targetKindNames().length);
});
