import { mockClient } from 'aws-sdk-client-mock';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import { mockEventBridge } from '../../src/index.js';

/** Client classes in the shape that those of the SDK have: their packages are no part of this one. */
class Client {
  readonly middlewareStack = { add: refuse, addRelativeTo: refuse, remove: refuse, applyToStack: refuse };
  constructor(readonly config: { readonly serviceId: string }) {}
  send(): void {}
  destroy(): void {}
}
class EventBridgeV2Client extends Client {
  constructor() {
    super({ serviceId: 'EventBridgeV2' });
  }
}
class EventBridgeV2 extends EventBridgeV2Client {}
class PipesClient extends Client {
  constructor() {
    super({ serviceId: 'Pipes' });
  }
}
class SchemasClient extends Client {
  constructor() {
    super({ serviceId: 'schemas' });
  }
}
class SQSClient extends Client {
  constructor() {
    super({ serviceId: 'SQS' });
  }
}

function refuse(): never {
  throw new Error('the stack of another service was touched');
}

/** What a mock is refused with. */
function refusalOf(given: unknown): string {
  try {
    mockEventBridge(given as EventBridgeClient).restore();
  } catch (error) {
    expect(error).toBeInstanceOf(TypeError);
    return (error as TypeError).message;
  }
  throw new Error('It was not refused.');
}

test('a client of EventBridgeV2', () => {
  expect(refusalOf(new EventBridgeV2Client())).toMatchInlineSnapshot(
    `"mockEventBridge: An instance of EventBridgeV2Client is a client of the service EventBridgeV2, not of EventBridge. EventBridgeV2 is AWS's "enhanced Custom event bus", released on 24 September 2026, with an API of its own; this kit simulates API 2015-10-07, which AWS now calls "Custom Event Bus – Classic". Stub that client, with aws-sdk-client-mock for instance; explain() and toMatchEventPattern() can still test its event patterns, except for wildcards. Pass a client (new EventBridgeClient(…) or new EventBridge(…)), or one of the classes EventBridgeClient and EventBridge, from @aws-sdk/client-eventbridge 3; those from @aws-sdk/client-cloudwatch-events and @aws-sdk/client-scheduler work too."`,
  );
});

test('the client class of EventBridgeV2', () => {
  expect(refusalOf(EventBridgeV2Client)).toMatchInlineSnapshot(
    `"mockEventBridge: The class EventBridgeV2Client is not a client class of EventBridge. EventBridgeV2 is AWS's "enhanced Custom event bus", released on 24 September 2026, with an API of its own; this kit simulates API 2015-10-07, which AWS now calls "Custom Event Bus – Classic". Stub that client, with aws-sdk-client-mock for instance; explain() and toMatchEventPattern() can still test its event patterns, except for wildcards. Pass a client (new EventBridgeClient(…) or new EventBridge(…)), or one of the classes EventBridgeClient and EventBridge, from @aws-sdk/client-eventbridge 3; those from @aws-sdk/client-cloudwatch-events and @aws-sdk/client-scheduler work too."`,
  );
});

test('the aggregated class of EventBridgeV2', () => {
  expect(refusalOf(EventBridgeV2)).toMatchInlineSnapshot(
    `"mockEventBridge: The class EventBridgeV2 is not a client class of EventBridge. EventBridgeV2 is AWS's "enhanced Custom event bus", released on 24 September 2026, with an API of its own; this kit simulates API 2015-10-07, which AWS now calls "Custom Event Bus – Classic". Stub that client, with aws-sdk-client-mock for instance; explain() and toMatchEventPattern() can still test its event patterns, except for wildcards. Pass a client (new EventBridgeClient(…) or new EventBridge(…)), or one of the classes EventBridgeClient and EventBridge, from @aws-sdk/client-eventbridge 3; those from @aws-sdk/client-cloudwatch-events and @aws-sdk/client-scheduler work too."`,
  );
});

test('a client of EventBridge Pipes', () => {
  expect(refusalOf(new PipesClient())).toMatchInlineSnapshot(
    `"mockEventBridge: An instance of PipesClient is a client of the service Pipes, not of EventBridge. EventBridge Pipes has an API of its own, which is not simulated. Stub that client, with aws-sdk-client-mock for instance; put what a pipe sends to a bus there with eventBridge.emit(), and test its filter against events with toMatchEventPattern(). Pass a client (new EventBridgeClient(…) or new EventBridge(…)), or one of the classes EventBridgeClient and EventBridge, from @aws-sdk/client-eventbridge 3; those from @aws-sdk/client-cloudwatch-events and @aws-sdk/client-scheduler work too."`,
  );
});

test('a client of the schema registry', () => {
  expect(refusalOf(new SchemasClient())).toMatchInlineSnapshot(
    `"mockEventBridge: An instance of SchemasClient is a client of the service schemas, not of EventBridge. The schema registry has an API of its own, which is not simulated. Stub that client, with aws-sdk-client-mock for instance; pass its documents to the mock, mockEventBridge({ schemas }), which checks events against them. Pass a client (new EventBridgeClient(…) or new EventBridge(…)), or one of the classes EventBridgeClient and EventBridge, from @aws-sdk/client-eventbridge 3; those from @aws-sdk/client-cloudwatch-events and @aws-sdk/client-scheduler work too."`,
  );
});

test('a client of any other service', () => {
  expect(refusalOf(new SQSClient())).toMatchInlineSnapshot(
    `"mockEventBridge: An instance of SQSClient is a client of the service SQS, not of EventBridge. Pass a client (new EventBridgeClient(…) or new EventBridge(…)), or one of the classes EventBridgeClient and EventBridge, from @aws-sdk/client-eventbridge 3; those from @aws-sdk/client-cloudwatch-events and @aws-sdk/client-scheduler work too."`,
  );
});

test('the client class of any other service', () => {
  expect(refusalOf(SQSClient)).toMatchInlineSnapshot(
    `"mockEventBridge: The class SQSClient is not a client class of EventBridge. Pass a client (new EventBridgeClient(…) or new EventBridge(…)), or one of the classes EventBridgeClient and EventBridge, from @aws-sdk/client-eventbridge 3; those from @aws-sdk/client-cloudwatch-events and @aws-sdk/client-scheduler work too."`,
  );
});

test('the class that all clients of the SDK extend', () => {
  expect(refusalOf(Client)).toMatchInlineSnapshot(
    `"mockEventBridge: The class Client is not a client class of EventBridge. Pass a client (new EventBridgeClient(…) or new EventBridge(…)), or one of the classes EventBridgeClient and EventBridge, from @aws-sdk/client-eventbridge 3; those from @aws-sdk/client-cloudwatch-events and @aws-sdk/client-scheduler work too."`,
  );
});

test('attach() and serve() refuse them too', () => {
  using eventBridge = mockEventBridge(new EventBridgeClient({}));

  expect(() => {
    eventBridge.attach(new PipesClient());
  }).toThrow('attach: An instance of PipesClient is a client of the service Pipes, not of EventBridge.');
  const stub = mockClient(new PipesClient() as unknown as EventBridgeClient);
  expect(() => {
    eventBridge.serve(stub);
  }).toThrow('serve: This stub is of PipesClient, which is not a client of EventBridge.');
});

test.each(['EventBridgeClient2', 'EventBridgeClient$1', '_EventBridgeClient', 'CloudWatchEventsClient3'])(
  'a class that a bundler has called %s is one of EventBridge',
  (name) => {
    class Bundled extends Client {}
    Object.defineProperty(Bundled, 'name', { value: name });
    using eventBridge = mockEventBridge(Bundled);

    expect(eventBridge.attached).toBe(true);
  },
);

test('a class of one’s own that extends that of a service is of the service', () => {
  class OrdersClient extends EventBridgeClient {}
  class InvoicesClient extends PipesClient {}
  using eventBridge = mockEventBridge(OrdersClient);

  expect(eventBridge.attached).toBe(true);
  expect(refusalOf(InvoicesClient)).toContain(
    'The class InvoicesClient is not a client class of EventBridge.',
  );
});

test('a class with a minified name is told by its clients', () => {
  class e extends Client {}
  using _eventBridge = mockEventBridge(e);

  expect(() => {
    new e({ serviceId: 'Pipes' }).send();
  }).toThrow(
    'An instance of e is a client of the service Pipes, not of EventBridge. EventBridge Pipes has an API',
  );
});
