import { afterEach, expect, jest, test } from '@jest/globals';
import { mockEventBridge } from 'aws-eventbridge-mock';
import { matchers } from 'aws-eventbridge-mock/matchers';

type Sdk = typeof import('@aws-sdk/client-eventbridge');

/** The matchers alone: without the entry for Jest nobody tells the kit which copies of the SDK are loaded. */
expect.extend(matchers);

const eventBridge = mockEventBridge();
afterEach(() => eventBridge.reset());

test('a failure tells of the copy that is loaded after jest.resetModules(), and of the remedy, which helps', async () => {
  jest.resetModules();
  const sdk = jest.requireActual<Sdk>('@aws-sdk/client-eventbridge');
  const assertion = () => {
    expect(eventBridge).toHaveReceivedEvent({ source: 'shop' });
  };

  expect(assertion).toThrow(
    'Another copy of the SDK is loaded, and this mock is not attached to its EventBridgeClient: ',
  );
  expect(assertion).toThrow('attach it: eventBridge.attach(EventBridgeClient), with the class of that copy.');

  eventBridge.attach(sdk.EventBridgeClient);
  const Entries = [{ Source: 'shop', DetailType: 'Order Placed', Detail: '{}' }];
  await new sdk.EventBridgeClient({}).send(new sdk.PutEventsCommand({ Entries }));
  assertion();
});
