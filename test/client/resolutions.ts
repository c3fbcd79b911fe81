import { DescribeRuleCommand, type EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { offline } from './offline.js';

/** A client whose commands the SDK itself resolves, also when it is attached: somebody has put theirs over `concat`. */
export function clientOfRealResolution(config = {}): EventBridgeClient {
  const client = offline(config);
  const { middlewareStack: stack } = client;
  const concat = stack.concat.bind(stack);
  Object.assign(stack, { concat: (from: never) => concat(from) });
  return client;
}

/** Middleware that does nothing. */
export const passing = ((next: unknown) => next) as never;

/** Whether a command as others is resolved in a known order now: the SDK's own stacks own their methods. */
export function isShort(client: EventBridgeClient): boolean {
  const { middlewareStack: stack } = new DescribeRuleCommand({ Name: 'r' });
  stack.addRelativeTo(passing, {
    name: 'endpointV2Middleware',
    relation: 'before',
    toMiddleware: 'serializerMiddleware',
  });
  return !Object.hasOwn(client.middlewareStack.concat(stack as never), 'resolve');
}
