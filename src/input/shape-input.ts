import type { InputEvent } from './input-event.js';
import type { ShapingFacts } from './predefined-variables.js';
import type { ShapedInput } from './shaped-input.js';
import { templateOf, type InputTransformer } from './template.js';
import { transform } from './transform.js';

/** How the input of a target is made, as in the SDK's `Target`. At most one member is set. */
export interface InputShaping {
  /** A constant input, as JSON text. */
  readonly Input?: string | undefined;
  /** A JSON path to the part of the event that is the input: `$.detail`. */
  readonly InputPath?: string | undefined;
  /** Variables and a template of the input. */
  readonly InputTransformer?: InputTransformer | undefined;
}

/**
 * What a target receives of an event: all of it, a constant, a part, or what a template makes of it.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */
export function shapeInput(shaping: InputShaping, event: InputEvent, facts: ShapingFacts): ShapedInput {
  const { Input, InputPath, InputTransformer } = shaping;
  if (Input !== undefined) return { payload: Input };
  if (InputPath !== undefined) {
    const found = event.at(InputPath);
    return found ? { payload: found.json } : { dropped: { reason: 'path finds nothing', path: InputPath } };
  }
  return InputTransformer
    ? transform(templateOf(InputTransformer), { event, facts })
    : { payload: event.text };
}
