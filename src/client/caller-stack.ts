/** Where a command was sent, so that an error's stack leads to the caller and not into the kit. */
export class CallerStack {
  #holder: { stack?: string } | undefined;

  /** Looks at the stack as it is now. Only the first look counts: later ones are below an `await`. */
  keep(entry: (...args: never[]) => unknown): void {
    if (this.#holder) return;
    this.#holder = {};
    Error.captureStackTrace(this.#holder, entry);
  }

  /** Makes an error look as if it were thrown where the command was sent. */
  show(error: Error): Error {
    const frames = this.#holder?.stack?.match(/\n {4}at [^]*/)?.[0];
    if (frames !== undefined) error.stack = `${error.name}: ${error.message}${frames}`;
    return error;
  }
}
