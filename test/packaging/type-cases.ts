/** What has to compile, with the types of Lambda's own handlers. */
export const GOOD = `
import type { Callback, Context, EventBridgeEvent, EventBridgeHandler, Handler, ScheduledHandler, SQSHandler } from 'aws-lambda';
import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { mockEventBridge, type EventBridgeMock } from 'aws-eventbridge-mock';
import { expect } from 'vitest';
import 'aws-eventbridge-mock/vitest';

declare const onEvent: EventBridgeHandler<'Order Placed', { id: string }, void>;
declare const onAnything: Handler<{ detail: { id: string } }, string>;
declare const onSchedule: ScheduledHandler;
declare const onMessages: SQSHandler;
function calledBack(event: { id: string }, context: Context, callback: Callback<string>): void {
  callback(null, event.id + context.functionName);
}

const targets = [onEvent, onAnything, onSchedule, onMessages, calledBack];
const eventBridge = mockEventBridge({
  seed: { buses: { default: { rules: { placed: { pattern: { source: ['shop'], detail: { total: [{ numeric: ['>=', 100] }] } }, targets } } } } },
});
for (const handler of targets) eventBridge.handle('arn:aws:lambda:us-east-1:123456789012:function:f', handler);

const received: EventBridgeEvent<string, unknown> | undefined = eventBridge.events()[0];
void received;

const shop = mockEventBridge<{ OrderPlaced: { id: string } }>();
const untyped: EventBridgeMock = shop;
const typed: typeof shop = untyped;
void typed.isolate((isolated) => isolated.current.events().map(({ detail }) => detail));
const source: string | undefined = shop.commands(PutEventsCommand)[0]?.input.Entries?.[0]?.Source;
expect(shop).toHaveReceivedEvent({ source: source ?? 'shop', 'replay-name': 'again' });
expect(shop).toHaveNoWarnings();
`;

/** A mistake, on its last line but one of code, and what the compiler says of it. */
export interface Mistake {
  readonly name: string;
  readonly code: string;
  /** Where the error stands, from 1, and part of what it says. */
  readonly line: number;
  /** Where TypeScript before 7 says it elsewhere: at the call, when none of its overloads fits. */
  readonly lineBefore7?: number;
  readonly says: RegExp;
}

const IMPORTS = `import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { mockEventBridge } from 'aws-eventbridge-mock';
import { expect } from 'vitest';
import 'aws-eventbridge-mock/vitest';
`;

export const MISTAKES: readonly Mistake[] = [
  {
    name: 'seed-member',
    code: `${IMPORTS}
mockEventBridge({
  seed: { buses: { default: { rules: { placed: {
    patern: { source: ['shop'] },
  } } } } },
});
`,
    line: 8,
    lineBefore7: 6,
    says: /'patern' does not exist in type/,
  },
  {
    name: 'pattern-member',
    code: `${IMPORTS}
mockEventBridge().seed({
  buses: { default: { rules: { placed: { pattern: {
    detailType: ['Order Placed'],
  } } } } },
});
`,
    line: 8,
    says: /'detailType' does not exist in type/,
  },
  {
    name: 'option',
    code: `${IMPORTS}
mockEventBridge({
  regoin: 'eu-west-1',
});
`,
    line: 7,
    says: /'regoin' does not exist in type/,
  },
  {
    name: 'member-of-a-command',
    code: `${IMPORTS}
mockEventBridge().commands(PutEventsCommand)[0]?.input.Entires;
`,
    line: 6,
    says: /Property 'Entires' does not exist on type .*Did you mean 'Entries'/,
  },
  {
    name: 'matcher',
    code: `${IMPORTS}
expect(mockEventBridge()).toHaveReceivedEvnt({ source: 'shop' });
`,
    line: 6,
    says: /Property 'toHaveReceivedEvnt' does not exist on type/,
  },
  {
    name: 'detail-type',
    code: `${IMPORTS}
const shop = mockEventBridge<{ OrderPlaced: { id: string } }>();
expect(shop).toHaveReceivedEvent({ 'detail-type': 'OrderPlacd' });
`,
    line: 7,
    says: /is not assignable to type/,
  },
];
