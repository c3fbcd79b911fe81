import { expect, test } from 'vitest';
import { explainInput } from '../../src/index.js';

const event = { source: 'shop', detail: { total: 5, customer: { name: 'Ann' } } };

test('explainInput shows the text that a target would get', () => {
  expect(explainInput({}, event)).toEqual({ payload: JSON.stringify(event) });
  expect(explainInput({ Input: '{"a":1}' }, event)).toEqual({ payload: '{"a":1}' });
  expect(explainInput({ InputPath: '$.detail.total' }, JSON.stringify(event, null, 2))).toEqual({
    payload: '5',
  });
});

test('explainInput takes a whole target, and values for the predefined variables', () => {
  const InputTemplate = '{"rule":"<aws.events.rule-name>","at":<aws.events.event.ingestion-time>}';
  const target = {
    Id: 't',
    Arn: 'arn:aws:sqs:us-east-1:123456789012:q',
    InputTransformer: { InputTemplate },
  };

  expect(
    explainInput(target, event, { ruleName: 'paid', ingestionTime: new Date('2026-03-01T12:00:00Z') }),
  ).toEqual({ payload: '{"rule":"paid","at":"2026-03-01T12:00:00Z"}' });
});

test('explainInput says why a target would get nothing', () => {
  const InputTransformer = {
    InputPathsMap: { customer: '$.detail.customer' },
    InputTemplate: '{"name":"<customer>"}',
  };

  const explanation = explainInput({ InputTransformer }, event);

  expect(explanation).toMatchObject({ dropped: { reason: 'invalid JSON' } });
  expect('message' in explanation && explanation.message).toMatchInlineSnapshot(`
    "InputTemplate produces invalid JSON (line 1, column 12), so EventBridge silently drops the event.
      {"name":"{"name":"Ann"}"}
                 ^
    <customer> is an object and is inside quotes. Write it outside the quotes, as a value of its own: "customer": <customer>."
  `);
});
