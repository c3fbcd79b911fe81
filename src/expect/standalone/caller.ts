/** A place in a program; the path may be the URL of a file. */
export interface Caller {
  readonly path: string;
  readonly line: string;
}

/** Where the code stands that called a function which is running. */
export function callerOf(callee: (...given: never[]) => unknown): Caller | undefined {
  const holder = { stack: '' };
  Error.captureStackTrace(holder, callee);
  const [, path, line] = /^ {4}at (?:.*\()?(.+?):(\d+):\d+\)?$/m.exec(holder.stack) ?? [];
  return path === undefined || line === undefined ? undefined : { path, line };
}
