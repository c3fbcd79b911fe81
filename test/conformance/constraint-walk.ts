import { operationCases, type ConstraintCase, type ExpectedAnswer } from './constraint-cases.js';
import type { OperationAnswer, OperationDoor } from './constraint-door.js';
import {
  EVENTBRIDGE_MODEL,
  operationInput,
  readModel,
  type ApiModel,
  type InputShape,
  type ModelFile,
  type ModelOperation,
  type StringShape,
} from './constraint-model.js';
import { sampleProblems } from './constraint-samples.js';
import { squeezed } from './constraint-values.js';
import { isText, UNKNOWN } from './constraint-words.js';
import type { CaseResult, Difference, Suite } from './suite.js';

/**
 * Asks every operation of the API model with right values at each limit, with a wrong value for each constraint of each
 * member, and with values of wrong types. What the service would say is made from the model alone.
 */
export function constraintWalk(door: OperationDoor, file = EVENTBRIDGE_MODEL): Suite {
  return async (folder) => {
    const model = await readModel(folder, file);
    const results: CaseResult[] = [operationCount(model, file), ...sampleResults(model, file)];
    for (const operation of Object.entries(model.operations)) {
      door.reset();
      results.push(...(await operationResults({ door, model, file }, operation)));
    }
    door.reset();
    return results;
  };
}

interface Walked {
  readonly door: OperationDoor;
  readonly model: ApiModel;
  readonly file: ModelFile;
}

async function operationResults(
  { door, model, file }: Walked,
  operation: readonly [string, ModelOperation],
): Promise<CaseResult[]> {
  const [name] = operation;
  const results: CaseResult[] = [];
  for (const asked of operationCases(model, operation)) {
    const answer = await door.ask(name, asked.input);
    results.push({ ...caseResult(name, asked, answer), source: file.name });
  }
  return results;
}

function caseResult(
  operation: string,
  asked: ConstraintCase,
  answer: OperationAnswer,
): Omit<CaseResult, 'source'> {
  const { category, id, input, expected } = asked;
  const differences = answerDifferences(expected, answer);
  const given = differences.length === 0 ? [] : [`${operation} ${shortened(JSON.stringify(input))}`];
  return { category, door: 'client', id, given, differences };
}

/** What differs between the expected answer and the one that came. */
export function answerDifferences(expected: ExpectedAnswer, answer: OperationAnswer): Difference[] {
  const text = answer === 'success' ? answer : `${answer.name}: ${answer.message}`;
  if (isExpected(expected, answer, text)) return [];
  return [{ what: 'answer', expected: shortened(spelt(expected)), received: shortened(text) }];
}

function isExpected(expected: ExpectedAnswer, answer: OperationAnswer, text: string): boolean {
  switch (expected.kind) {
    case 'refused':
      return isText(text, `ValidationException: ${expected.text}`);
    case 'unsent':
      return text === unsent(expected.member);
    case 'mistyped':
      return answer !== 'success' && answer.name === 'SerializationException';
    case 'accepted':
      return answer === 'success' || isOperationsOwn(answer, expected.errors);
  }
}

/** What the SDK's serializer throws. */
function unsent(member: string): string {
  return `Error: No value provided for input HTTP label: ${member}.`;
}

/** An error that an operation answers to a request whose constraints hold. */
function isOperationsOwn(
  { name, message }: Exclude<OperationAnswer, 'success'>,
  modelled: readonly string[],
): boolean {
  if (name === 'ValidationException') return !/validation errors? detected/.test(message);
  return modelled.includes(name) || UNMODELLED.includes(name);
}

/** Errors that the service has and the model does not. */
const UNMODELLED = ['InvalidParameterValue', 'InvalidToken'];

function spelt(expected: ExpectedAnswer): string {
  switch (expected.kind) {
    case 'refused':
      return `ValidationException: ${expected.text.replace(UNKNOWN, '…')}`;
    case 'unsent':
      return unsent(expected.member);
    case 'mistyped':
      return 'SerializationException';
    case 'accepted':
      return 'success, or an error other than of constraints';
  }
}

/** For the reader of a failure; what is compared is the whole. */
function shortened(text: string): string {
  const short = squeezed(text);
  return short.length <= LONGEST ? short : `${short.slice(0, LONGEST / 2)} … ${short.slice(-LONGEST / 2)}`;
}

const LONGEST = 1000;

function operationCount(model: ApiModel, { name: source }: ModelFile): CaseResult {
  const [expected, received] = [String(model.operationCount), String(Object.keys(model.operations).length)];
  const differences = expected === received ? [] : [{ what: 'operations', expected, received }];
  return { source, category: 'samples', door: '-', id: 'operations', given: [], differences };
}

/** Whether the texts that the walk takes for right are right: one case for each string with a pattern. */
function sampleResults(model: ApiModel, { name: source }: ModelFile): CaseResult[] {
  const inputs = Object.values(model.operations).map((operation) => operationInput(model, operation));
  const shapes = new Map(inputs.flatMap(stringsIn).map((shape) => [shape.name, shape]));
  return [...shapes.values()].map((shape) => {
    const differences = sampleProblems(shape).map((received) => {
      return {
        what: 'samples',
        expected: `right and wrong texts for ${shape.pattern ?? 'any text'}`,
        received,
      };
    });
    return { source, category: 'samples', door: '-', id: shape.name, given: [], differences };
  });
}

function stringsIn(shape: InputShape): StringShape[] {
  switch (shape.type) {
    case 'string':
      return shape.pattern === undefined ? [] : [shape];
    case 'list':
      return stringsIn(shape.member);
    case 'map':
      return [shape.key, shape.value].flatMap(stringsIn);
    case 'structure':
      return shape.members.flatMap(({ shape: member }) => stringsIn(member));
    default:
      return [];
  }
}
