import { definedMembers } from '../text/defined-members.js';
import { resolveDynamicPaths } from './dynamic-paths.js';
import { invalidParameter } from './refusal.js';
import type { ResolvedHttpParameters } from './requests/apis.js';
import type { RefusedRequest, TargetInvocation } from './target-kind.js';

/**
 * In milliseconds.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations.html
 */
export const HTTP_TIMEOUT = 5000;

/** A path or URL with the values of a target in the place of its stars. */
export function filledStars(
  text: string,
  { PathParameterValues = [] }: ResolvedHttpParameters,
): { readonly filled: string } | RefusedRequest {
  const stars = text.split('*').length - 1;
  if (stars > PathParameterValues.length) {
    return invalidParameter(
      `${text} has ${stars} wildcards, and PathParameterValues has ${PathParameterValues.length} values.`,
    );
  }
  const rest = PathParameterValues.map(pathSegment);
  return { filled: text.replaceAll('*', () => rest.shift() ?? '*') };
}

/** An event may have half a surrogate pair, which no encoding takes. */
function pathSegment(value: string): string {
  return encodeURIComponent(value.replaceAll(/\p{Surrogate}/gu, '\uFFFD'));
}

/** A target's HttpParameters with the values of this event. */
export function resolveHttpParameters({
  target,
  event,
}: TargetInvocation): { readonly parameters: ResolvedHttpParameters } | RefusedRequest {
  const given = target.HttpParameters ?? {};
  // Headers and query strings are sent empty when their path finds nothing, as public reports from AWS have it.
  const { PathParameterValues, HeaderParameters, QueryStringParameters } = resolveDynamicPaths(
    given,
    event,
  ).parameters;
  const blank = PathParameterValues?.findIndex((value) => value.trim() === '') ?? -1;
  if (blank >= 0) {
    return invalidParameter(
      `The path parameter ${String(given.PathParameterValues?.[blank])} is blank for this event.`,
    );
  }
  return { parameters: definedMembers({ PathParameterValues, HeaderParameters, QueryStringParameters }) };
}
