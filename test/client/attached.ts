import { DescribeRuleCommand, EventBridge, EventBridgeClient } from '@aws-sdk/client-eventbridge';

export const describeRule = async (client: EventBridgeClient) =>
  (await client.send(new DescribeRuleCommand({ Name: 'r' }))).Description;

export function everythingOf(client: EventBridgeClient) {
  // The SDK itself drops the declared, empty `handlers` at the first send.
  const own = Reflect.ownKeys(client).filter((key) => key !== 'handlers');
  const concat: unknown = Reflect.get(client.middlewareStack, 'concat');
  return { middleware: client.middlewareStack.identify(), concat, own, class: ownMembers() };
}

export function ownMembers() {
  return [EventBridgeClient, EventBridge].map((type) => Reflect.ownKeys(type.prototype).map(String));
}
