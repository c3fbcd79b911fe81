import type { InputEvent } from '../input/input-event.js';
import { parseJsonPath } from '../input/json-path.js';

export interface ResolvedPaths<Parameters> {
  /** A copy; a path that finds nothing is empty in it. */
  readonly parameters: Parameters;
  /** The paths that found nothing. */
  readonly missing: readonly string[];
}

/**
 * Puts values of the event in the place of parameters that are a JSONPath from end to end.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html
 */
export function resolveDynamicPaths<Parameters>(
  parameters: Parameters,
  event: InputEvent,
): ResolvedPaths<Parameters> {
  const missing: string[] = [];
  const resolveText = (text: string): string => {
    if (parseJsonPath(text) === undefined) return text;
    const found = event.at(text);
    if (found === undefined) missing.push(text);
    return found?.text ?? '';
  };
  const resolve = (value: unknown): unknown => {
    if (typeof value === 'string') return resolveText(value);
    if (Array.isArray(value)) return value.map(resolve);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, resolve(member)]));
  };
  // Enum members stay as well, since none of their values is a path; so what comes out has the type of what goes in.
  return { parameters: resolve(parameters) as Parameters, missing };
}
