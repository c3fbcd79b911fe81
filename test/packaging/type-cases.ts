/** What has to compile, with the types of Lambda's own handlers. */
export const GOOD = `
import type {
  Callback, CodeBuildCloudWatchStateEvent, Context, EventBridgeEvent, EventBridgeHandler, Handler, S3NotificationEvent,
  S3ObjectCreatedNotificationEvent, ScheduledEvent, ScheduledHandler, SQSHandler,
} from 'aws-lambda';
import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { mockEventBridge, type EventBridgeMock } from 'aws-eventbridge-mock';
import { awsEvents, event, eventsFrom } from 'aws-eventbridge-mock/fixtures';
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

const { s3, codebuild, events } = awsEvents;
void onEvent(event({ 'detail-type': 'Order Placed', detail: { id: 'o-1' } }), {} as Context, () => {});
const created: S3ObjectCreatedNotificationEvent = s3.objectCreated({ detail: { object: { key: 'in/1.pdf' } } });
const changes: S3NotificationEvent[] = [
  created, s3.objectDeleted(), s3.objectRestoreInitiated(), s3.objectRestoreCompleted(), s3.objectStorageClassChanged(),
  s3.objectAccessTierChanged(), s3.objectAclUpdated(), s3.objectTagsAdded(), s3.objectTagsDeleted(),
];
const build: CodeBuildCloudWatchStateEvent = codebuild.buildStateChange();
const tick: ScheduledEvent = events.scheduledEvent();
const all: EventBridgeEvent<string, unknown>[] = [
  ...changes, build, tick, awsEvents.cloudtrail.apiCall(), ...eventsFrom('events/*.json'),
];
for (const one of all) eventBridge.emit({ ...one, detail: {} });
`;

/** A mistake, and what the compiler says of it. */
export interface Mistake {
  readonly name: string;
  readonly code: string;
  /** Line and column of the error, from 1. */
  readonly at: string;
  /** Before 7 it stands at the call when its overloads are refused in different places. */
  readonly atBefore7?: string;
  /** Part of the error's text. */
  readonly says: string;
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
    at: '8,5',
    atBefore7: '6,1',
    says: "'patern' does not exist in type 'SeededRule'. Did you mean to write 'pattern'?",
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
    at: '8,5',
    says: "'detailType' does not exist in type 'EventPatternObject'. Did you mean to write 'detail-type'?",
  },
  {
    name: 'option',
    code: `${IMPORTS}
mockEventBridge({
  regoin: 'eu-west-1',
});
`,
    at: '7,3',
    says: "'regoin' does not exist in type 'EventBridgeMockOptions<any>'. Did you mean to write 'region'?",
  },
  {
    name: 'member-of-a-command',
    code: `${IMPORTS}
mockEventBridge().commands(PutEventsCommand)[0]?.input.Entires;
`,
    at: '6,56',
    says: "Did you mean 'Entries'?",
  },
  {
    name: 'matcher',
    code: `${IMPORTS}
expect(mockEventBridge()).toHaveReceivedEvnt({ source: 'shop' });
`,
    at: '6,27',
    says: "Did you mean 'toHaveReceivedEvent'?",
  },
  {
    name: 'detail-type',
    code: `${IMPORTS}
const shop = mockEventBridge<{ OrderPlaced: { id: string } }>();
expect(shop).toHaveReceivedEvent({ 'detail-type': 'OrderPlacd' });
`,
    at: '7,36',
    says: `Type '"OrderPlacd"' is not assignable to type 'Expected<"OrderPlaced"> | undefined'. Did you mean '"OrderPlaced"'?`,
  },
  {
    name: 'member-of-a-fixture',
    code: `${IMPORTS}
import { awsEvents } from 'aws-eventbridge-mock/fixtures';
awsEvents.s3.objectCreated({
  detail: { bukket: { name: 'invoices' } },
});
`,
    at: '8,13',
    says: "Did you mean to write 'bucket'?",
  },
  {
    name: 'handler',
    code: `${IMPORTS}
mockEventBridge().handle('arn:aws:lambda:us-east-1:123456789012:function:f', 42);
`,
    at: '6,78',
    says: "Argument of type 'number' is not assignable to parameter of type 'TargetHandler'.",
  },
];
