import { expect, test } from 'vitest';
import { fromCloudFormation, type LoadedStack } from '../../src/templates.js';
import { functionRows, propertyRows, referenceRows } from './rows.js';

const described = (Description: unknown) => ({
  Type: 'AWS::Events::EventBus',
  Properties: { Name: 'described', Description },
});

test.each(functionRows)('$name', (row) => {
  const { parameters, conditions, mappings, transform, given = {}, imports = {}, parameterStore = {} } = row;
  const template = {
    ...(parameters && { Parameters: parameters }),
    ...(conditions && { Conditions: conditions }),
    ...(mappings && { Mappings: mappings }),
    ...(transform && { Transform: transform }),
    Resources: {
      Bus: described(row.value),
      Q: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'q' } },
    },
  };
  const stack = fromCloudFormation(template, { parameters: given, imports, parameterStore });
  expect(descriptionIn(stack)).toBe(row.is);
  expect(stack.findings).toEqual([]);
});

test.each(referenceRows)('$name', ({ type, properties, value, is }) => {
  const stack = fromCloudFormation({
    Resources: { Bus: described(value), X: { Type: type, Properties: properties } },
  });
  expect(descriptionIn(stack)).toBe(is);
});

test.each(propertyRows)('$name', ({ type, property, refused }) => {
  const template = { Resources: { X: { Type: type, Properties: { [property]: 'given' } } } };
  const { findings } = fromCloudFormation(template, { strict: false });
  const unread = findings.filter(({ kind }) => kind === 'unknown-property' || kind === 'not-loaded');
  expect(unread.map(({ message }) => message)).toEqual(refused === undefined ? [] : [refused]);
});

test('a property that no type has is refused', () => {
  const template = { Resources: { X: { Type: 'AWS::Events::Rule', Properties: { Nmae: 'given' } } } };
  const { findings } = fromCloudFormation(template, { strict: false });
  expect(findings[0]?.message).toBe('AWS::Events::Rule has no property "Nmae". Did you mean "Name"?');
});

function descriptionIn({ buses }: LoadedStack): string | undefined {
  return buses['described']?.Description;
}
