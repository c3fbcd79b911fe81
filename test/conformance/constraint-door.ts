import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { mockEventBridge } from '../../src/index.js';
import { send } from '../service/scenarios.js';

/** A way to ask operations. */
export interface OperationDoor {
  /** Never throws. */
  readonly ask: (operation: string, input: unknown) => Promise<OperationAnswer>;
  /** Forgets what earlier requests have left behind. */
  readonly reset: () => void;
}

export type OperationAnswer = 'success' | { readonly name: string; readonly message: string };

/** A real client that a mock of its own serves. */
export function mockedDoor(): OperationDoor {
  const client = new EventBridgeClient({ region: 'us-east-1' });
  const mock = mockEventBridge(client);
  return {
    ask: async (operation, input) => {
      try {
        await send(client, [operation, Object(input) as object]);
        return 'success';
      } catch (error) {
        const { name, message } = error instanceof Error ? error : new Error(String(error));
        return { name, message };
      }
    },
    reset: () => mock.reset(),
  };
}
