import { EventBridgeClient, StartReplayCommand } from '@aws-sdk/client-eventbridge';
import { mockEventBridge, type EventBridgeMock } from '../../src/index.js';

const queue = (name: string): string => `arn:aws:sqs:us-east-1:123456789012:${name}`;
const lambda = (name: string): string => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
const bus = (name: string): string => `arn:aws:events:us-east-1:123456789012:event-bus/${name}`;
const ROLE = 'arn:aws:iam::123456789012:role/events';

/** An account with something of everything that pictures show. */
export function shop(): EventBridgeMock {
  return mockEventBridge({
    seed: {
      connections: { partner: { authorization: { apiKey: { name: 'X-Key', value: 'secret' } } } },
      apiDestinations: {
        hook: { connection: 'partner', url: 'https://partner.example/orders', method: 'POST' },
      },
      buses: {
        orders: {
          archives: { kept: {} },
          rules: {
            paid: {
              pattern: { source: ['shop'], detail: { total: [{ numeric: ['>=', 100] }] } },
              targets: [
                { id: 'billing', arn: lambda('billing'), deadLetterQueue: queue('dead') },
                { id: 'mail', arn: queue('mail') },
                { id: 'stock', arn: queue('stock') },
                { id: 'hook', apiDestination: 'hook', roleArn: ROLE },
                { id: 'audit', arn: bus('audit') },
              ],
            },
            gold: { pattern: { detail: { tier: ['gold', 'silver'] } }, targets: [lambda('billing')] },
            off: { pattern: { source: ['shop'] }, state: 'DISABLED', targets: [queue('mail')] },
          },
        },
        audit: {
          rules: { all: { pattern: { source: ['shop'] }, targets: [queue('log')] } },
        },
        default: { rules: { nightly: { schedule: 'rate(1 day)', targets: [lambda('sweep')] } } },
      },
    },
  });
}

/** An account with schedules, of which one puts an event on a bus half an hour behind the beginning. */
export function scheduled(): EventBridgeMock {
  const half = new Date(Date.now() + 30 * 60 * 1000).toISOString().slice(0, 19);
  return mockEventBridge({
    seed: {
      buses: { orders: { rules: { due: { pattern: { source: ['shop'] }, targets: [queue('mail')] } } } },
      schedules: {
        nightly: { cron: '0 2 1 1 ? *', timezone: 'Europe/Berlin', target: lambda('sweep') },
        off: { rate: '1 hour', state: 'DISABLED', target: queue('mail') },
        stop: {
          cron: '0 3 1 1 ? *',
          target: {
            arn: 'arn:aws:scheduler:::aws-sdk:ec2:stopInstances',
            input: { InstanceIds: ['i-1'] },
            deadLetterQueue: queue('dead'),
          },
        },
        'orders/reminder': {
          at: half,
          target: {
            arn: bus('orders'),
            input: { order: 'o-1' },
            deadLetterQueue: queue('dead'),
            parameters: { EventBridgeParameters: { Source: 'shop', DetailType: 'Order Due' } },
          },
        },
      },
    },
  });
}

/** Lets one event be paid well, one not, and both come again for one rule. */
export async function happened(eventBridge: EventBridgeMock): Promise<void> {
  const client = new EventBridgeClient({ region: 'us-east-1' });
  eventBridge.attach(client);
  eventBridge.target('billing').fault({ errorCode: 'SDK_CLIENT_ERROR', times: 1 });
  order(eventBridge, { total: 150 });
  order(eventBridge, { total: '150', customer: { tier: 'gold' } });
  await eventBridge.settled();
  const now = eventBridge.clock.now().getTime();
  await client.send(
    new StartReplayCommand({
      ReplayName: 'again',
      EventSourceArn: eventBridge.archive('kept').arn,
      EventStartTime: new Date(now - 60 * 60 * 1000),
      EventEndTime: new Date(now),
      Destination: { Arn: bus('orders'), FilterArns: [eventBridge.rule('gold', 'orders').arn] },
    }),
  );
}

export function order(eventBridge: EventBridgeMock, detail: object, eventBusName = 'orders'): string {
  return eventBridge.emit({ source: 'shop', 'detail-type': 'Order Paid', detail, eventBusName });
}
