import { createRequire } from 'node:module';

/** Loads a module as CommonJS, from here; in Jest, a module of the test file that runs. */
export const requireModule = (name: string): unknown => createRequire(import.meta.url)(name);

/** What modules export that are loaded as CommonJS, by file; in Jest, those of the registry that is in use. */
export function loadedModules(files: RegExp): ReadonlyMap<string, unknown> {
  const { cache } = createRequire(import.meta.url);
  const found = Reflect.ownKeys(cache).filter((file) => typeof file === 'string' && files.test(file));
  return new Map(found.map((file) => [String(file), cache[String(file)]?.exports as unknown]));
}
