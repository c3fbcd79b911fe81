/** What was to be loaded is no saved state, or one that somebody has damaged. */
export class BrokenState extends Error {
  override readonly name = 'BrokenState';

  /** @param path - the place in what was to be loaded; empty for the whole */
  constructor(
    readonly path: string,
    problem: string,
  ) {
    super(path === '' ? problem : `${path}: ${problem}`);
  }
}
