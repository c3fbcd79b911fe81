import { DescribeEventBusCommand, EventBridgeClient } from '@aws-sdk/client-eventbridge';
import fc from 'fast-check';
import { afterAll, beforeAll, test, vi } from 'vitest';
import { mockEventBridge, type EventBridgeMock } from '../../src/index.js';
import { AccountModel, PLACES, QUOTAS } from './model/account-model.js';
import { apiDestinations } from './model/api-destinations.js';
import { archives } from './model/archives.js';
import { clock } from './model/clock.js';
import { ReadEverything, type Commands, type ModelCommand, type Real } from './model/calls.js';
import { connections } from './model/connections.js';
import { eventBuses } from './model/event-buses.js';
import { permissions } from './model/permissions.js';
import { rules } from './model/rules.js';
import { tags } from './model/tags.js';
import { targets } from './model/targets.js';
import { runs } from '../property-runs.js';

/** Families that have to do with each other: the fewer a sequence is about, the deeper it goes. */
const NEIGHBOURS = {
  'rules, targets and tags': [eventBuses, rules, targets, tags],
  'archives and their rules': [eventBuses, rules, archives],
  permissions: [eventBuses, permissions],
  'connections and API destinations': [connections, apiDestinations],
  everything: [eventBuses, rules, targets, tags, permissions, archives, connections, apiDestinations],
};

/** Replays what failed. */
const SEED = process.env['FC_SEED'];

const clients = new Map(PLACES.map((place) => [place, new EventBridgeClient({})]));

// Time stands still unless a command moves it, so that the times in answers are known exactly.
beforeAll(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-01T12:34:56.789Z') });
});
afterAll(() => {
  vi.useRealTimers();
});

test.for(Object.entries(NEIGHBOURS))(
  '%s: any sequence of commands is answered as the model answers it',
  async ([, families]) => {
    const all = [...families.flat(), ...clock];
    const making = sequences(
      all.filter(({ isMaking }) => isMaking),
      20,
    );
    const any = sequences(
      all.map((commands) => ({ ...commands, weight: commands.weight * (commands.isMaking ? 1 : 3) })),
      40,
    );
    await fc.assert(
      fc.asyncProperty(making, any, async (beginning, rest) => {
        using mock = mockEventBridge({ quotas: QUOTAS });
        await fc.asyncModelRun(() => newAccount(mock), [...beginning, ...rest, new ReadEverything(all)]);
      }),
      { numRuns: runs(3), ...(SEED !== undefined && { seed: Number(SEED) }) },
    );
  },
);

function sequences(commands: readonly Commands[], maxCommands: number): fc.Arbitrary<Iterable<ModelCommand>> {
  return fc.commands([fc.oneof(...commands)], { maxCommands, size: 'max', disableReplayLog: true });
}

async function newAccount(mock: EventBridgeMock): Promise<{ model: AccountModel; real: Real }> {
  for (const [place, client] of clients) {
    mock.attach(client, place);
    // A default bus is as old as the first look at its account and Region.
    await client.send(new DescribeEventBusCommand({}));
  }
  return { model: new AccountModel(mock.clock.now()), real: { mock, clients } };
}
