import type { RequestKeys } from './request-keys.js';
import {
  hasAllSegments,
  matchesArn,
  matchesWildcard,
  wildcardPattern,
  type WildcardPattern,
} from './wildcard.js';

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
  if (!text.includes('${')) return asWritten(text);
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

/** Whether a text is what a policy says, wildcards and all. */
export function isLike(text: string, wanted: PolicyText): boolean {
  return hasWildcards(wanted) ? matchesWildcard(patternOf(wanted), text) : text === plainText(wanted);
}

/** The same of an ARN, segment by segment. */
export function isLikeArn(arn: string, wanted: PolicyText): boolean {
  if (hasWildcards(wanted)) return matchesArn(patternOf(wanted), arn);
  return arn === plainText(wanted) && hasAllSegments(arn);
}

function hasWildcards(parts: PolicyText): boolean {
  return parts.some(({ text, literal }) => !literal && /[*?]/.test(text));
}

function patternOf(parts: PolicyText): WildcardPattern {
  return parts.flatMap(({ text, literal }) => (literal ? Array.from(text) : wildcardPattern(text)));
}
