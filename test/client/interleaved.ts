import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EventBridgeMock } from '../../src/index.js';

/** The one client of production code. */
export const client = new EventBridgeClient({ region: 'us-east-1' });

export function publish(id: string, detailType = 'Order Placed', through = client) {
  const entry = { Source: 'shop', DetailType: detailType, Detail: JSON.stringify({ id }) };
  return through.send(new PutEventsCommand({ Entries: [entry] }));
}

export const idsIn = (mock: EventBridgeMock) => mock.events().map(({ detail }) => detail.id);
export const aWhile = () => sleep(1);

/** Two callbacks that run at the same time, each sending before and after the other. */
export async function interleaved(outer: EventBridgeMock) {
  let arrived = 0;
  const run = (id: string) =>
    outer.isolate(async (eventBridge) => {
      await publish(`${id}-1`);
      await aWhile();
      await publish(`${id}-2`);
      arrived += 1;
      while (arrived < 2) await aWhile();
      await publish(`${id}-3`);
      return idsIn(eventBridge);
    });
  const both = Promise.all([run('a'), run('b')]);
  await publish('outside');
  return await both;
}

export const APART = [
  ['a-1', 'a-2', 'a-3'],
  ['b-1', 'b-2', 'b-3'],
];
