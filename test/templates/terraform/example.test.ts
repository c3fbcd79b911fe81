import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import '../../../src/vitest.js';
import { mockEventBridge } from '../../../src/index.js';
import { fromTerraform } from '../../../src/templates.js';

const file = (name: string) =>
  readFileSync(join(import.meta.dirname, '../../../examples/terraform', name), 'utf8');

test('there is nothing to find in the plan of the example', () => {
  expect(fromTerraform(file('plan.json')).findings).toEqual([]);
});

test('its README shows what is said of a slip', async () => {
  const seed = fromTerraform(file('plan.json').replaceAll('Order Placed', 'OrderPlaced'));
  using eventBridge = mockEventBridge({ region: 'eu-central-1', seed });
  const Detail = JSON.stringify({ id: 'o-1', total: 200, warehouse: 'porto' });
  const entry = { EventBusName: 'orders', Source: 'shop.orders', DetailType: 'Order Placed', Detail };
  await new EventBridgeClient({ region: 'eu-central-1' }).send(new PutEventsCommand({ Entries: [entry] }));

  const rule = eventBridge.rule('aws_cloudwatch_event_rule.bill');
  let message = '';
  try {
    expect(rule).toHaveMatchedEvent({ detail: { id: 'o-1' } });
  } catch (error) {
    message = stripVTControlCharacters(error instanceof Error ? error.message : '');
  }
  const [, ...said] = message.split('\n\n');
  expect(said).not.toEqual([]);
  expect(file('README.md')).toContain(said.join('\n\n'));
});
