import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { afterAll, beforeAll, expect, vi } from 'vitest';
import { mockEventBridge, type ClientOrClass, type EventBridgeMock } from '../../src/index.js';
import { serve, type EventBridgeServer } from '../../src/server.js';

interface ClientConfig {
  readonly region: string;
  readonly maxAttempts: number;
  readonly endpoint?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

export type Send<Client> = (client: Client) => Promise<object>;

/** A mock that answers a client in its process, and one that answers another over the wire. Time stands still. */
export class TwoDoors<Client extends ClientOrClass & { destroy(): void }> {
  readonly #clientOf: (config: ClientConfig) => Client;
  readonly #inside: Client;
  #opened: { readonly outside: Client; readonly server: EventBridgeServer } | undefined;
  #mocks: { readonly inProcess: EventBridgeMock; readonly overWire: EventBridgeMock } | undefined;

  constructor(clientOf: (config: ClientConfig) => Client) {
    this.#clientOf = clientOf;
    this.#inside = clientOf({ region: 'us-east-1', maxAttempts: 1 });
    beforeAll(() => this.#open());
    afterAll(() => this.#close());
  }

  get inProcess(): EventBridgeMock {
    return there(this.#mocks).inProcess;
  }

  get overWire(): EventBridgeMock {
    return there(this.#mocks).overWire;
  }

  /** Sends the same to both, which know nothing yet, and expects the same answers of the same inputs. */
  async answerAlike(sequence: readonly Send<Client>[]): Promise<void> {
    this.inProcess.reset();
    this.overWire.reset();
    for (const send of sequence)
      expect(await outcomeOf(send(there(this.#opened).outside))).toEqual(await outcomeOf(send(this.#inside)));
    expect(inputsOf(this.overWire)).toEqual(inputsOf(this.inProcess));
  }

  async #open(): Promise<void> {
    this.#mocks = {
      inProcess: mockEventBridge(this.#inside),
      overWire: mockEventBridge(new EventBridgeClient({})),
    };
    const server = await serve(this.overWire);
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-01T12:34:56.789Z') });
    const outside = this.#clientOf({
      endpoint: server.endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'AKIA', secretAccessKey: 'secret' },
      maxAttempts: 1,
    });
    this.#opened = { outside, server };
  }

  async #close(): Promise<void> {
    vi.useRealTimers();
    this.#opened?.outside.destroy();
    await this.#opened?.server.close();
    this.#mocks?.overWire.restore();
    this.#mocks?.inProcess.restore();
  }
}

function there<Part>(part: Part | undefined): Part {
  if (part === undefined) throw new Error('The mocks are there while tests run.');
  return part;
}

async function outcomeOf(sending: Promise<object>): Promise<unknown> {
  try {
    const { $metadata: _none, ...output } = (await sending) as Record<string, unknown>;
    return withoutIds(output);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { name: error.name, message: error.message, constructor: error.constructor };
  }
}

/** Ids are at random. */
export function withoutIds(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, 'id');
  if (Array.isArray(value)) return value.map(withoutIds);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withoutIds(member)]));
}

/** Without what is undefined, which nobody sends. */
function inputsOf(mock: EventBridgeMock): unknown {
  return mock.commands().map(({ name, input }) => [name, JSON.parse(JSON.stringify(input)) as unknown]);
}
