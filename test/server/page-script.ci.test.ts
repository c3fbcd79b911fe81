import ts from 'typescript';
import { expect, test } from 'vitest';
import { SCRIPT } from '../../src/server/page/script.js';

const FILE = 'page.js';

test("the page's script is sound JavaScript, by the types that its comments have", () => {
  const options: ts.CompilerOptions = {
    ...{ allowJs: true, checkJs: true, noEmit: true, strict: true, noUncheckedIndexedAccess: true },
    ...{ noUnusedLocals: true, noUnusedParameters: true, skipLibCheck: true, types: [] },
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleDetection: ts.ModuleDetectionKind.Force,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  };
  const host = ts.createCompilerHost(options);
  const withScript: ts.CompilerHost = {
    ...host,
    fileExists: (name) => name === FILE || host.fileExists(name),
    getSourceFile: (name, version, ...more) =>
      name === FILE ? ts.createSourceFile(name, SCRIPT, version) : host.getSourceFile(name, version, ...more),
  };

  const problems = ts.getPreEmitDiagnostics(ts.createProgram([FILE], options, withScript));
  expect(problems.map(problemText)).toEqual([]);
});

function problemText({ file, start = 0, messageText }: ts.Diagnostic): string {
  const line = file?.text.slice(0, start).split('\n').length ?? 0;
  const code = file?.text.split('\n')[line - 1]?.trim() ?? '';
  return `${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')} | ${code}`;
}
