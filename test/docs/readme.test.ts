import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { guidePages, modulesOf, standIns } from './guide.js';
import { snippetsOf, withoutDoubles, withoutImports, type Snippet } from './snippets.js';

const root = resolve(import.meta.dirname, '../..');
const snippets = snippetsOf(readFileSync(join(root, 'README.md'), 'utf8'));
const isRecipe = ({ info }: Snippet): boolean => info === 'recipe';
const recipes = snippets.filter(isRecipe);
const pages = guidePages(root);
const titledPages = pages.map(({ name, snippets }) =>
  snippets.map((snippet, at) => ({ ...snippet, title: `${name}, snippet ${at + 1}` })),
);
const guide = titledPages.flat();
const guideModules = pages.flatMap((page) =>
  modulesOf(page).map(([name, code]) => ({ path: `${page.name}/${name}`, code })),
);

let folder: string;
let report: Report;

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    /** Why the file could not be run. */
    readonly message: string;
    readonly assertionResults: readonly Assertion[];
  }[];
}

interface Assertion {
  readonly title: string;
  readonly status: string;
  readonly failureMessages: readonly string[];
}

beforeAll(async () => {
  mkdirSync(join(root, '.cache'), { recursive: true });
  folder = mkdtempSync(join(root, '.cache/readme-'));
  for (const { info, code } of snippets) {
    const [, name] = /^file=(.+)$/.exec(info) ?? [];
    if (name !== undefined) writeFileSync(join(folder, name), code);
  }
  writeFileSync(join(folder, 'failing.test.ts'), failingModule());
  for (const [at, page] of [numbered(recipes), ...titledPages].entries()) {
    const given = page.filter(isRecipe);
    if (given.length > 0) writeFileSync(join(folder, `page-${at}.test.ts`), recipesModule(given));
  }
  for (const [name, code] of standIns()) writeFileSync(join(folder, name), code);
  for (const { path, code } of guideModules) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), code);
  }
  report = await runVitest();
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the first test of the README passes', () => {
  expect(outcomes().filter(([title]) => title === 'an order of 100 is billed')).toEqual([
    ['an order of 100 is billed', 'passed'],
  ]);
});

test('the second test of the README fails with the message that the README shows', () => {
  const failure = assertions().find(({ title }) => title === 'an order is billed');
  const shown = snippets.find(({ info }) => info === 'output=failing')?.code;

  expect(failure?.status).toBe('failed');
  expect(`${messageOf(failure)}\n`).toBe(shown);
});

test('every recipe of the README runs', () => {
  expect(recipes.length).toBeGreaterThan(4);
  expect(failuresOf(numbered(recipes))).toEqual([]);
});

test('every snippet of the README is run, or is a command or an output', () => {
  const known = /^(file=.+|recipe|run=failing|output=failing)$/;
  const others = snippets.filter(({ language, info }) => language !== 'sh' && !known.test(info));
  expect(others).toEqual([]);
});

test('every recipe of the guide runs', () => {
  expect(failuresOf(guide.filter(isRecipe))).toEqual([]);
});

function failuresOf(given: readonly Titled[]): readonly string[] {
  const run = new Map(assertions().map((assertion) => [assertion.title, assertion]));
  return given.flatMap(({ title }) => {
    const { status = 'not run', failureMessages = [] } = run.get(title) ?? {};
    return status === 'passed' ? [] : [`${title}: ${status} ${failureMessages.join('\n')}`];
  });
}

test('every test file of the guide passes', () => {
  const files = guideModules.map(({ path }) => path).filter((path) => path.endsWith('.test.ts'));
  const results = files.map((path) => report.testResults.find(({ name }) => name === join(folder, path)));

  expect(files.length).toBeGreaterThan(4);
  expect(results.map((result) => result?.message ?? 'not run')).toEqual(files.map(() => ''));
  expect(
    results.flatMap((result) => (result?.assertionResults ?? []).flatMap((one) => one.failureMessages)),
  ).toEqual([]);
  expect(results.filter((result) => result?.assertionResults.length === 0)).toEqual([]);
});

/** What needs a container, say: `before`. */
test('every other snippet of the guide is TypeScript that can be read', () => {
  const others = guide.filter(({ info }) => !/^(recipe|file=.+)$/.test(info));

  expect(others.filter(({ info }) => info !== 'before')).toEqual([]);
  expect(others.flatMap(({ code }) => syntaxErrors(code))).toEqual([]);
});

/** The set-up of the first test, and the test that is to fail. */
function failingModule(): string {
  const first = snippets.find(({ info }) => info === 'file=orders.test.ts')?.code ?? '';
  const failing = snippets.find(({ info }) => info === 'run=failing')?.code ?? '';
  return first.slice(0, first.indexOf("test('")) + failing;
}

interface Titled extends Snippet {
  readonly title: string;
}

function numbered(given: readonly Snippet[]): readonly Titled[] {
  return given.map((snippet, at) => ({ ...snippet, title: `recipe ${at + 1}` }));
}

/** Snippets show what they import, but for the runner's own. */
function recipesModule(given: readonly Titled[]): string {
  const parts = given.map(({ code, title }) => ({ ...withoutImports(code), title }));
  const imports = [
    "import 'aws-eventbridge-mock/vitest';",
    "import { expect, test, vi } from 'vitest';",
    ...parts.map((part) => part.imports),
  ];
  const tests = parts.map(({ rest, title }) => `test('${title}', async () => {\n${rest}});\n`);
  return `${withoutDoubles(imports.join('\n'))}\n${tests.join('\n')}`;
}

function syntaxErrors(code: string): readonly string[] {
  const { diagnostics = [] } = ts.transpileModule(code, { reportDiagnostics: true });
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

/** The kit's own name leads to its source, so that the snippets need no build. */
async function runVitest(): Promise<Report> {
  const entries = ['vitest', 'jest', 'matchers', 'expect', 'pattern', 'fixtures', 'templates', 'server'].map(
    (entry) => `'aws-eventbridge-mock/${entry}': '${join(root, 'src', `${entry}.ts`)}'`,
  );
  writeFileSync(
    join(folder, 'vitest.config.js'),
    `export default { resolve: { alias: { ${entries.join(', ')}, 'aws-eventbridge-mock': '${join(root, 'src/index.ts')}' } } };`,
  );
  const output = join(folder, 'report.json');
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  // One worker that loads the SDK once: this runs beside other tests.
  const frugal = ['--no-isolate', '--no-file-parallelism'];
  const args = [vitest, 'run', '--root', folder, ...frugal, '--reporter=json', `--outputFile=${output}`];
  // The run fails, because one of its tests is meant to.
  await new Promise((done) => {
    execFile(process.execPath, args, { cwd: folder, env: { ...process.env, NO_COLOR: '1' } }, done);
  });
  return JSON.parse(readFileSync(output, 'utf8')) as Report;
}

function assertions(): readonly Assertion[] {
  return report.testResults.flatMap(({ assertionResults }) => assertionResults);
}

function outcomes(): (readonly [title: string, status: string])[] {
  return assertions().map(({ title, status }) => [title, status]);
}

/** The message without the class of the error in front and the stack behind. */
function messageOf(failure: Assertion | undefined): string {
  const [text = ''] = failure?.failureMessages ?? [];
  return text
    .replace(/^\w*Error: /, '')
    .replace(/\n {4}at [^]*$/, '')
    .trimEnd();
}
