import { expect, test } from 'vitest';
import type { Api } from '../../src/service/api.js';
import { list, map, required, string, structure, timestamp } from '../../src/service/constraints/shapes.js';
import { dispatch } from '../../src/service/dispatch.js';
import { ServiceFault } from '../../src/service/service-fault.js';
import { newAccount } from './account.js';

/** A shop's API of one operation, which answers with what it keeps. */
function newShop() {
  const kept: object[] = [{ Times: [new Date(0)], Missing: undefined, Map: JSON.parse('{"__proto__":"v"}') }];
  const api: Api = {
    name: 'Shop',
    version: '2026-01-01',
    operations: {
      PutOrder: {
        input: structure({
          Name: required(string()),
          Time: timestamp,
          Items: list(structure({ Tags: map(string(), string()) })),
        }),
        handle: (order: object) => {
          kept.push(order);
          return { Kept: kept, Missing: undefined };
        },
      },
    },
    refusal: (violations) => new ServiceFault('ShopException', `${violations.length} wrong`),
  };
  const call = (operation: string, input: unknown) =>
    dispatch(api, { operation, input }, newAccount().context);
  return { call, kept };
}

const order = { Name: 'n', Time: new Date(1000), Items: [{ Tags: { a: 'b' } }] };

test('what the caller does to its input and to the answer stays its own affair, for every operation', () => {
  const { call, kept } = newShop();
  const given = structuredClone(order);
  const answer = call('PutOrder', given);
  const before = structuredClone(kept);

  [given, answer].forEach(spoil);

  expect(kept).toStrictEqual(before);
});

test('an answer is what the operation answers, without members that are undefined', () => {
  const { call } = newShop();

  const Map = JSON.parse('{"__proto__":"v"}') as unknown;
  expect(call('PutOrder', order)).toStrictEqual({ Kept: [{ Times: [new Date(0)], Map }, order] });
});

test('an API refuses requests in its own name and words', () => {
  const { call } = newShop();

  expect(() => call('PutOrders', {})).toThrow(
    'Shop has no operation PutOrders in API 2026-01-01. Did you mean PutOrder?',
  );
  expect(() => call('PutOrder', { Items: 'none' })).toThrow(
    expect.objectContaining({ code: 'ShopException', message: '2 wrong' }),
  );
});

function spoil(value: unknown): void {
  if (value instanceof Date) value.setTime(7);
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    spoil(member);
    if (typeof member !== 'object') Object.assign(value, { [name]: 'spoilt' });
  }
  if (Array.isArray(value)) value.pop();
}
