/** The life of something that can be cleared: what was begun in one life leaves no trace in the next. */
export class Era {
  #number = 0;

  end(): void {
    this.#number += 1;
  }

  /** Tells, when it is asked later, whether the era of now is over by then. */
  begin(): () => boolean {
    const begun = this.#number;
    return () => begun !== this.#number;
  }
}
