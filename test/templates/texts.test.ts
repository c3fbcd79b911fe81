import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fromCloudFormation } from '../../src/templates.js';
import { messageOf } from './message.js';
import { textRows } from './rows.js';

const bus = `
Resources:
  Bus: { Type: AWS::Events::EventBus, Properties: { Name: orders } }
`;

test.each(textRows)('$name', ({ text, says }) => {
  expect(messageOf(text)).toBe(says);
});

test('a file may be in UTF-16 with a mark; an empty one, and one that is not there, are told', () => {
  const folder = mkdtempSync(join(tmpdir(), 'texts-'));
  const loaded = (data: string | Buffer): string => {
    const path = join(folder, 'template.yaml');
    writeFileSync(path, data);
    return messageOf(path).replaceAll(folder, 'folder');
  };
  const littleEndian = Buffer.from(`\uFEFF${bus}`, 'utf16le');
  const answers = [
    loaded(littleEndian),
    loaded(Buffer.from(littleEndian).swap16()),
    loaded(littleEndian.subarray(2)),
    loaded(''),
    loaded('Resources'),
  ];
  rmSync(folder, { recursive: true });

  expect(answers.join('\n\n')).toMatchInlineSnapshot(`
    "folder/template.yaml: 1 resource of EventBridge
      Bus: bus "orders"

    folder/template.yaml: 1 resource of EventBridge
      Bus: bus "orders"

    folder/template.yaml: 1 error

      line 2, column 1: This is not UTF-8 text.

    folder/template.yaml: 1 error

      The template is empty. It must be an object with Resources.

    folder/template.yaml: 1 error

      A template must be an object with Resources, not the string "Resources"."
  `);
  expect(() => fromCloudFormation('no-such-template.yaml')).toThrowErrorMatchingInlineSnapshot(`
    [Error: fromCloudFormation cannot read "no-such-template.yaml": ENOENT: no such file or directory, open 'no-such-template.yaml'

    A template that is given as text must have several lines or be JSON.]
  `);
});

test('what looks like a date, a time or an octal stays text, and a number too long for one', () => {
  const values = [
    '2012-10-17',
    '2001-12-14t21:59:43.10-05:00',
    '12:30:45',
    '0123',
    '12345678901234567890',
    '1.0',
  ];
  const { buses } = fromCloudFormation(`
Resources:
  Paid:
    Type: AWS::Events::Rule
    Properties: { Name: paid, EventPattern: { detail: { is: [${values.join(', ')}] } } }
`);
  expect(buses['default']?.rules?.['paid']?.EventPattern).toEqual({
    detail: { is: [...values.slice(0, 5), 1] },
  });
});

test('aliases of aliases are read once', () => {
  const levels = Array.from({ length: 12 }, (_, level) => {
    const items = Array.from({ length: 9 }, () => (level === 0 ? 'x' : `*a${level - 1}`));
    return `L${level}: &a${level} [${items.join(', ')}]`;
  });
  expect(messageOf(`${levels.join('\n')}${bus}`)).toContain('Bus: bus "orders"');
});

test('a template may have Rules, Hooks and Metadata, and outputs that no condition lets be', () => {
  const stack = fromCloudFormation(`
Parameters: { Stage: { Type: String, Default: dev } }
Metadata: { Any: !Ref Thing }
Rules: { Prod: { Assertions: [{ Assert: !Equals [!Ref Nothing, prod] }] } }
Hooks: { Green: { Type: AWS::CodeDeploy::BlueGreen, Properties: { X: !Ref Nothing } } }
Conditions: { IsProd: !Equals [!Ref Stage, prod], IsDev: !Not [!Condition IsProd] }
Resources: { Bus: { Type: AWS::Events::EventBus, Properties: { Name: orders } } }
Outputs:
  Prod: { Condition: IsProd, Value: !Ref Bus, Export: { Name: prod-bus } }
  Dev: { Condition: IsDev, Value: !Ref Bus, Export: { Name: dev-bus } }
`);
  expect(stack.exports).toEqual({ 'dev-bus': 'orders' });
  expect(stack.findings).toEqual([]);
});

test('parameters are held to their constraints', () => {
  const template = `
Parameters:
  Short: { Type: String, MinLength: 3, ConstraintDescription: Give at least three letters. }
  Long: { Type: String, MaxLength: '3' }
  Low: { Type: Number, MinValue: 1 }
  High: { Type: Number, MaxValue: 10, AllowedValues: [1, 2], ConstraintDescription: One or two. }
  Many: { Type: List<Number>, MaxValue: 10 }
  Secret: { Type: String, NoEcho: true, MinLength: 8 }
  Right: { Type: String, MinLength: 1, MaxLength: 5, Default: right }
Resources:
  Bus:
    Type: AWS::Events::EventBus
    Properties:
      Name: orders
      Description: !Join ['', [!Ref Short, !Ref Long, !Ref Low, !Ref High, !Join ['', !Ref Many], !Ref Secret, !Ref Right]]
`;
  const parameters = {
    Short: 'ab',
    Long: 'abcd',
    Low: 0,
    High: '11',
    Many: [1, 'two', 30],
    Secret: 'S3CRET',
  };
  const message = messageOf(template, { parameters });
  expect(message).toMatchInlineSnapshot(`
    "the template: 8 errors

      Parameters.Short (line 3, column 3): "ab" is shorter than the MinLength 3. Give at least three letters.
      Parameters.Long (line 4, column 3): "abcd" is longer than the MaxLength 3.
      Parameters.Low (line 5, column 3): "0" is below the MinValue 1.
      Parameters.High (line 6, column 3): "11" is above the MaxValue 10. One or two.
      Parameters.High (line 6, column 3): "11" is not one of the AllowedValues: 1, 2. One or two.
      Parameters.Many (line 7, column 3): "two" is not a number.
      Parameters.Many (line 7, column 3): "30" is above the MaxValue 10.
      Parameters.Secret (line 8, column 3): The value is shorter than the MinLength 8."
  `);
  expect(message).not.toContain('S3CRET');
});

test('what a nested stack gives has to be given', () => {
  const template = `
Resources:
  Network: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: network.yaml } }
  Paid:
    Type: AWS::Events::Rule
    Properties: { EventBusName: !GetAtt Network.Outputs.BusName, EventPattern: { source: [shop] } }
`;
  expect(messageOf(template)).toMatchInlineSnapshot(`
    "the template: 1 error

      Resources.Paid.Properties.EventBusName (line 6, column 19): The template does not say what "Outputs.BusName" of the nested stack Network is. Give it: { resolve: ({ name, attribute }) => … }."
  `);
  const resolve = ({ name, attribute }: { name: string; attribute?: string }) => `${name}-${attribute}`;
  expect(Object.keys(fromCloudFormation(template, { resolve }).buses)).toEqual(['Network-Outputs.BusName']);
});
