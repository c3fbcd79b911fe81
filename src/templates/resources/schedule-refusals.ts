/** What the answers of EventBridge Scheduler that break no constraint speak of. */
const PLACES: readonly (readonly [words: RegExp, place: string])[] = [
  [/^Invalid Schedule Expression |^The schedule expression /, '.ScheduleExpression'],
  [/^Invalid ScheduleExpressionTimezone /, '.ScheduleExpressionTimezone'],
  [/^MaximumWindowInMinutes /, '.FlexibleTimeWindow'],
  [/^The StartDate /, '.StartDate'],
  [/^JSON syntax error |^Unable to convert target input |^Invalid RequestJson /, '.Target.Input'],
  [/ a supported service |^The target ARN |API is not supported|Provided Arn /, '.Target.Arn'],
  [/^Parameters? |^You must provide an input /, '.Target'],
];

/** The property of a schedule that the service speaks of; empty for the whole. */
export function placeInSchedule(reason: string): string {
  const told = reason.matchAll(/ at '([\w.]+)' failed to satisfy constraint/g);
  const [path, ...others] = new Set(Array.from(told, ([, one = '']) => one));
  if (path !== undefined) return others.length === 0 ? propertyAt(path) : '';
  return PLACES.find(([words]) => words.test(reason))?.[1] ?? '';
}

/** `.Target.RetryPolicy.MaximumRetryAttempts` of `target.retryPolicy.maximumRetryAttempts` */
function propertyAt(path: string): string {
  return path
    .replaceAll(/\.(\d+)\.member\b/g, (_, position: string) => `[${Number(position) - 1}]`)
    .replaceAll(/(?:^|\.)([a-z])/g, (_, first: string) => `.${first.toUpperCase()}`);
}

/** CloudFormation hands on what the service answers. */
export function inCloudFormation(answer: string): string {
  return `Invalid request provided: ${answer}`;
}
