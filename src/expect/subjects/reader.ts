/** Tells whether a matcher can look at what it is given, and takes from it what the matcher needs. */
export interface SubjectReader<Subject> {
  /** What the value is called in `expect(…)`. */
  readonly label: (received: unknown) => string;
  /** Refuses what is not a subject. */
  readonly read: (received: unknown) => Subject;
}
