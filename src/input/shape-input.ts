import type { InputEvent } from './input-event.js';
import type { ShapingFacts } from './predefined-variables.js';
import type { ShapedInput } from './shaped-input.js';
import { templateOf, type InputTransformer } from './template.js';
import { transform } from './transform.js';

/** How a target wants its input; the SDK's Target is one. At most one member is set. */
export interface InputShaping {
  readonly Input?: string | undefined;
  readonly InputPath?: string | undefined;
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
