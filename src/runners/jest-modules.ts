/** What of Jest tells when a module is loaded. */
interface ModuleMocks {
  doMock(name: string, factory: () => unknown): unknown;
  requireActual(name: string): unknown;
}

/**
 * Lets Jest tell each copy of the SDK that it loads: after `resetModules`, or in `isolateModules`, the class that code
 * under test uses is another than the one that was mocked.
 *
 * Jest asks a factory once for each registry of modules, and this one gives the real SDK. A mock of the SDK that the
 * test has made itself stays.
 */
export function watchSdk(jest: ModuleMocks, require: (name: string) => unknown) {
  return (packageName: string, found: (sdk: object) => void): void => {
    const actual = (): unknown => {
      const sdk = jest.requireActual(packageName);
      if (typeof sdk === 'object' && sdk !== null) found(sdk);
      return sdk;
    };
    try {
      if (require(packageName) === actual()) jest.doMock(packageName, actual);
    } catch {
      // The SDK cannot be loaded from here. Whoever mocks it has one, which need not be ours.
    }
  };
}
