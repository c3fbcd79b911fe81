import { join } from 'node:path';
import { ReflectionKind, TypeScript as ts } from 'typedoc';
import { importedAs } from './reference.js';

/** What examples use of other packages, without an import. */
const OF_OTHERS = {
  vitest: ['afterAll', 'afterEach', 'expect', 'test'],
  'node:fs': ['readFileSync', 'writeFileSync'],
  '@aws-sdk/client-eventbridge': ['EventBridgeClient', 'PutEventsCommand'],
  'aws-sdk-client-mock': ['mockClient'],
  zod: ['z'],
};

/** What examples use and do not declare: parts of a suite. */
const PREAMBLE = `
import 'aws-eventbridge-mock/vitest';

declare global {
  ${Object.entries(OF_OTHERS)
    .flatMap(([from, names]) => names.map((name) => `const ${name}: typeof import('${from}').${name};`))
    .join('\n  ')}
  const eventBridge: import('aws-eventbridge-mock').EventBridgeMock;
  const client: import('@aws-sdk/client-eventbridge').EventBridgeClient;
  const seed: import('aws-eventbridge-mock').Seed;
  const stack: import('aws-eventbridge-mock/templates').LoadedStack;
  const billingArn: string;
  const App: new () => object;
  const OrdersStack: new (app: object, id: string) => object;
  function billing(event: { readonly detail: unknown }): void;
  function charge(detail: unknown): void;
  function handler(event: object): Promise<void>;
  function mailer(event: object): void;
  function placeOrder(id: string): Promise<void>;
}
`;

/** What every example may import by its own entry, or by the main one. */
const MAIN = 'aws-eventbridge-mock';

/**
 * Compiles the examples in the docstrings of what the entries export, all in one program, with the options of the
 * project, against the sources that the published types are emitted from. An example that does not import what its own
 * entry or the main one exports is taken to have done so.
 *
 * @param {import('typedoc').ProjectReflection} project
 * @param {string} root
 * @returns {readonly string[]} what does not compile
 */
export function uncompiledExamples(project, root) {
  const examples = examplesIn(project).map((example, index) => ({
    ...example,
    file: join(root, `example-${index + 1}.ts`),
  }));
  const preamble = { place: 'The preamble of examples.js', file: join(root, 'preamble.ts'), code: PREAMBLE };
  const program = programOf([preamble, ...examples], root);
  return [preamble, ...examples].flatMap(({ place, file }) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      (diagnostic) => `${place} does not compile: ${textOf(diagnostic)}`,
    );
  });
}

/** @returns {readonly { readonly place: string; readonly code: string }[]} */
function examplesIn(/** @type {import('typedoc').ProjectReflection} */ project) {
  const examples = new Map();
  for (const reflection of Object.values(project.reflections)) {
    const tags = reflection.comment?.getTags('@example') ?? [];
    for (const [index, { content }] of tags.entries()) {
      const entry = entryOf(reflection);
      const text = content.map((part) => part.text).join('');
      const code = [...text.matchAll(/^```\w*\n([^]*?)\n```$/gm)].map(([, block]) => block).join('\n');
      const place = `${importedAs(entry.name)}: ${reflection.getFriendlyFullName()}, @example ${index + 1},`;
      if (!examples.has(text))
        examples.set(text, { place, code: `${importsOf(code, entry, project)}${code}\nexport {};\n` });
    }
  }
  return [...examples.values()];
}

/** The entry that exports a reflection: the highest above it that is not the project. */
function entryOf(/** @type {import('typedoc').Reflection} */ reflection) {
  let entry = reflection;
  while (entry.parent && !entry.parent.isProject()) entry = entry.parent;
  return /** @type {import('typedoc').DeclarationReflection} */ (entry);
}

/** Imports of the names in an example that it does not bring along, from its own entry before the main one. */
function importsOf(
  /** @type {string} */ code,
  /** @type {import('typedoc').DeclarationReflection} */ entry,
  /** @type {import('typedoc').ProjectReflection} */ { children = [] },
) {
  const names = new Map();
  for (const { name: from, children: exported = [] } of [
    entry,
    ...children.filter(({ name }) => name === MAIN),
  ]) {
    for (const one of exported.filter(({ name }) => name !== 'default')) {
      const isUsed = new RegExp(`(?<![.'"-])\\b${one.name}\\b(?!['":-])`).test(code);
      const isOwn = new RegExp(`\\b(?:const|let|function|class|type|interface) ${one.name}\\b`).test(code);
      const isImported = new RegExp(`^import [^;]*\\b${one.name}\\b`, 'm').test(code);
      if (isUsed && !isOwn && !isImported && !names.has(one.name))
        names.set(
          one.name,
          `import { ${isType(one) ? 'type ' : ''}${one.name} } from '${importedAs(from)}'; `,
        );
    }
  }
  return [...names.values()].join('');
}

function isType(/** @type {import('typedoc').DeclarationReflection} */ exported) {
  const { kind } = exported.isReference() ? exported.getTargetReflectionDeep() : exported;
  return kind === ReflectionKind.Interface || kind === ReflectionKind.TypeAlias;
}

/** A program of files that are in no folder. The package's own name leads to its sources. */
function programOf(
  /** @type {readonly { readonly file: string; readonly code: string }[]} */ files,
  /** @type {string} */ root,
) {
  const config = join(root, 'tsconfig.json');
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(config, ts.sys.readFile).config,
    ts.sys,
    root,
    { baseUrl: root, paths: { [MAIN]: ['src/index.ts'], [`${MAIN}/*`]: ['src/*.ts'] } },
    config,
  );
  const texts = new Map(files.map(({ file, code }) => [file, code]));
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  host.getSourceFile = (path, version, ...more) => {
    const text = texts.get(path);
    return text === undefined
      ? getSourceFile(path, version, ...more)
      : ts.createSourceFile(path, text, version);
  };
  return ts.createProgram([...texts.keys()], options, host);
}

function textOf(/** @type {import('typescript').Diagnostic} */ { messageText, file, start = 0 }) {
  const text = ts.flattenDiagnosticMessageText(messageText, '\n  ');
  if (file === undefined) return text;
  const { line } = file.getLineAndCharacterOfPosition(start);
  return `${text}\n  ${file.text.split('\n')[line]?.trim()}`;
}
