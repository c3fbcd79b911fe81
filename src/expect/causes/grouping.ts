import type { Place } from '../../text/arn.js';

/** Says where something is unless the assertion looks just there. */
export function elsewhere({ account, region }: Place, looked: Place): string {
  const isThere = account === looked.account && region === looked.region;
  return isThere ? '' : ` in account ${account}, ${region}`;
}

/** What has the same key, in the order in which the keys come. */
export function groupBy<Value>(
  values: readonly Value[],
  keyOf: (value: Value) => string,
): [Value, ...Value[]][] {
  const groups = new Map<string, [Value, ...Value[]]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group) group.push(value);
    else groups.set(keyOf(value), [value]);
  }
  return [...groups.values()];
}
