import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  Application,
  Converter,
  LiteralType,
  LogLevel,
  ReflectionCategory,
  ReflectionKind,
  TypeScript,
  UnionType,
} from 'typedoc';

const NAME = 'aws-eventbridge-mock';

/** The published entries in the order of package.json: `index`, `vitest` and so on. */
export function entriesOf(/** @type {string} */ root) {
  /** @type {{ exports: Record<string, string | object> }} */
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return Object.entries(manifest.exports).flatMap(([path, target]) =>
    typeof target === 'string' ? [] : [path === '.' ? 'index' : path.slice('./'.length)],
  );
}

/** What is written behind `from`: `aws-eventbridge-mock/vitest`. */
export const importedAs = (/** @type {string} */ entry) => (entry === NAME ? NAME : `${NAME}/${entry}`);

/**
 * TypeDoc, set up so that its pages only change when what they tell changes: without places in sources, and in the order
 * in which the sources are written.
 */
export async function typedoc(/** @type {string} */ root) {
  const app = await Application.bootstrapWithPlugins({
    plugin: ['typedoc-plugin-markdown'],
    entryPoints: entriesOf(root).map((entry) => join(root, 'src', `${entry}.ts`)),
    tsconfig: join(root, 'tsconfig.build.json'),
    name: NAME,
    readme: 'none',
    disableGit: true,
    disableSources: true,
    excludeExternals: true,
    excludeInternal: true,
    excludePrivate: true,
    logLevel: LogLevel.Warn,
    sort: ['source-order'],
    sortEntryPoints: false,
    groupOrder: [
      ...['Functions', 'Variables', 'Classes', 'Interfaces', 'Type Aliases'],
      ...['Constructors', 'Properties', 'Accessors', 'Methods', '*'],
    ],
    router: 'module',
    hideBreadcrumbs: true,
    hidePageHeader: true,
    pageTitleTemplates: {
      index: () => `The reference of ${NAME}`,
      module: (/** @type {{ name: string }} */ { name }) => importedAs(name),
    },
    useCodeBlocks: true,
    parametersFormat: 'table',
    interfacePropertiesFormat: 'table',
    classPropertiesFormat: 'table',
    typeAliasPropertiesFormat: 'table',
    propertyMembersFormat: 'table',
    typeDeclarationFormat: 'table',
    typeDeclarationVisibility: 'compact',
    tableColumnSettings: {
      hideDefaults: true,
      hideInherited: true,
      hideModifiers: true,
      hideOverrides: true,
    },
  });
  app.converter.on(Converter.EVENT_CREATE_DECLARATION, noteLiterals);
  return app;
}

/** What the entries export, in the order and under the titles of their files. */
export async function converted(/** @type {Application} */ app, /** @type {string} */ root) {
  const project = await app.convert();
  if (project === undefined) throw new Error('The sources do not compile: npm run check:types.');
  for (const reflection of Object.values(project.reflections)) {
    if (!reflection.isDeclaration()) continue;
    spellOut(reflection);
    sayOnce(reflection);
    leaveOutMembers(reflection);
  }
  for (const entry of project.children ?? []) {
    inTheOrderOf(readFileSync(join(root, 'src', `${entry.name}.ts`), 'utf8'), entry);
    // A page of the name would be that of the folder on a site.
    if (entry.name === 'index') entry.name = NAME;
  }
  return project;
}

/** More literals than these are listed once: what adds to them names them. */
const MOST_LITERALS = 40;

/** @type {Map<import('typedoc').Reflection, readonly string[]>} */
const literalsOf = new Map();

/** Finds types that are computed, such as the names of operations, and come to a list of literals. */
function noteLiterals(
  /** @type {import('typedoc').Context} */ context,
  /** @type {import('typedoc').DeclarationReflection} */ reflection,
) {
  const symbol = context.getSymbolFromReflection(reflection);
  if (reflection.kind !== ReflectionKind.TypeAlias || symbol === undefined) return;
  const type = context.checker.getDeclaredTypeOfSymbol(symbol);
  const literals = type.isUnion() ? type.types.filter((one) => one.isStringLiteral()) : [];
  if (literals.length === 0 || literals.length < type.types.length) return;
  const isAdded = symbol.declarations?.some((one) => TypeScript.isUnionTypeNode(one.type)) === true;
  if (isAdded && literals.length > MOST_LITERALS) return;
  literalsOf.set(
    reflection,
    literals.map(({ value }) => value),
  );
}

/** Shows a computed type as its literals, by name: TypeScript has them in the order in which it came across them. */
function spellOut(/** @type {import('typedoc').DeclarationReflection} */ reflection) {
  const { type } = reflection;
  const isWritten = type?.type === 'union' && type.types.every((one) => one.type === 'literal');
  const literals = literalsOf.get(reflection);
  if (literals === undefined || isWritten) return;
  reflection.type = new UnionType(literals.toSorted().map((literal) => new LiteralType(literal)));
}

/** Of ways to call a function: `this` is nothing to pass, and what is said of the first is not said again. */
function sayOnce(/** @type {import('typedoc').DeclarationReflection} */ { signatures = [] }) {
  for (const signature of signatures) {
    signature.parameters = signature.parameters?.filter(({ name }) => name !== 'this');
  }
  const [first, ...others] = signatures;
  for (const signature of others) {
    if (JSON.stringify(signature.comment) === JSON.stringify(first.comment)) delete signature.comment;
  }
}

/**
 * Leaves out what stands with the type that is extended, constructors of errors, which no test calls, and members under
 * symbols, by which parts of the kit know one another, and the methods of reporters, which runners call.
 */
function leaveOutMembers(/** @type {import('typedoc').DeclarationReflection} */ reflection) {
  const isOfError = reflection.extendedTypes?.some((type) => type.toString().endsWith('Error')) === true;
  const isLeftOut = (/** @type {import('typedoc').DeclarationReflection} */ child) =>
    child.inheritedFrom?.reflection !== undefined ||
    (reflection.name.endsWith('Reporter') && child.kind === ReflectionKind.Method) ||
    child.name.startsWith('[') ||
    (isOfError && child.kind === ReflectionKind.Constructor);
  for (const group of reflection.groups ?? []) {
    group.children = group.children.filter((child) => !child.isDeclaration() || !isLeftOut(child));
  }
  reflection.groups = reflection.groups?.filter(({ children }) => children.length > 0);
  if (reflection.kind !== ReflectionKind.Module) {
    reflection.children = reflection.children?.filter((child) => !isLeftOut(child));
  }
}

/**
 * Orders what an entry exports as its file does. Where comments of its own lines part the exports, these are the titles.
 */
function inTheOrderOf(
  /** @type {string} */ source,
  /** @type {import('typedoc').DeclarationReflection} */ entry,
) {
  const names = [...source.matchAll(/^\/\/ ([A-Z].*)$|\b\w+\b/gm)];
  const placeOf = (/** @type {import('typedoc').Reflection} */ { name }) =>
    names.findIndex(([text]) => text === name);
  const inOrder = (/** @type {import('typedoc').DeclarationReflection[]} */ children) =>
    children.sort((one, other) => placeOf(one) - placeOf(other));
  for (const group of entry.groups ?? []) inOrder(group.children);

  const titles = names.flatMap(([, title], at) => (title === undefined ? [] : [{ title, at }]));
  if (titles.length === 0 || entry.name !== 'index') return;
  entry.categories = [{ title: 'Functions' }, ...titles].map(({ title }, index) => {
    const category = new ReflectionCategory(title);
    const from = index === 0 ? -1 : titles[index - 1].at;
    const to = titles[index]?.at ?? Infinity;
    category.children = inOrder(
      (entry.children ?? []).filter((child) => placeOf(child) > from && placeOf(child) < to),
    );
    return category;
  });
}
