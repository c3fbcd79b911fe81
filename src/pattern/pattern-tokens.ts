/** Placeholder until the reader of pattern JSON stands. */
export interface PatternTokens {
  readonly text: string;
}
