import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';

/** What the SDK does by itself: three attempts at a call that is throttled, lost, or not answered in two seconds. */
const client = new EventBridgeClient({
  maxAttempts: 3,
  requestHandler: { requestTimeout: 2000, throwOnRequestTimeout: true },
});

const ENTRIES_PER_REQUEST = 10;
const ROUNDS = 10;
const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 5000;

/** Codes of entries, and names of exceptions, that may be gone the next time. Whatever else fails, fails for good. */
const PASSING = [
  'InternalException',
  'InternalFailure',
  'ServiceUnavailable',
  'ThrottlingException',
  'TimeoutError',
];
const LOST_CONNECTIONS = ['ECONNREFUSED', 'ECONNRESET', 'EAI_AGAIN', 'ENOTFOUND', 'EPIPE', 'ETIMEDOUT'];

export interface DomainEvent {
  /** The same each time an event is sent, so that consumers can tell when they get it twice. */
  readonly id: string;
  readonly type: string;
  readonly data?: object;
}

/** Some events could not be published; the others were. */
export class PublishError extends Error {
  override readonly name = 'PublishError';

  constructor(
    readonly unpublished: readonly DomainEvent[],
    reason: string,
  ) {
    super(`${unpublished.length} events were not published: ${reason}`);
  }
}

/**
 * Publishes events in batches, and sends again what failed.
 *
 * Every event is published at least once. One may be published twice: when a call is given up, nobody knows whether
 * EventBridge has got it.
 */
export async function publish(events: readonly DomainEvent[], abortSignal?: AbortSignal): Promise<void> {
  const unpublished: DomainEvent[] = [];
  let reason = '';
  for (let start = 0; start < events.length; start += ENTRIES_PER_REQUEST) {
    const failed = await publishBatch(events.slice(start, start + ENTRIES_PER_REQUEST), abortSignal);
    unpublished.push(...failed.map(({ event }) => event));
    reason ||= failed[0]?.reason ?? '';
  }
  if (unpublished.length > 0) throw new PublishError(unpublished, reason);
}

interface Failed {
  readonly event: DomainEvent;
  readonly reason: string;
  readonly mayPass: boolean;
}

async function publishBatch(batch: readonly DomainEvent[], abortSignal?: AbortSignal): Promise<Failed[]> {
  const failedForGood: Failed[] = [];
  let open = batch;
  for (let round = 1; ; round += 1) {
    const failed = await putOnce(open, abortSignal);
    failedForGood.push(...failed.filter(({ mayPass }) => !mayPass || round === ROUNDS));
    open = failed.filter(({ mayPass }) => mayPass).map(({ event }) => event);
    if (open.length === 0 || round === ROUNDS) return failedForGood;
    await pause(Math.min(FIRST_PAUSE * 2 ** (round - 1), LONGEST_PAUSE));
  }
}

/** PutEvents answers 200 even when entries failed: which ones, only its answer tells. */
async function putOnce(events: readonly DomainEvent[], abortSignal?: AbortSignal): Promise<Failed[]> {
  try {
    const command = new PutEventsCommand({ Entries: events.map(entryOf) });
    const { Entries = [] } = await client.send(command, abortSignal && { abortSignal });
    return events.flatMap((event, index): Failed[] => {
      const { ErrorCode: code, ErrorMessage: message } = Entries[index] ?? {};
      return code === undefined
        ? []
        : [{ event, reason: `${code}: ${message}`, mayPass: PASSING.includes(code) }];
    });
  } catch (error) {
    if (!(error instanceof Error) || error.name === 'AbortError') throw error;
    const reason = `${error.name}: ${error.message}`;
    return events.map((event) => ({ event, reason, mayPass: mayPass(error) }));
  }
}

function mayPass(error: Error): boolean {
  const code = 'code' in error ? String(error.code) : '';
  return PASSING.includes(error.name) || LOST_CONNECTIONS.includes(code);
}

function entryOf({ id, type, data = {} }: DomainEvent): PutEventsRequestEntry {
  return { Source: 'shop', DetailType: type, Detail: JSON.stringify({ id, ...data }) };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
