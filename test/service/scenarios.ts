import * as sdk from '@aws-sdk/client-eventbridge';

/** An operation and its input. */
export type Call = readonly [operation: string, input: object];

/** Sends a call that is given as data. */
export function send(
  client: sdk.EventBridgeClient,
  [operation, input]: Call,
): Promise<Record<string, unknown>> {
  const Command = Object.entries(sdk).find(([name]) => name === `${operation}Command`)?.[1];
  if (typeof Command !== 'function') throw new TypeError(`The SDK has no command ${operation}.`);
  return client.send(new (Command as unknown as new (input: object) => sdk.PutEventsCommand)(input)) as never;
}
