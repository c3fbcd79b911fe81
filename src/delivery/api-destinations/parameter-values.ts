import type { ConnectionHttpParameter } from '../../account/connection.js';

/** The values of a connection's parameters by their keys; one without a key has no place in a request. */
export function parameterValues(
  parameters: readonly ConnectionHttpParameter[] = [],
): ReadonlyMap<string, string> {
  return new Map(
    parameters.flatMap(({ Key, Value = '' }) => (Key === undefined ? [] : [[Key, Value] as const])),
  );
}
