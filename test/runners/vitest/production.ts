import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';

/** What a module of production code keeps for all files of a worker. Fails at once where no mock answers. */
const client = new EventBridgeClient({
  region: 'us-east-1',
  credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  maxAttempts: 1,
  requestHandler: { handle: () => Promise.reject(new Error('went to the network')) },
});

export function publish(id: string) {
  const entry = { Source: 'shop', DetailType: 'Order Placed', Detail: JSON.stringify({ id }) };
  return client.send(new PutEventsCommand({ Entries: [entry] }));
}

export { client };
