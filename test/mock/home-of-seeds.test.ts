import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { mockEventBridge } from '../../src/index.js';
import { fromCloudFormation } from '../../src/templates.js';

const template = { Resources: { Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'orders' } } } };
const elsewhere = { account: '111122223333', region: 'eu-west-1' };

test('a mock that is not told where it lives lives where its template is deployed', () => {
  const plain = { buses: { plain: {} } };
  using eventBridge = mockEventBridge({ seed: [plain, fromCloudFormation(template, elsewhere)] });

  expect([eventBridge.account, eventBridge.region]).toEqual([elsewhere.account, elsewhere.region]);
  expect(eventBridge.bus('Bus').arn).toBe('arn:aws:events:eu-west-1:111122223333:event-bus/orders');
  expect(eventBridge.bus('plain').exists).toBe(true);
});

test('what a test says of its mock comes before its template, and so does the Region of its client', () => {
  const seed = fromCloudFormation(template, elsewhere);
  const client = new EventBridgeClient({ region: 'us-east-2' });

  expect(() => mockEventBridge({ account: '123456789012', seed })).toThrow(
    'the template was loaded for account 111122223333 in eu-west-1',
  );
  expect(() => mockEventBridge({ region: 'us-east-1', seed })).toThrow(
    'the template was loaded for account 111122223333 in eu-west-1',
  );
  expect(() => mockEventBridge(client, { seed })).toThrow(
    'the template was loaded for account 111122223333 in eu-west-1',
  );
});

test('templates of two places have no mock in common', () => {
  const seed = [fromCloudFormation(template, elsewhere), fromCloudFormation(template)];
  expect(() => mockEventBridge({ seed })).toThrow(
    'seed[1]: the template was loaded for account 123456789012',
  );
});

test('isolated mocks live where theirs does', async () => {
  using eventBridge = mockEventBridge({ seed: fromCloudFormation(template, elsewhere) });

  await eventBridge.isolate((isolated) => {
    expect([isolated.account, isolated.region]).toEqual([elsewhere.account, elsewhere.region]);
    expect(isolated.bus('Bus').exists).toBe(true);
  });
});
