import type { Style } from './style.js';

/** One condition: whether it holds, what it is about, and what is beneath it. */
export interface Row {
  readonly holds: boolean;
  readonly path: string;
  readonly received: string;
  readonly need: string;
  readonly hints: readonly string[];
}

const GAP = '  ';
const PATH = { least: 15, most: 40 };
const RECEIVED = { least: 18, most: 40 };
const MOST_HOLDING = 12;
const MOST_TO_TELL = 20;

/** The columns have at least a usual width, so that tables beneath each other mostly line up. */
export function renderTable(rows: readonly Row[], style: Style): string {
  const [kept, cut] = split(rows);
  const paths = widthOf(
    kept.map(({ path }) => path),
    PATH,
  );
  const values = widthOf(
    kept.map(({ received }) => received),
    RECEIVED,
  );
  const lines = kept.flatMap((row) => renderRow(row, paths, values, style));
  const more = [
    remark(cut, true, style.expected('✓'), 'more hold'),
    remark(cut, false, style.received('✗'), 'more do not hold'),
  ];
  return [...lines, ...more.flat()].join('\n');
}

/** Parts long tables: what fails is what the reader wants to know. */
function split(rows: readonly Row[]): [kept: Row[], cut: Row[]] {
  const isFailing = rows.some(({ holds }) => !holds);
  const left = new Map([
    [true, isFailing ? MOST_HOLDING : MOST_TO_TELL],
    [false, MOST_TO_TELL],
  ]);
  const kept: Row[] = [];
  const cut: Row[] = [];
  for (const row of rows) {
    const room = left.get(row.holds) ?? 0;
    left.set(row.holds, room - 1);
    (room > 0 ? kept : cut).push(row);
  }
  return [kept, cut];
}

function remark(cut: readonly Row[], holds: boolean, mark: string, words: string): string[] {
  const { length } = cut.filter((row) => row.holds === holds);
  return length === 0 ? [] : [`  ${mark} … ${length} ${words}`];
}

function renderRow(row: Row, paths: number, values: number, style: Style): string[] {
  const mark = row.holds ? style.expected('✓') : style.received('✗');
  const received = row.holds ? row.received : style.received(row.received);
  const need = row.holds ? row.need : style.expected(row.need);
  const path = row.path + padding(row.path, paths);
  const cells = row.need === '' ? [path, received] : [path, received + padding(row.received, values), need];
  const line = `  ${mark} ${cells.join(GAP)}`;
  const margin = ' '.repeat('  ✓ '.length + paths + GAP.length);
  return [line, ...row.hints.map((hint) => margin + style.dim(hint))];
}

function widthOf(cells: readonly string[], { least, most }: { least: number; most: number }): number {
  return Math.max(least, ...cells.map(({ length }) => length).filter((length) => length <= most));
}

function padding(cell: string, width: number): string {
  return ' '.repeat(Math.max(0, width - cell.length));
}
