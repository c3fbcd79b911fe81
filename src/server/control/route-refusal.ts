/** A request that is not done, and why: what the answer tells. */
export class RouteRefusal extends Error {
  override readonly name = 'RouteRefusal';

  constructor(
    readonly status: number,
    /** What the answer has as `error`. */
    readonly code: string,
    message: string,
    readonly more: {
      readonly headers?: Readonly<Record<string, string>>;
      /** Where one error stands for several. */
      readonly errors?: readonly unknown[];
    } = {},
  ) {
    super(message);
  }
}

/** A value of the query, or of the body, that nobody can follow. */
export function badRequest(code: string, message: string): RouteRefusal {
  return new RouteRefusal(400, code, message);
}
