import packageJson from '../../package.json' with { type: 'json' };

/** An entry of the package, as it is imported, and a name for what it exports. */
export interface Entry {
  readonly specifier: string;
  readonly name: string;
}

/** Every entry that the package exports. */
export const ENTRIES: readonly Entry[] = Object.keys(packageJson.exports)
  .filter((path) => path !== './package.json')
  .map((path) => ({
    specifier: `aws-eventbridge-mock${path.slice(1)}`,
    name:
      path === '.'
        ? 'index'
        : path.slice(2).replaceAll(/\W(\w)/g, (_, letter: string) => letter.toUpperCase()),
  }));

/** Those that any runner can load: the others import the runner that they are for. */
export const ENTRIES_FOR_ALL = ENTRIES.filter(({ name }) => !/^(vitest|jest)/.test(name));

/** Vitest refuses to be required. */
export const ENTRIES_FOR_REQUIRE = ENTRIES.filter(({ name }) => !name.startsWith('vitest'));

/** A module that imports all of them; the namespaces together are `entries`. */
export function importsOf(entries: readonly Entry[]): string {
  const imports = entries.map(({ specifier, name }) => `import * as ${name}Entry from '${specifier}';`);
  const members = entries.map(({ name }) => `  ${name}: Object.keys(${name}Entry),`);
  return [...imports, 'const entries: Record<string, string[]> = {', ...members, '};'].join('\n');
}
