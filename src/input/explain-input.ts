import { asEnvelope } from '../event/given-event.js';
import { DEFAULT_PLACE } from '../text/arn.js';
import { checkMembers, checkObject, given, isRecord, refusal } from '../text/given.js';
import { isDate, isObject } from '../text/kinds-of-values.js';
import type { DroppedInput } from './dropped-input.js';
import { droppedInputText } from './dropped-input-text.js';
import type { EmptyPath } from './empty-path.js';
import { InputEvent } from './input-event.js';
import type { ShapingFacts } from './predefined-variables.js';
import { shapeInput, type InputShaping } from './shape-input.js';
import { templateOf, type InputTransformer } from './template.js';
import { droppedBy } from './transform.js';

/** The text that a target would receive, or the reason why it would receive none. */
export type InputExplanation =
  | {
      readonly payload: string;
      /** Paths of the template that found nothing in the event; absent where there is none. */
      readonly emptyPaths?: readonly EmptyPath[];
    }
  | {
      readonly dropped: DroppedInput;
      /** The reason in a few lines: where the text breaks, and how to write it right. */
      readonly message: string;
    };

/**
 * Shows the text that a target would receive for an event. Nothing is sent.
 *
 * @param target what PutTargets takes, or its members `Input`, `InputPath` and `InputTransformer` alone
 * @param event an envelope, as an object or as JSON text
 * @param facts values of the predefined variables
 *
 * @example
 * explainInput({ InputPath: '$.detail' }, { source: 'shop', detail: { total: 5 } }); // { payload: '{"total":5}' }
 *
 * @throws SyntaxError for an event that is a string but not JSON; TypeError for a target that PutTargets would refuse.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */
export function explainInput(
  target: InputShaping,
  event: object | string,
  facts: Partial<ShapingFacts> = {},
): InputExplanation {
  checkTarget(target);
  checkFacts(facts);
  const shaped = shapeInput(target, new InputEvent(textOf(event)), { ...STAND_INS, ...facts });
  return 'payload' in shaped ? shaped : { ...shaped, message: droppedInputText(shaped.dropped) };
}

/** Why a template makes no JSON of an event, in a few lines; undefined where it makes some. */
export function brokenInputText(transformer: InputTransformer, event: InputEvent): string | undefined {
  const dropped = droppedBy(templateOf(transformer), { event, facts: STAND_INS });
  return dropped && droppedInputText(dropped);
}

const STAND_INS: ShapingFacts = {
  ruleArn: `arn:aws:events:${DEFAULT_PLACE.region}:${DEFAULT_PLACE.account}:rule/rule`,
  ruleName: 'rule',
  ingestionTime: new Date(0),
};

const DOOR = 'explainInput';

/** What PutTargets takes. */
const TARGET_MEMBERS = [
  ...['Input', 'InputPath', 'InputTransformer', 'Id', 'Arn', 'RoleArn', 'DeadLetterConfig', 'RetryPolicy'],
  ...['AppSyncParameters', 'BatchParameters', 'EcsParameters', 'HttpParameters', 'KinesisParameters'],
  ...['RedshiftDataParameters', 'RunCommandParameters', 'SageMakerPipelineParameters', 'SqsParameters'],
];

function checkTarget(target: unknown): void {
  checkObject(`${DOOR}()`, "a target such as { InputPath: '$.detail' }", target);
  const members = target as InputShaping;
  checkMembers(DOOR, members, TARGET_MEMBERS);
  for (const name of ['Input', 'InputPath'] as const) {
    const value: unknown = members[name];
    if (value !== undefined && typeof value !== 'string') {
      throw new TypeError(`${DOOR}: ${name} must be a string, not ${given(value)}.`);
    }
  }
  const { InputTransformer: transformer } = members;
  if (transformer === undefined) return;
  checkObject(`${DOOR}()`, "an InputTransformer such as { InputTemplate: '<id>' }", transformer);
  checkMembers(`${DOOR}: InputTransformer`, transformer, ['InputPathsMap', 'InputTemplate']);
  const {
    InputTemplate: template,
    InputPathsMap: paths,
  }: { InputTemplate?: unknown; InputPathsMap?: unknown } = transformer;
  if (typeof template !== 'string') {
    throw new TypeError(`${DOOR}: InputTemplate must be a string, not ${given(template)}.`);
  }
  if (
    paths !== undefined &&
    !(isObject(paths) && Object.values(paths).every((path) => typeof path === 'string'))
  ) {
    throw new TypeError(`${DOOR}: InputPathsMap must have a path for each name, not ${given(paths)}.`);
  }
}

function checkFacts(facts: unknown): void {
  checkObject(`${DOOR}()`, "facts such as { ruleName: 'paid' }", facts);
  const { ruleArn, ruleName, ingestionTime, ...others } = facts as Partial<ShapingFacts>;
  if (Object.keys(others).length > 0) checkMembers(DOOR, others, ['ruleArn', 'ruleName', 'ingestionTime']);
  for (const [name, value] of Object.entries<unknown>({ ruleArn, ruleName })) {
    if (value === undefined || typeof value === 'string') continue;
    throw new TypeError(`${DOOR}: ${name} must be a string, not ${given(value)}.`);
  }
  const time: unknown = ingestionTime;
  if (time === undefined || (isDate(time) && !Number.isNaN(time.getTime()))) return;
  throw new TypeError(`${DOOR}: ingestionTime must be a Date, not ${given(time)}.`);
}

/** An event may be spelt as an entry of PutEvents, too. */
function textOf(event: unknown): string {
  const value: unknown = typeof event === 'string' ? JSON.parse(event) : event;
  if (!isRecord(value)) throw refusal(`${DOOR}()`, 'an event, as an object or JSON text', event);
  const envelope = asEnvelope(value, DOOR);
  try {
    return JSON.stringify(envelope);
  } catch {
    throw new TypeError(`${DOOR}: the event is not JSON, which has no cycles or BigInts: ${given(event)}.`);
  }
}
