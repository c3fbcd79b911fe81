import { mockEventBridge } from 'aws-eventbridge-mock';
import { eventBridgeTest } from 'aws-eventbridge-mock/vitest';

/** Without isolation this module is loaded once for all files. */
export const test = eventBridgeTest(() => mockEventBridge({ strict: true }));
