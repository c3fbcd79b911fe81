import { expect, test } from 'vitest';
import { InputEvent } from '../../src/input/input-event.js';
import { shapeInput } from '../../src/input/shape-input.js';
import { targetKindOf, targetKindNames } from '../../src/targets/registry.js';
import { envelope, facts } from '../input/samples.js';
import { arnOf, requestRows, type RequestRow } from './rows.js';
import { incoming } from '../input/incoming.js';

test.for(requestRows)('$name', (row) => {
  expect(requestOf(row)).toStrictEqual(row.refused ? { refused: row.refused } : row.request);
});

test('every kind of target has a request that it makes', () => {
  const made = requestRows.filter(({ request }) => request).map(({ target }) => kindOf(target.Arn).name);

  expect(new Set(made)).toEqual(new Set(targetKindNames()));
});

test('a request shares nothing with the target', () => {
  for (const row of requestRows) {
    const stored = objectsIn(row.target);
    const shared = objectsIn(requestOf(row)).filter((object) => stored.includes(object));
    expect(shared, row.name).toEqual([]);
  }
});

function requestOf({ target, event, endpoint }: RequestRow): unknown {
  const text = typeof event === 'string' ? event : JSON.stringify({ ...envelope, ...event });
  const inputEvent = new InputEvent(text);
  const shaped = shapeInput(target, inputEvent, facts);
  if ('dropped' in shaped) throw new Error('The row has no payload to deliver.');
  return kindOf(target.Arn).request({
    target,
    arn: arnOf(target.Arn),
    payload: shaped.payload,
    event: inputEvent,
    envelope: incoming(text),
    ruleArn: facts.ruleArn,
    traceHeader: undefined,
    uuid: () => '00000000-0000-4000-8000-000000000001',
    httpEndpoint: () => endpoint,
  });
}

function kindOf(arn: string | undefined) {
  const kind = targetKindOf(arnOf(arn));
  if (!kind) throw new Error(`${String(arn)} is of no kind.`);
  return kind;
}

function objectsIn(value: unknown): readonly object[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(objectsIn)];
}
