import type { EventBridgeMock } from '../../mock/public-types.js';
import { placeOf } from '../../text/arn.js';

/** What was sent to other Regions only, where something is missing in one. */
export function sentElsewhere(mock: EventBridgeMock, lookedAt: string): string {
  const { account, region } = placeOf(lookedAt);
  const commands = mock.commands();
  const regions = [...new Set(commands.map((command) => command.region))];
  const [first] = regions;
  if (first === undefined || regions.includes(region)) return '';
  return (
    `Every command was sent to ${regions.join(' and ')}; this assertion looked in ${account}, ${region}. ` +
    `Give the client that Region, or give the mock the client's: mockEventBridge({ region: '${first}' }).`
  );
}
