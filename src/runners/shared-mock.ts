import { refusal } from '../text/given.js';
import { isObject } from '../text/kinds-of-values.js';

/** What tests share of a mock. */
export interface SharedMock {
  commands(): readonly { readonly name: string }[];
  reset(): void;
  restore(): void;
}

/** One mock for all tests of a file, as it was made for each that has it to itself. */
export class MockOfTests<Mock extends SharedMock> {
  readonly #make: () => Mock;
  #mock: Mock | undefined;
  #running = 0;
  #isFileOver = false;

  constructor(make: () => Mock) {
    if (typeof make !== 'function') {
      throw refusal('eventBridgeTest()', 'a function that makes the mock, () => mockEventBridge()', make);
    }
    this.#make = make;
    this.#mock = make();
  }

  /** To be called before a test; the fixture of a file that is over makes a mock for each test of the next. */
  begin(): Mock {
    this.#running += 1;
    return (this.#mock ??= this.#make());
  }

  /**
   * To be called after a test, passed or failed.
   * @throws Error when a test that shares the mock with others of the same time has sent commands to it.
   */
  end(isConcurrent: boolean): void {
    this.#running -= 1;
    const [stray] = isConcurrent ? (this.#mock?.commands() ?? []) : [];
    if (this.#running === 0) this.#renew();
    if (stray) throw new Error(shared(stray.name));
  }

  /** To be called after the last test of the file. */
  restore(): void {
    this.#isFileOver = true;
    this.#mock?.restore();
    this.#mock = undefined;
  }

  #renew(): void {
    if (this.#isFileOver) this.restore();
    else this.#mock?.reset();
  }
}

function shared(operation: string): string {
  return (
    `${operation} was sent to the mock that all tests of the file share, while tests ran concurrently: it is not known which ` +
    'of them sent it. Give each its own mock with isolate(): ' +
    "test.concurrent('…', ({ eventBridge }) => eventBridge.isolate(async (eventBridge) => { … }));"
  );
}

/** Resets a mock after each test and restores it after the last, by the hooks of a runner. */
export function resetByHooks<Mock extends SharedMock>(
  mock: Mock,
  hooks: { readonly afterEach: Hook; readonly afterAll: Hook },
): Mock {
  checkMock(mock);
  hooks.afterEach(() => {
    mock.reset();
  });
  hooks.afterAll(() => {
    mock.restore();
  });
  return mock;
}

type Hook = (callback: () => void) => unknown;

function checkMock(mock: unknown): void {
  if (isObject(mock) && ['commands', 'reset', 'restore'].every((name) => typeof mock[name] === 'function'))
    return;
  throw refusal('resetAfterEach()', 'what mockEventBridge returned', mock);
}
