import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { onTestFinished } from 'vitest';
import { mockEventBridge, type EventBridgeMock, type EventBridgeMockOptions } from '../../src/index.js';
import { send, type Answer } from './scenarios.js';

export const account = '123456789012';
export const busArn = (region: string, name = 'orders'): string =>
  `arn:aws:events:${region}:${account}:event-bus/${name}`;
export const RoleArn = `arn:aws:iam::${account}:role/replication`;
export const Primary = { HealthCheck: 'arn:aws:route53:::healthcheck/1' };

/** A request for an endpoint with a bus `orders` in two Regions. */
export const endpoint = {
  Name: 'shop',
  RoutingConfig: { FailoverConfig: { Primary, Secondary: { Route: 'us-west-2' } } },
  EventBuses: [{ EventBusArn: busArn('us-east-1') }, { EventBusArn: busArn('us-west-2') }],
  RoleArn,
};
export const withoutReplication = { ReplicationConfig: { State: 'DISABLED' } };

export type Caller = (operation: string, input: object) => Promise<Answer>;

interface TwoRegions {
  readonly mock: EventBridgeMock;
  readonly call: Caller;
  /** The same in the secondary Region. */
  readonly abroad: Caller;
  readonly described: () => Promise<Answer>;
}

/** An account with a bus `orders` in two Regions. */
export async function setUp(options: EventBridgeMockOptions = {}): Promise<TwoRegions> {
  const client = new EventBridgeClient({ region: 'us-east-1' });
  const mock = mockEventBridge(client, options);
  onTestFinished(() => {
    mock.restore();
  });
  const secondary = new EventBridgeClient({ region: 'us-west-2' });
  mock.attach(secondary);
  const call: Caller = (operation, input) => send(client, [operation, input]);
  const abroad: Caller = (operation, input) => send(secondary, [operation, input]);
  await call('CreateEventBus', { Name: 'orders' });
  await abroad('CreateEventBus', { Name: 'orders' });
  const described = () => call('DescribeEndpoint', { Name: 'shop' });
  return { mock, call, abroad, described };
}
