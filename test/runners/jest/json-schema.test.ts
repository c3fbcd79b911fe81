import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { expect, test } from '@jest/globals';
import { mockEventBridge } from 'aws-eventbridge-mock';

const schemas = { Paid: { type: 'object', required: ['total'], properties: { total: { type: 'number' } } } };

// Jest refuses to load files of the kit then.
test.concurrent('a JSON Schema holds in a concurrent test too', async () => {
  using eventBridge = mockEventBridge(new EventBridgeClient({}), { schemas, schemaViolations: 'error' });

  await eventBridge.isolate((inner) => {
    expect(() => inner.emit({ source: 'shop', 'detail-type': 'Paid', detail: { total: '1' } })).toThrow(
      'detail.total: Instance type "string" is invalid. Expected "number".',
    );
  });
});
