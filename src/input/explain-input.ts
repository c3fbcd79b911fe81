import { DEFAULT_PLACE } from '../text/arn.js';
import type { DroppedInput } from './dropped-input.js';
import { droppedInputText } from './dropped-input-text.js';
import type { EmptyPath } from './empty-path.js';
import { InputEvent } from './input-event.js';
import type { ShapingFacts } from './predefined-variables.js';
import { shapeInput, type InputShaping } from './shape-input.js';

/** What a target would get: a text, or why nothing. */
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
 * Shows the text that a target would get of an event; nothing is sent.
 *
 * @param target what PutTargets takes, or its members `Input`, `InputPath` and `InputTransformer` alone
 * @param event an envelope, as an object or as JSON text
 * @param facts values of the predefined variables
 *
 * @example
 * explainInput({ InputPath: '$.detail' }, { source: 'shop', detail: { total: 5 } }); // { payload: '{"total":5}' }
 *
 * @throws SyntaxError for an event that is a text and no JSON.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */
export function explainInput(
  target: InputShaping,
  event: object | string,
  facts: Partial<ShapingFacts> = {},
): InputExplanation {
  const text = JSON.stringify(typeof event === 'string' ? JSON.parse(event) : event);
  const shaped = shapeInput(target, new InputEvent(text), {
    ruleArn: `arn:aws:events:${DEFAULT_PLACE.region}:${DEFAULT_PLACE.account}:rule/rule`,
    ruleName: 'rule',
    ingestionTime: new Date(0),
    ...facts,
  });
  return 'payload' in shaped ? shaped : { ...shaped, message: droppedInputText(shaped.dropped) };
}
