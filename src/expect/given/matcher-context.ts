/** The `this` of a matcher: only the members that every supported version of each runner declares. */
export interface MatcherContext {
  /** Whether the matcher is called by `.not`. */
  readonly isNot?: boolean | undefined;
  /** Absent when the matcher runs as an asymmetric matcher, within the expected value of another one. */
  readonly promise?: string | undefined;
  /** The testers of `expect.addEqualityTesters`. */
  readonly customTesters?: readonly Tester[] | undefined;
  /** The runner's equality; Playwright has none. */
  readonly equals?: Equals | undefined;
  /** Functions that print values; Bun and Playwright have only `stringify` in common with the others. */
  readonly utils: MatcherPrinters | Pick<MatcherPrinters, 'stringify'>;
  /** The file of the running test; only Jest and Vitest have it. */
  readonly testPath?: string | undefined;
  /** The name of the running test; only Jest and Vitest have it. */
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

/** The result that a matcher returns to a runner. */
export interface MatcherResult {
  /** Whether the assertion holds, not considering `.not`. */
  readonly pass: boolean;
  /** Makes the message of a failure. */
  readonly message: () => string;
  /** The received value that reporters and editors compare. */
  readonly actual?: unknown;
  /** The expected value that reporters and editors compare. */
  readonly expected?: unknown;
}

/** A matcher as every runner calls it. */
export type MatcherFunction = (
  this: MatcherContext,
  received: unknown,
  ...parameters: unknown[]
) => MatcherResult;
