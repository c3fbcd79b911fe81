import { expect, test } from 'vitest';
import { ROWS, rowsNamed } from './matrix.js';

const rows = [{ name: 'Bun' }, { name: 'Node 22: Jest 30' }, { name: 'Node 24: Mocha' }, { name: 'Bundle' }];
const [bun, jest, mocha] = rows;

test('all rows are chosen where none is named', () => {
  expect(rowsNamed(rows, [])).toEqual({ rows });
});

test('rows are chosen by a part of their names, in either case and in the order of the table', () => {
  expect(rowsNamed(rows, ['mocha', 'JEST'])).toEqual({ rows: [jest, mocha] });
  expect(rowsNamed(rows, ['node'])).toEqual({ rows: [jest, mocha] });
});

test('a row that is called so comes before those that have it in their names', () => {
  expect(rowsNamed(rows, ['bun'])).toEqual({ rows: [bun] });
});

test('a name that no row has is told', () => {
  expect(rowsNamed(rows, ['bun', 'tape'])).toEqual({ unknown: 'tape' });
});

test('no two rows have the same name', () => {
  const names = ROWS.map(({ name }) => name);

  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
