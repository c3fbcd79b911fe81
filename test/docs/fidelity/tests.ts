import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { entriesUnder } from '../files.js';

/** The names of all tests under `test/`. */
export function testNames(root: string): readonly string[] {
  return entriesUnder(root, 'test')
    .map(({ path }) => path)
    .filter((path) => path.endsWith('.test.ts'))
    .sort()
    .flatMap((path) => namesIn(readFileSync(join(root, path), 'utf8')));
}

/**
 * The names of the tests of one module: of a table of tests the title, and where the table stands in the call, each
 * title that its strings make.
 */
export function namesIn(code: string): readonly string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) names.push(...namesOfCall(node));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('a.test.ts', code, ts.ScriptTarget.Latest));
  return names;
}

function namesOfCall({ expression, arguments: [title] }: ts.CallExpression): readonly string[] {
  if (!title || !ts.isStringLiteralLike(title)) return [];
  if (isTest(expression)) return [title.text];
  if (!ts.isCallExpression(expression) || !isTest(expression.expression)) return [];
  const [table] = expression.arguments;
  return [title.text, ...rowsOf(table).map((texts) => filled(title.text, texts))];
}

/** `test`, `test.each` and the like. */
function isTest(callee: ts.Expression): boolean {
  const named = ts.isPropertyAccessExpression(callee) ? callee.expression : callee;
  return ts.isIdentifier(named) && named.text === 'test';
}

/** Of each row the strings and numbers that it begins with. */
function rowsOf(table: ts.Expression | undefined): readonly (readonly string[])[] {
  const list = table && ts.isAsExpression(table) ? table.expression : table;
  if (!list || !ts.isArrayLiteralExpression(list)) return [];
  return list.elements.map((row) => textsOf(ts.isArrayLiteralExpression(row) ? row.elements : [row]));
}

function textsOf(values: readonly ts.Expression[]): readonly string[] {
  const end = values.findIndex((value) => !ts.isStringLiteralLike(value) && !ts.isNumericLiteral(value));
  const literals = end < 0 ? values : values.slice(0, end);
  return literals.map((value) => (ts.isLiteralExpression(value) ? value.text : ''));
}

function filled(title: string, texts: readonly string[]): string {
  return texts.reduce((text, value) => text.replace(/%[sdi]/, () => value), title);
}
