/** The CommonJS file that ES modules import. */
export const BRIDGE = 'for-esm';

/**
 * Entries as thin ES modules, which take from one CommonJS file what they do not make themselves: so a process has one
 * instance of the kit, and parts of it can be loaded late, which ES modules cannot do while nobody waits.
 *
 * @param {(id: string) => boolean} isOwn whether ES modules have the module themselves: it imports the SDK or a test
 *   runner, of which it must get the copy that its importer has
 * @param {(id: string) => string | undefined} twinOf the CommonJS file of an entry that has nothing of its own
 */
export function esEntries(isOwn, twinOf) {
  /** By the name of the export, the module that has it. @type {Map<string, string>} */
  const bridged = new Map();
  /** @type {Map<string, string>} */
  const resolutions = new Map();
  const keyOf = (/** @type {string} */ importer, /** @type {string} */ source) => `${source} in ${importer}`;

  /** @type {import('rollup').Plugin} */
  const entries = {
    name: 'es-entries',
    async resolveId(source, importer) {
      if (importer === undefined || !source.startsWith('.')) return null;
      const resolved = await this.resolve(source, importer, { skipSelf: true });
      if (!resolved || isOwn(resolved.id)) return resolved;
      const twin = twinOf(importer);
      if (twin !== undefined) return { id: twin, external: 'absolute' };
      resolutions.set(keyOf(importer, source), resolved.id);
      return { id: `./${BRIDGE}.cjs`, external: 'absolute' };
    },
    buildEnd() {
      for (const importer of this.getModuleIds()) {
        for (const { source, names } of importsOf(this.getModuleInfo(importer)?.ast)) {
          const id = resolutions.get(keyOf(importer, source));
          for (const name of id === undefined ? [] : names) {
            if ((bridged.get(name) ?? id) !== id) throw new Error(`Two exports are named ${name}.`);
            bridged.set(name, id ?? '');
          }
        }
      }
    },
  };

  /** @type {import('rollup').Plugin} */
  const bridge = {
    name: 'bridge-for-es-entries',
    resolveId: (source) => (source === BRIDGE ? BRIDGE : null),
    load(id) {
      if (id !== BRIDGE) return null;
      return [...bridged]
        .map(([name, from]) => `export { ${name} } from ${JSON.stringify(from)};`)
        .join('\n');
    },
  };
  return { entries, bridge };
}

/**
 * What a module imports or exports of others, by name.
 *
 * @param {import('rollup').ModuleInfo['ast'] | undefined} ast
 */
function importsOf(ast) {
  return (ast?.body ?? []).flatMap((statement) => {
    if (!('source' in statement) || !statement.source) return [];
    const { source } = statement;
    const names =
      statement.type === 'ImportDeclaration' || statement.type === 'ExportNamedDeclaration'
        ? statement.specifiers.map(nameOf)
        : [];
    return [{ source: String(source.value), names }];
  });
}

/** @param {any} specifier */
function nameOf(specifier) {
  return String((specifier.type === 'ExportSpecifier' ? specifier.local : specifier.imported).name);
}
