import type { MatcherContext } from '../matcher-context.js';

/** How text is coloured and how values are printed: the runner's own ways. */
export interface Style {
  /** On one line, asymmetric matchers included. */
  readonly show: (value: unknown) => string;
  readonly expected: (text: string) => string;
  readonly received: (text: string) => string;
  readonly dim: (text: string) => string;
}

export function styleOf({ utils }: MatcherContext): Style {
  return {
    show: utils.stringify,
    expected: utils.EXPECTED_COLOR,
    received: utils.RECEIVED_COLOR,
    dim: utils.DIM_COLOR,
  };
}
