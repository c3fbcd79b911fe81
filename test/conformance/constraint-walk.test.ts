import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mockedDoor, type OperationAnswer } from './constraint-door.js';
import type { ApiModel, ModelShape } from './constraint-model.js';
import { answerDifferences, constraintWalk } from './constraint-walk.js';
import { countsOf, failureReport } from './report.js';
import type { CaseResult } from './suite.js';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'walk-'));
  await mkdir(join(root, 'facts'));
});

afterEach(() => rm(root, { recursive: true }));

const NAME = '[\\.\\-_A-Za-z0-9]+';

/** A part of the model, as it is. */
const SHAPES: Readonly<Record<string, ModelShape>> = {
  RemoveTargetsRequest: {
    type: 'structure',
    members: {
      Rule: { shape: 'RuleName', required: true },
      Ids: { shape: 'TargetIdList', required: true },
      Force: { shape: 'Boolean' },
    },
  },
  RuleName: { type: 'string', min: 1, max: 64, pattern: NAME },
  TargetIdList: { type: 'list', min: 1, max: 100, member: 'TargetId' },
  TargetId: { type: 'string', min: 1, max: 64, pattern: NAME },
  Boolean: { type: 'boolean' },
};

function modelOf(changed: Readonly<Record<string, ModelShape>> = {}): ApiModel {
  const errors = [{ name: 'ResourceNotFoundException' }];
  const operations = { RemoveTargets: { inputShape: 'RemoveTargetsRequest', errors } };
  return { operationCount: 1, operations, shapes: { ...SHAPES, ...changed } };
}

async function walked(model: ApiModel, door = mockedDoor()): Promise<readonly CaseResult[]> {
  await writeFile(join(root, 'facts', 'api_facts.json'), JSON.stringify(model));
  return constraintWalk(door)(join(root, 'cases'));
}

test('The walk passes where the project does as the model says', async () => {
  const results = await walked(modelOf());
  expect(failureReport(results)).toBe('');
  expect(results.map(({ category, id }) => `${category}: ${id}`)).toMatchInlineSnapshot(`
    [
      "samples: operations",
      "samples: RuleName",
      "samples: TargetId",
      "right values: RemoveTargets smallest",
      "right values: RemoveTargets full",
      "right values: RemoveTargets.Rule "a"",
      "right values: RemoveTargets.Rule "a{64}"",
      "right values: RemoveTargets.Rule ".-_AZaz09"",
      "right values: RemoveTargets.Ids size 1",
      "right values: RemoveTargets.Ids size 100",
      "right values: RemoveTargets.Ids [] "a"",
      "right values: RemoveTargets.Ids [] "a{64}"",
      "right values: RemoveTargets.Ids [] ".-_AZaz09"",
      "right values: RemoveTargets.Force true",
      "right values: RemoveTargets.Force false",
      "wrong together: RemoveTargets Rule, Ids",
      "wrong values: RemoveTargets.Rule pattern "not right!"",
      "wrong values: RemoveTargets.Rule pattern "a\\nb"",
      "wrong values: RemoveTargets.Rule pattern "a\\tb"",
      "wrong values: RemoveTargets.Rule pattern "not a number"",
      "wrong values: RemoveTargets.Rule pattern "a\\n"",
      "wrong values: RemoveTargets.Rule min length",
      "wrong values: RemoveTargets.Rule max length",
      "wrong values: RemoveTargets.Rule required",
      "wrong types: RemoveTargets.Rule 5",
      "wrong types: RemoveTargets.Rule true",
      "wrong types: RemoveTargets.Rule ["a"]",
      "wrong types: RemoveTargets.Rule {"a":"a"}",
      "wrong values: RemoveTargets.Ids min length",
      "wrong values: RemoveTargets.Ids max length",
      "wrong values: RemoveTargets.Ids [] pattern "not right!"",
      "wrong values: RemoveTargets.Ids [] pattern "a\\nb"",
      "wrong values: RemoveTargets.Ids [] pattern "a\\tb"",
      "wrong values: RemoveTargets.Ids [] pattern "not a number"",
      "wrong values: RemoveTargets.Ids [] pattern "a\\n"",
      "wrong values: RemoveTargets.Ids [] min length",
      "wrong values: RemoveTargets.Ids [] max length",
      "wrong values: RemoveTargets.Ids required",
      "wrong types: RemoveTargets.Ids "a"",
      "wrong types: RemoveTargets.Ids 5",
      "wrong types: RemoveTargets.Ids true",
      "wrong types: RemoveTargets.Ids {}",
      "wrong types: RemoveTargets.Ids [] 5",
      "wrong types: RemoveTargets.Ids [] true",
      "wrong types: RemoveTargets.Ids [] ["a"]",
      "wrong types: RemoveTargets.Ids [] {"a":"a"}",
      "wrong types: RemoveTargets.Force "true"",
      "wrong types: RemoveTargets.Force 1",
      "wrong types: RemoveTargets.Force [true]",
      "wrong types: RemoveTargets.Force {}",
    ]
  `);
});

test.each<[name: string, shape: ModelShape, failed: readonly string[]]>([
  [
    'RuleName',
    { type: 'string', min: 1, max: 65, pattern: NAME },
    ['RemoveTargets.Rule "a{65}"', 'RemoveTargets.Rule max length'],
  ],
  [
    'TargetId',
    { type: 'string', min: 1, max: 64, pattern: '[/\\.\\-_A-Za-z0-9]+' },
    [
      'RemoveTargets.Ids [] "/.-_AZaz09"',
      'RemoveTargets.Ids [] pattern "not right!"',
      'RemoveTargets.Ids [] pattern "a\\nb"',
      'RemoveTargets.Ids [] pattern "a\\tb"',
      'RemoveTargets.Ids [] pattern "not a number"',
      'RemoveTargets.Ids [] pattern "a\\n"',
      'RemoveTargets.Ids [] min length',
      'RemoveTargets.Ids [] max length',
    ],
  ],
  [
    'TargetIdList',
    { type: 'list', min: 2, max: 100, member: 'TargetId' },
    ['RemoveTargets Rule, Ids', 'RemoveTargets.Ids min length'],
  ],
  [
    'Boolean',
    { type: 'integer' },
    [
      'RemoveTargets full',
      'RemoveTargets.Force 0',
      'RemoveTargets.Force 2147483647',
      'RemoveTargets.Force true',
    ],
  ],
  [
    'TargetId',
    { type: 'string', enum: ['a', 'b'] },
    ['RemoveTargets.Ids [] enum "nonsense"', 'RemoveTargets.Ids [] enum "A"', 'RemoveTargets.Ids [] enum ""'],
  ],
])('The walk fails where the project takes %s for something else', async (name, shape, expected) => {
  const failed = (await walked(modelOf({ [name]: shape }))).filter(({ differences }) => differences.length);
  expect(failed.map(({ id }) => id)).toEqual(expected);
});

test('The walk fails where the project does not require a member', async () => {
  const request = SHAPES['RemoveTargetsRequest'];
  const members = { ...request?.members, Force: { shape: 'Boolean', required: true } };
  const results = await walked(modelOf({ RemoveTargetsRequest: { type: 'structure', members } }));
  expect(failureReport(results)).toMatchInlineSnapshot(`
    "FAILED api_facts.json wrong together RemoveTargets Rule, Force (client)
        RemoveTargets {"Rule":"not right!","Ids":["a"]}
        answer expected "ValidationException: 2 validation errors detected: Value 'not right!' at 'rule' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\\\.\\\\-_A-Za-z0-9]+; Value null at 'force' failed to satisfy constraint: Member must not be null"
        answer received "ValidationException: 1 validation error detected: Value 'not right!' at 'rule' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\\\.\\\\-_A-Za-z0-9]+"
    FAILED api_facts.json wrong together RemoveTargets Rule, Ids, Force (client)
        RemoveTargets {"Ids":[],"Rule":"not right!"}
        answer expected "ValidationException: 3 validation errors detected: Value 'not right!' at 'rule' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\\\.\\\\-_A-Za-z0-9]+; Value '[]' at 'ids' failed to satisfy constraint: Member must have length greater than or equal to 1; Value null at 'force' failed to satisfy constraint: Member must not be null"
        answer received "ValidationException: 2 validation errors detected: Value 'not right!' at 'rule' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\\\.\\\\-_A-Za-z0-9]+; Value '[]' at 'ids' failed to satisfy constraint: Member must have length greater than or equal to 1"
    FAILED api_facts.json wrong values RemoveTargets.Force required (client)
        RemoveTargets {"Rule":"a","Ids":["a"]}
        answer expected "ValidationException: 1 validation error detected: Value null at 'force' failed to satisfy constraint: Member must not be null"
        answer received "ResourceNotFoundException: Rule a does not exist on EventBus default.""
  `);
});

test('Every wrong value fails at a door that takes all', async () => {
  const takesAll = { ask: () => Promise.resolve('success' as const), reset: () => undefined };
  const results = await walked(modelOf(), takesAll);
  const wrong = results.filter(({ category }) => category.startsWith('wrong'));
  expect(countsOf(wrong)).toEqual({ passed: 0, failed: wrong.length });
  expect(countsOf(results)).toEqual({ passed: results.length - wrong.length, failed: wrong.length });
});

test('Everything but the samples fails at an operation that is not simulated', async () => {
  const refuses = { name: 'NotSimulatedException', message: 'not simulated' };
  const results = await walked(modelOf(), { ask: () => Promise.resolve(refuses), reset: () => undefined });
  const samples = results.filter(({ category }) => category === 'samples');
  expect(countsOf(results)).toEqual({ passed: samples.length, failed: results.length - samples.length });
});

test('A pattern without sample texts is a failure', async () => {
  const results = await walked(modelOf({ RuleName: { type: 'string', pattern: '[xyz]{3}' } }));
  const samples = results.filter(({ category }) => category === 'samples');
  expect(failureReport(samples)).toMatchInlineSnapshot(`
    "FAILED api_facts.json samples RuleName (-)
        samples expected "right and wrong texts for [xyz]{3}"
        samples received "no sample texts for this pattern""
  `);
});

test('A model that lost operations is a failure', async () => {
  const results = await walked({ ...modelOf(), operationCount: 57 });
  expect(countsOf(results).failed).toBe(1);
});

const accepted = { kind: 'accepted', errors: ['ResourceNotFoundException'] } as const;

test.each<OperationAnswer>([
  'success',
  { name: 'ResourceNotFoundException', message: 'Rule r does not exist on EventBus default.' },
  { name: 'ValidationException', message: 'Parameter ScheduleExpression is not valid.' },
  { name: 'InvalidToken', message: 'The token provided is not valid for this operation.' },
])('A right value may be answered with %o', (answer) => {
  expect(answerDifferences(accepted, answer)).toEqual([]);
});

test.each<OperationAnswer>([
  { name: 'ResourceAlreadyExistsException', message: 'not among the errors of the operation' },
  { name: 'ValidationException', message: "1 validation error detected: Value 'a' at 'name' failed to" },
  { name: 'ValidationException', message: "2 validation errors detected: Value 'a' at 'name' failed to" },
  { name: 'SerializationException', message: 'Name must be a string, not the number 5.' },
  { name: 'TypeError', message: 'undefined is not iterable' },
])('A right value may not be answered with %o', (answer) => {
  expect(answerDifferences(accepted, answer)).toHaveLength(1);
});
