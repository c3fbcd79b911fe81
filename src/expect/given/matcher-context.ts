/** What Jest and Vitest bind to `this` when they call a matcher: only what every supported version of both has. */
export interface MatcherContext {
  readonly isNot?: boolean | undefined;
  /** Absent when the matcher runs as an asymmetric one, inside of another matcher's expected value. */
  readonly promise?: string | undefined;
  readonly customTesters?: readonly Tester[] | undefined;
  readonly equals: (received: unknown, expected: unknown, customTesters?: Tester[]) => boolean;
  readonly utils: MatcherPrinters;
  /** Only Jest has it. */
  readonly dontThrow?: (() => void) | undefined;
}

/** A tester of `expect.addEqualityTesters`; undefined when the values are none of its business. */
export type Tester = (
  this: { equals: MatcherContext['equals'] },
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

/** What a matcher answers to either runner. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
  /** What reporters and editors compare. */
  readonly actual?: unknown;
  readonly expected?: unknown;
}

/** A matcher as both runners call it. */
export type MatcherFunction = (
  this: MatcherContext,
  received: unknown,
  ...parameters: unknown[]
) => MatcherResult;
