import { EventBridgeClient } from '@aws-sdk/client-eventbridge';

/** A client that would fail at once if a command of its got past the mock. */
export const offline = (config = {}): EventBridgeClient =>
  new EventBridgeClient({
    region: 'eu-west-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
    requestHandler: { handle: () => Promise.reject(new Error('went to the network')) },
    ...config,
  });
