import type { Target } from '@aws-sdk/client-eventbridge';

/** What a target gets, or which member of the target asks for something that is not simulated. */
export type ShapedInput = { readonly payload: string } | { readonly notSimulated: string };

/**
 * Shapes an event for one target.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */
export function shapeInput(target: Target, eventText: string): ShapedInput {
  if (target.Input !== undefined) return { payload: target.Input };
  if (target.InputPath !== undefined) return { notSimulated: 'InputPath' };
  if (target.InputTransformer !== undefined) return { notSimulated: 'InputTransformer' };
  return { payload: eventText };
}
