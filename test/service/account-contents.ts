import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { AccountSnapshot, EventBridgeMock } from '../../src/index.js';
import { send, type Answer } from './scenarios.js';

/** Everything that accounts have: a snapshot, and what snapshots leave out. */
export async function accountOf(mock: EventBridgeMock, client: EventBridgeClient): Promise<Answer> {
  const snapshot = mock.snapshot();
  const buses = Object.keys(snapshot.eventBuses);
  return {
    snapshot,
    times: await Promise.all(LISTS.map((list) => listed(snapshot, list, client))),
    managedRules: await Promise.all(buses.map((name) => managedRules(name, client))),
  };
}

/** How the resources are listed, with the times at which things happened to them, that a snapshot has any of. */
const LISTS = [
  ['eventBuses', 'ListEventBuses', 'EventBuses'],
  ['archives', 'ListArchives', 'Archives'],
  ['replays', 'ListReplays', 'Replays'],
  ['endpoints', 'ListEndpoints', 'Endpoints'],
  ['eventSources', 'ListEventSources', 'EventSources'],
  ['connections', 'ListConnections', 'Connections'],
  ['apiDestinations', 'ListApiDestinations', 'ApiDestinations'],
] as const;

async function listed(
  snapshot: AccountSnapshot,
  [group, operation, members]: (typeof LISTS)[number],
  client: EventBridgeClient,
): Promise<unknown> {
  return snapshot[group] && (await send(client, [operation, {}]))[members];
}

/** With their tags and targets. */
async function managedRules(EventBusName: string, client: EventBridgeClient): Promise<unknown[]> {
  const { Rules } = await send(client, ['ListRules', { EventBusName }]);
  const rules = Rules as { readonly Name: string; readonly Arn: string; readonly ManagedBy?: string }[];
  return Promise.all(
    rules
      .filter(({ ManagedBy }) => ManagedBy !== undefined)
      .map(async (rule) => [
        rule,
        (await send(client, ['ListTagsForResource', { ResourceARN: rule.Arn }]))['Tags'],
        (await send(client, ['ListTargetsByRule', { Rule: rule.Name, EventBusName }]))['Targets'],
      ]),
  );
}
