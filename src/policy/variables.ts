import type { RequestKeys } from './request-keys.js';
import { wildcardPattern, type WildcardPattern } from './wildcard.js';

/** A text of a policy with its variables filled in. What came from a variable stands for itself, also `*` and `?`. */
export type PolicyText = readonly TextPart[];

interface TextPart {
  readonly text: string;
  readonly literal: boolean;
}

/** Earlier versions of the language, and policies without one, take `${…}` as it is written. */
const VERSION_WITH_VARIABLES = '2012-10-17';

const VARIABLE = /\$\{(?:([*?$])|([^}',${]+)(?:,\s*'([^']*)')?)\}/g;

export type VariableReader = (text: string) => PolicyText | undefined;

/**
 * Fills in variables, or answers undefined for a text with a variable that has no value: such a text matches nothing.
 */
export function variableReader(version: string, keys: RequestKeys): VariableReader {
  return version === VERSION_WITH_VARIABLES ? (text) => filledIn(text, keys) : asWritten;
}

export function asWritten(text: string): PolicyText {
  return [{ text, literal: false }];
}

function filledIn(text: string, keys: RequestKeys): PolicyText | undefined {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(VARIABLE)) {
    const [variable, character, name = '', fallback] = match;
    const value = character ?? singleValue(keys, name) ?? fallback;
    if (value === undefined) return undefined;
    parts.push({ text: text.slice(end, match.index), literal: false }, { text: value, literal: true });
    end = match.index + variable.length;
  }
  return [...parts, { text: text.slice(end), literal: false }];
}

/** Keys with several values cannot be variables. */
function singleValue(keys: RequestKeys, name: string): string | undefined {
  const value = keys.value(name);
  return typeof value === 'object' ? undefined : value?.toString();
}

export function plainText(parts: PolicyText): string {
  return parts.map(({ text }) => text).join('');
}

export function patternOf(parts: PolicyText): WildcardPattern {
  return parts.flatMap(({ text, literal }) => (literal ? Array.from(text) : wildcardPattern(text)));
}
