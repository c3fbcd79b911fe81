import { EventBridgeClient, TestEventPatternCommand } from '@aws-sdk/client-eventbridge';
import { mockEventBridge } from '../../src/index.js';
import { differences, type Answer, type Judge } from './judge.js';
import { REFUSAL_PREFIX, type PatternRow } from './pattern-rows.js';

const ENVELOPE = ['id', 'account', 'source', 'time', 'region', 'detail-type'];

/** Whether the row is for TestEventPattern: it takes the row's event, or the row says how it refuses it. */
export function isForService({ event, expected }: PatternRow): boolean {
  return isServiceEvent(event) || (expected.kind === 'event refused' && expected.reason === undefined);
}

function isServiceEvent(event: string): boolean {
  try {
    const json: unknown = JSON.parse(event);
    return typeof json === 'object' && json !== null && ENVELOPE.every((member) => member in json);
  } catch {
    return false;
  }
}

/** `TestEventPattern`, asked with a real client. */
export function serviceJudge(client: EventBridgeClient): Judge {
  return {
    door: 'TestEventPattern',
    judge: async (row) => differences(serviceExpectation(row), await serviceAnswer(client, row)),
  };
}

/** A client that the mock serves. */
export function mockedClient(): EventBridgeClient {
  const client = new EventBridgeClient({ region: 'us-east-1' });
  mockEventBridge(client);
  return client;
}

function serviceExpectation({ expected }: PatternRow): Answer {
  switch (expected.kind) {
    case 'pattern refused':
      if (expected.reason === undefined) return { kind: expected.kind };
      return {
        kind: expected.kind,
        text: `InvalidEventPatternException: ${REFUSAL_PREFIX}${expected.reason}`,
      };
    case 'event refused':
      return { kind: expected.kind, text: 'ValidationException: Parameter Event is not valid.' };
    default:
      return { kind: expected.kind };
  }
}

async function serviceAnswer(client: EventBridgeClient, { pattern, event }: PatternRow): Promise<Answer> {
  try {
    const { Result } = await client.send(
      new TestEventPatternCommand({ EventPattern: pattern, Event: event }),
    );
    if (Result === undefined) return { kind: 'broken', text: 'no Result' };
    return { kind: Result ? 'match' : 'no match' };
  } catch (error) {
    return refusal(error);
  }
}

function refusal(error: unknown): Answer {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  if (text.startsWith('InvalidEventPatternException: ')) return { kind: 'pattern refused', text };
  if (text.startsWith('ValidationException: ')) return { kind: 'event refused', text };
  return { kind: 'broken', text };
}
