import {
  CreateApiDestinationCommand,
  CreateConnectionCommand,
  EventBridgeClient,
  PutEventsCommand,
  PutTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import { mockEventBridge, type EventBridgeMock } from '../../src/index.js';
import { basic } from './api-destinations/partner.js';
import { API_DESTINATION, BUSES, RoleArn, type Batch, type LawfulAccount } from './law-accounts.js';
import { busPolicy, seedOf } from './law-seed.js';

const client = new EventBridgeClient({});

export interface Begun {
  readonly mock: EventBridgeMock;
  /** With the API destination that the first rule now has. */
  readonly account: LawfulAccount;
}

export async function begin(account: LawfulAccount): Promise<Begun> {
  const mock = mockOf(account);
  const { rateLimit, rules } = account;
  const [first, ...others] = rules;
  if (rateLimit === undefined || !first) return { mock, account };
  const target = { Id: API_DESTINATION, Arn: await createApiDestination(rateLimit), RoleArn };
  await client.send(new PutTargetsCommand({ Rule: first.name, Targets: [target] }));
  return {
    mock,
    account: { ...account, rules: [{ ...first, targets: [...first.targets, target] }, ...others] },
  };
}

async function createApiDestination(InvocationRateLimitPerSecond: number): Promise<string> {
  const { ConnectionArn } = await client.send(new CreateConnectionCommand({ Name: 'c', ...basic }));
  const InvocationEndpoint = 'https://example.com/hook';
  const destination = { Name: 'd', ConnectionArn, InvocationEndpoint, InvocationRateLimitPerSecond };
  const { ApiDestinationArn } = await client.send(
    new CreateApiDestinationCommand({ ...destination, HttpMethod: 'POST' }),
  );
  return String(ApiDestinationArn);
}

function mockOf(account: LawfulAccount): EventBridgeMock {
  const mock = mockEventBridge(client, {
    deliveryOrder: account.order,
    seed: seedOf(account),
    handlerErrors: 'record',
  });
  for (const [targetArn, failures] of Object.entries(account.handlers))
    bindFailing(mock, targetArn, failures);
  const [, , partner] = BUSES;
  if (!account.partnerIsOpen) mock.seed({ buses: { [partner.arn]: { policy: busPolicy('Deny') } } });
  return mock;
}

/** Forgets what was before, sends the events and waits. */
export async function play(mock: EventBridgeMock, { events, faults, waiting }: Batch): Promise<void> {
  mock.clearHistory();
  for (const { target, fault } of faults) mock.target(target).fault(fault);
  const Entries = events.map(({ source, detail, bus }) => ({
    Source: source,
    DetailType: 'E',
    Detail: detail,
    EventBusName: bus.name,
  }));
  await client.send(new PutEventsCommand({ Entries }));
  if (waiting === 'settled') await mock.settled();
  else await mock.clock.advanceBy('2 days');
}

function bindFailing(mock: EventBridgeMock, targetArn: string, failures: number): void {
  let calls = 0;
  mock.handle(targetArn, () => {
    calls += 1;
    if (calls <= failures) throw new Error('out of order');
  });
}
