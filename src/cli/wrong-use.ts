/** The command was called as it cannot be: the message says what to write instead. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}

/** What the process ends with. */
export const EXIT = { clean: 0, findings: 1, wrongUse: 2, failure: 3 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
