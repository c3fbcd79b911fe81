/** One suite checks one body of recorded answers against the project; the runner adds up what all of them find. */
export type Suite = (folder: string) => Promise<readonly CaseResult[]>;

export interface CaseResult {
  /** Where the case comes from: a file of the folder. */
  readonly source: string;
  readonly category: string;
  /** What was asked: the engine, or an operation of the client. */
  readonly door: string;
  readonly id: string;
  /** What was given, for the reader of a failure. */
  readonly given: readonly string[];
  /** Empty when the case passed. */
  readonly differences: readonly Difference[];
}

export interface Difference {
  readonly what: string;
  readonly expected: string;
  readonly received: string;
}
