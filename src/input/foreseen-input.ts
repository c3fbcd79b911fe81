import { isOnTheWire } from '../event/envelope.js';
import type { IncomingEnvelope } from '../event/incoming-envelope.js';
import { isObject } from '../text/kinds-of-values.js';
import { parsedJson } from '../text/parsed-json.js';
import { parseJsonPath, type JsonPathStep } from './json-path.js';
import type { InputShaping } from './shape-input.js';
import { templateOf, type Placeholder, type Template } from './template.js';

/** What the input of a target is going to be; `unsure` where it may be dropped, or leave a place empty. */
export type ForeseenInput = 'JSON' | 'text' | 'unsure';

/** Tells by the event's values what shaping its text comes to. */
export type Foresight = (envelope: IncomingEnvelope) => ForeseenInput;

/** What can be told of a target's inputs before they are made. */
export function foresightOf({ Input, InputPath, InputTransformer }: InputShaping): Foresight {
  if (Input !== undefined) {
    const input = parsedJson(Input) === undefined ? 'text' : 'JSON';
    return () => input;
  }
  if (InputPath !== undefined) return provided('JSON', [condition(InputPath, isThere)]);
  return InputTransformer ? ofTemplate(templateOf(InputTransformer)) : () => 'JSON';
}

type Condition = (envelope: IncomingEnvelope) => boolean;

function ofTemplate({ isJson, isSound, parts }: Template): Foresight {
  if (isJson && !isSound) return () => 'unsure';
  const placeholders = parts.filter((part) => typeof part !== 'string');
  return provided(isJson ? 'JSON' : 'text', placeholders.map(conditionOf));
}

function provided(input: ForeseenInput, conditions: readonly Condition[]): Foresight {
  const needed = conditions.filter((each) => each !== always);
  return (envelope) => (needed.every((holds) => holds(envelope)) ? input : 'unsure');
}

const always: Condition = () => true;
const never: Condition = () => false;

/** Values that AWS defines and that stand in quotes as they are. */
const PLAIN_VARIABLES = new Set([
  'aws.events.rule-arn',
  'aws.events.rule-name',
  'aws.events.event.ingestion-time',
]);

function conditionOf({ name, place, from }: Placeholder): Condition {
  const isInJsonString = place === 'quoted value';
  if (typeof from === 'string') return condition(from, isInJsonString ? isPlain : isThere);
  return isInJsonString && !PLAIN_VARIABLES.has(name) ? never : always;
}

function condition(path: string, holds: (value: unknown) => boolean): Condition {
  const steps = parseJsonPath(path);
  if (steps === undefined || steps.some((step) => 'every' in step)) return never;
  const [first] = steps;
  if (first && !('name' in first && isOnTheWire(first.name))) return never;
  return ({ whole }) => holds(valueAt(whole, steps));
}

/** Undefined where there is none: JSON has no such value. */
function valueAt(envelope: unknown, steps: readonly JsonPathStep[]): unknown {
  let value = envelope;
  for (const step of steps) {
    if ('index' in step) value = Array.isArray(value) ? value[step.index] : undefined;
    else if ('name' in step) value = memberOf(value, step.name);
  }
  return value;
}

function memberOf(value: unknown, name: string): unknown {
  if (!isObject(value)) return undefined;
  return Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
}

function isThere(value: unknown): boolean {
  return value !== undefined;
}

/** What ends a string of JSON, or may not stand in one. */
// eslint-disable-next-line no-control-regex
const UNESCAPED = /["\\\0-\x1f]/;

/** Whether it may stand in the quotes of a JSON template. */
function isPlain(value: unknown): boolean {
  if (typeof value === 'string') return !UNESCAPED.test(value);
  return value !== undefined && (typeof value !== 'object' || value === null);
}
