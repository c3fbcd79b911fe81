import {
  CloudWatchEvents,
  CloudWatchEventsClient,
  PutEventsCommand as OlderPutEventsCommand,
} from '@aws-sdk/client-cloudwatch-events';
import { ListRulesCommand, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import sinon from 'sinon';
import { expectTypeOf } from 'vitest';
import type {
  CommandRecord,
  CommandSelector,
  EndpointView,
  EventBridgeMock,
  TargetHandler,
} from '../../src/index.js';
import { mockEventBridge } from '../../src/index.js';
import type { ExpectedEvent } from '../../src/matchers.js';

interface ShopEvents {
  OrderPlaced: { readonly id: string };
}
declare const eventBridge: EventBridgeMock;
declare const shop: EventBridgeMock<ShopEvents>;
declare const selector: CommandSelector;

// A command class, or an operation's name, says what its calls have.
for (const record of [...eventBridge.commands(PutEventsCommand), ...eventBridge.commands('PutEvents')]) {
  expectTypeOf(record.input.Entries?.[0]?.DetailType).toEqualTypeOf<string | undefined>();
  expectTypeOf(record.output?.FailedEntryCount).toEqualTypeOf<number | undefined>();
  // @ts-expect-error a member that the input does not have
  expectTypeOf(record.input.Entires).toBeUndefined();
  // @ts-expect-error records are read
  record.input.Entries = [];
}
expectTypeOf(shop.commands(ListRulesCommand)[0]?.input.NamePrefix).toEqualTypeOf<string | undefined>();
// Of all others nothing is known.
expectTypeOf(eventBridge.commands()).toEqualTypeOf<readonly CommandRecord[]>();
expectTypeOf(eventBridge.commands({ name: 'PutEventsCommand' })).toEqualTypeOf<readonly CommandRecord[]>();
expectTypeOf(eventBridge.commands(selector)[0]?.name).toEqualTypeOf<string | undefined>();

// What a mock hands out knows its events too.
void shop.isolate((isolated) => {
  expectTypeOf(isolated).toEqualTypeOf(shop);
});
expectTypeOf(shop.current).toEqualTypeOf(shop);
expectTypeOf(shop.endpoint('e')).toEqualTypeOf<EndpointView<ShopEvents>>();
expectTypeOf(shop).toExtend<EventBridgeMock>();
expectTypeOf(eventBridge).toExtend<EventBridgeMock<ShopEvents>>();

({ 'replay-name': 'again' }) satisfies ExpectedEvent;

// A handler as @types/aws-lambda has them, with a callback behind the context.
declare const handler: (event: { id: string }, context: object, callback: (e: Error | null) => void) => void;
handler satisfies TargetHandler;
shop.handle('arn', handler);
shop.seed({ buses: { default: { rules: { all: { pattern: { source: ['shop'] }, targets: [handler] } } } } });

// The same API under its older name.
mockEventBridge(CloudWatchEventsClient);
mockEventBridge(new CloudWatchEvents({}), { region: 'eu-west-1' });
eventBridge.attach(CloudWatchEvents);
expectTypeOf(eventBridge.commands(OlderPutEventsCommand)[0]?.input.Entries?.[0]?.DetailType).toEqualTypeOf<
  string | undefined
>();

// Mock functions of sinon, typed or not, and its matchers.
const stub = sinon.stub<[event: { id: string }], Promise<void>>();
[stub, sinon.stub(), sinon.spy(), sinon.fake()] satisfies TargetHandler[];
eventBridge.handle('billing', stub);
({ source: sinon.match('shop'), detail: { id: sinon.match.string } }) satisfies ExpectedEvent;
// @ts-expect-error a regular expression is no matcher
({ source: /shop/ }) satisfies ExpectedEvent;
