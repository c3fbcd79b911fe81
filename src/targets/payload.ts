import type { Target } from '@aws-sdk/client-eventbridge';
import type { JsonObject, JsonValue } from '../event/json-value.js';
import { isObject } from '../text/kinds-of-values.js';
import { parsedJson } from '../text/parsed-json.js';
import { invalidJson, invalidParameter, type RefusedRequest } from './refusal.js';
import type { TargetInvocation } from './target-kind.js';

/** Whether a target says what it gets; some kinds pass nothing on otherwise. */
export function shapesInput({ Input, InputPath, InputTransformer }: Target): boolean {
  return Input !== undefined || InputPath !== undefined || InputTransformer !== undefined;
}

/** The shaped text of a target that shapes its input. */
export function shapedInput({ target, payload }: TargetInvocation): { readonly input?: string } {
  return shapesInput(target) ? { input: payload } : {};
}

export function isJson({ payload, event }: TargetInvocation): boolean {
  return payload === event.text || parsedJson(payload) !== undefined;
}

/** The payload's value, for a service by this name. */
export function jsonPayload(
  service: string,
  { payload }: TargetInvocation,
): { readonly value: JsonValue } | RefusedRequest {
  const value = parsedJson(payload) as JsonValue | undefined;
  return value === undefined ? invalidJson(service) : { value };
}

/** The members of a payload that has to be an object, for a service by this name. */
export function objectPayload(
  service: string,
  invocation: TargetInvocation,
): { readonly members: JsonObject } | RefusedRequest {
  const json = jsonPayload(service, invocation);
  if ('refused' in json) return json;
  return isObject(json.value)
    ? { members: json.value }
    : invalidParameter(`${service} takes a JSON object, but the input is another value.`);
}
