import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import * as schedulerSdk from '@aws-sdk/client-scheduler';
import { mockEventBridge, type ClientOrClass } from '../../src/index.js';
import { commandsOf, send } from '../service/scenarios.js';

/** A way to ask operations. */
export interface OperationDoor {
  /** Never throws. */
  readonly ask: (operation: string, input: unknown) => Promise<OperationAnswer>;
  /** Forgets what earlier requests have left behind. */
  readonly reset: () => void;
}

export type OperationAnswer = 'success' | { readonly name: string; readonly message: string };

/** A real client of EventBridge that a mock of its own serves. */
export function mockedDoor(): OperationDoor {
  const client = new EventBridgeClient({ region: 'us-east-1' });
  return doorOf(client, (...call) => send(client, call));
}

/** The same of EventBridge Scheduler. */
export function schedulerDoor(): OperationDoor {
  const client = new schedulerSdk.SchedulerClient({ region: 'us-east-1' });
  const commands = commandsOf(schedulerSdk);
  return doorOf(client, (...call) => send(client as never, call, commands));
}

type Ask = (operation: string, input: object) => Promise<unknown>;

function doorOf(client: ClientOrClass, call: Ask): OperationDoor {
  const mock = mockEventBridge(client);
  return {
    ask: async (operation, input) => {
      try {
        await call(operation, Object(input) as object);
        return 'success';
      } catch (error) {
        const { name, message } = error instanceof Error ? error : new Error(String(error));
        return { name, message };
      }
    },
    reset: () => mock.reset(),
  };
}
