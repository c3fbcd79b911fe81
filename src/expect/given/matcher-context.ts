/** What runners bind to `this` when they call a matcher: only what every supported version of each declares. */
export interface MatcherContext {
  readonly isNot?: boolean | undefined;
  /** Absent when the matcher runs as an asymmetric one, inside of another matcher's expected value. */
  readonly promise?: string | undefined;
  readonly customTesters?: readonly Tester[] | undefined;
  /** Playwright declares none. */
  readonly equals?: Equals | undefined;
  /** Those of Bun have the rest otherwise, and Playwright does not declare it. */
  readonly utils: MatcherPrinters | Pick<MatcherPrinters, 'stringify'>;
  /** Of the running test; only Jest and Vitest tell it. */
  readonly testPath?: string | undefined;
  readonly currentTestName?: string | undefined;
  /** Only Jest has it. */
  readonly dontThrow?: (() => void) | undefined;
}

export type Equals = (received: unknown, expected: unknown, customTesters?: Tester[]) => boolean;

/** A tester of `expect.addEqualityTesters`; undefined when the values are none of its business. */
export type Tester = (
  this: { equals: Equals },
  received: unknown,
  expected: unknown,
  customTesters: Tester[],
) => boolean | undefined;

export interface MatcherPrinters {
  readonly matcherHint: (
    name: string,
    received?: string,
    expected?: string,
    options?: MatcherHintOptions,
  ) => string;
  readonly stringify: (value: unknown) => string;
  readonly EXPECTED_COLOR: (text: string) => string;
  readonly RECEIVED_COLOR: (text: string) => string;
  readonly DIM_COLOR: (text: string) => string;
}

export interface MatcherHintOptions {
  isNot?: boolean;
  promise?: string;
  secondArgument?: string;
}

/** What a matcher answers to a runner. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
  /** What reporters and editors compare. */
  readonly actual?: unknown;
  readonly expected?: unknown;
}

/** A matcher as every runner calls it. */
export type MatcherFunction = (
  this: MatcherContext,
  received: unknown,
  ...parameters: unknown[]
) => MatcherResult;
