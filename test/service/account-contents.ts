import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { send, type Answer } from './scenarios.js';

/** The kinds of resources: how they are listed, and how one of them is told in full. */
const KINDS = [
  { list: 'ListEventBuses', members: 'EventBuses', describe: 'DescribeEventBus', by: 'Name', name: 'Name' },
  {
    list: 'ListArchives',
    members: 'Archives',
    describe: 'DescribeArchive',
    by: 'ArchiveName',
    name: 'ArchiveName',
  },
  {
    list: 'ListReplays',
    members: 'Replays',
    describe: 'DescribeReplay',
    by: 'ReplayName',
    name: 'ReplayName',
  },
  { list: 'ListEndpoints', members: 'Endpoints', describe: 'DescribeEndpoint', by: 'Name', name: 'Name' },
  {
    list: 'ListEventSources',
    members: 'EventSources',
    describe: 'DescribeEventSource',
    by: 'Name',
    name: 'Name',
  },
  {
    list: 'ListConnections',
    members: 'Connections',
    describe: 'DescribeConnection',
    by: 'Name',
    name: 'Name',
  },
  {
    list: 'ListApiDestinations',
    members: 'ApiDestinations',
    describe: 'DescribeApiDestination',
    by: 'Name',
    name: 'Name',
  },
] as const;

/** Everything that an account has in a Region, as its own operations tell it. */
export async function accountOf(client: EventBridgeClient): Promise<Answer> {
  const contents: Record<string, unknown> = {};
  for (const { list, members, describe, by, name } of KINDS) {
    const items = (await send(client, [list, {}]))[members] as Record<string, string>[];
    contents[members] = await Promise.all(
      items.map((item) => send(client, [describe, { [by]: item[name] }]).then(withoutMetadata)),
    );
  }
  const buses = contents['EventBuses'] as { readonly Name: string; readonly Arn: string }[];
  return { ...contents, rules: await Promise.all(buses.map((bus) => busContents(client, bus))) };
}

async function busContents(
  client: EventBridgeClient,
  bus: { readonly Name: string; readonly Arn: string },
): Promise<Answer> {
  const { Rules } = await send(client, ['ListRules', { EventBusName: bus.Name }]);
  const rules = Rules as { readonly Name: string; readonly Arn: string }[];
  return {
    tags: await tagsOf(client, bus.Arn),
    rules: await Promise.all(
      rules.map(async (rule) => ({
        ...rule,
        tags: await tagsOf(client, rule.Arn),
        targets: (await send(client, ['ListTargetsByRule', { Rule: rule.Name, EventBusName: bus.Name }]))[
          'Targets'
        ],
      })),
    ),
  };
}

async function tagsOf(client: EventBridgeClient, ResourceARN: string): Promise<unknown> {
  return (await send(client, ['ListTagsForResource', { ResourceARN }]))['Tags'];
}

function withoutMetadata({ $metadata: _, ...answer }: Answer): Answer {
  return answer;
}
