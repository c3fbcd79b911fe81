import { sdkMiddleware, type SentCommand } from '../sdk/sent-command.js';

/** A place that nobody is asked at. */
const NOWHERE = 'https://scheduler.invalid';

/**
 * Whether a command of EventBridge Scheduler lacks what is to stand in the path of its request: a name, or the ARN of
 * what has tags. Lists need nothing.
 */
export function missesPathLabel(operation: string, input: Readonly<Record<string, unknown>>): boolean {
  if (operation.startsWith('ListSchedule')) return false;
  const value = input[operation.includes('Tag') ? 'ResourceArn' : 'Name'];
  return value === undefined || value === null || value === '';
}

/**
 * What the sender's own copy of the SDK has against the path that it would have to make; undefined where it has
 * nothing. Versions differ in what they make of an empty text.
 */
export async function serializerError(sent: SentCommand): Promise<Error | undefined> {
  const serialize = sdkMiddleware('serializerMiddleware', sent);
  const context = { ...sent.context, endpointV2: { url: new URL(NOWHERE) } };
  const input = Object(sent.input) as object;
  try {
    await serialize?.(() => Promise.resolve({ response: {}, output: {} }), context)({ input: { ...input } });
  } catch (thrown) {
    if (thrown instanceof Error && thrown.message.includes('input HTTP label')) return thrown;
  }
  return undefined;
}
