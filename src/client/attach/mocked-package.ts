import { memberOf } from '../../text/kinds-of-values.js';

/**
 * Whether Vitest gives the running test file something else for a package, by `vi.mock`. It gives the kit the package
 * itself, and tells it nothing: this is read off what Vitest keeps for itself, and no more than a hint. Jest gives the
 * kit what it gives the test.
 */
export function isMockedByVitest(packageName: string, testFile: string | undefined): boolean {
  const registries = memberOf(Reflect.get(globalThis, '__vitest_mocker__'), 'registries');
  const mocked = registries instanceof Map ? memberOf(registries.get(testFile), 'registryById') : undefined;
  const folder = `/node_modules/${packageName}/`;
  return mocked instanceof Map && [...mocked.keys()].some((file) => String(file).includes(folder));
}
