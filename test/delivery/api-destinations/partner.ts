import {
  CreateApiDestinationCommand,
  CreateConnectionCommand,
  EventBridgeClient,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
  type ApiDestinationHttpMethod,
  type CreateConnectionCommandInput,
  type Target,
} from '@aws-sdk/client-eventbridge';
import { mockEventBridge, type EventBridgeMock, type EventBridgeMockOptions } from '../../../src/index.js';

export const RoleArn = 'arn:aws:iam::123456789012:role/events';
export const queueArn = 'arn:aws:sqs:us-east-1:123456789012:lost';

export const basic = {
  AuthorizationType: 'BASIC',
  AuthParameters: { BasicAuthParameters: { Username: 'user', Password: 'secret' } },
} as const;

export const oauth = {
  AuthorizationType: 'OAUTH_CLIENT_CREDENTIALS',
  AuthParameters: {
    OAuthParameters: {
      ClientParameters: { ClientID: 'id', ClientSecret: 'secret' },
      AuthorizationEndpoint: 'https://auth.example.com/token',
      HttpMethod: 'POST',
    },
  },
} as const;

/** An API destination that a rule sends the shop's events to. */
export interface Partner {
  readonly client: EventBridgeClient;
  readonly mock: EventBridgeMock;
  readonly arn: string;
  readonly connectionArn: string;
  /** Sends so many events at once. */
  readonly send: (count?: number) => Promise<void>;
}

export interface PartnerSetup {
  readonly connection?: Omit<CreateConnectionCommandInput, 'Name'>;
  readonly endpoint?: string;
  readonly method?: ApiDestinationHttpMethod;
  readonly limit?: number;
  readonly target?: Partial<Target>;
  readonly options?: EventBridgeMockOptions;
}

/** Has a connection `c`, an API destination `d`, a rule `r` and its target `t` with a dead-letter queue. */
export async function partner(setup: PartnerSetup = {}): Promise<Partner> {
  const { connection = basic, endpoint = 'https://example.com/hook', method = 'POST', limit } = setup;
  const client = new EventBridgeClient({});
  const mock = mockEventBridge(client, setup.options ?? {});
  const { ConnectionArn } = await client.send(new CreateConnectionCommand({ Name: 'c', ...connection }));
  const { ApiDestinationArn: arn = '' } = await client.send(
    new CreateApiDestinationCommand({
      Name: 'd',
      ConnectionArn,
      InvocationEndpoint: endpoint,
      HttpMethod: method,
      ...(limit !== undefined && { InvocationRateLimitPerSecond: limit }),
    }),
  );
  await client.send(new PutRuleCommand({ Name: 'r', EventPattern: '{"source":["shop"]}' }));
  const target = { Id: 't', Arn: arn, RoleArn, DeadLetterConfig: { Arn: queueArn }, ...setup.target };
  await client.send(new PutTargetsCommand({ Rule: 'r', Targets: [target] }));
  const send = async (count = 1): Promise<void> => {
    const entry = { Source: 'shop', DetailType: 'Placed', Detail: '{"id":7}' };
    await client.send(new PutEventsCommand({ Entries: Array.from({ length: count }, () => entry) }));
  };
  return { client, mock, arn, connectionArn: ConnectionArn ?? '', send };
}

/** What the attempts of all deliveries met, with the seconds after the first event at which they were due. */
export function attemptsOf(
  mock: EventBridgeMock,
): readonly (readonly [number] | readonly [number, string])[] {
  const received = mock.events()[0]?.receivedAt.getTime() ?? NaN;
  const attempts = mock.deliveries().flatMap((delivery) => delivery.attempts);
  return attempts.map(({ at, error }) => {
    const seconds = (at.getTime() - received) / 1000;
    return error ? [seconds, error.errorCode] : [seconds];
  });
}

/** A turn of the event loop, in which first attempts are made. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
