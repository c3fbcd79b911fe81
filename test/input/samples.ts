import type { ShapingFacts } from '../../src/input/predefined-variables.js';

export const envelope = {
  version: '0',
  id: '6a7e8feb-b491-4cf7-a9f1-bf3703467718',
  'detail-type': 'Order Placed',
  source: 'shop',
  account: '123456789012',
  time: '2026-03-01T12:34:56Z',
  region: 'us-east-1',
  resources: [],
  detail: {},
};

export const facts: ShapingFacts = {
  ruleArn: 'arn:aws:events:us-east-1:123456789012:rule/orders/placed',
  ruleName: 'placed',
  ingestionTime: new Date('2026-03-01T12:35:01.789Z'),
};
