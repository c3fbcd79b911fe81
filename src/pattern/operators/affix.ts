import type { PatternTokens } from '../tokens/pattern-tokens.js';
import type { ComparedText } from './operator.js';

/** What prefix and suffix have in common. */
interface Affix {
  readonly text: string;
  readonly ignoreCase: boolean;
}

/** Reads the operand that prefix and suffix have in common: a string, or one wrapped in equals-ignore-case. */
export function parseAffix(tokens: PatternTokens, keyword: 'prefix' | 'suffix'): Affix {
  const token = tokens.next();
  if (token === '{') return parseIgnoreCase(tokens, keyword);
  if (token !== 'string') tokens.refuse(`${keyword} match pattern must be a string`);
  const text = tokens.tokenText;
  tokens.nextEnd();
  return { text, ignoreCase: false };
}

export function describeAffix(keyword: 'prefix' | 'suffix', { text, ignoreCase }: Affix): string {
  return `${keyword} ${JSON.stringify(text)}${ignoreCase ? ' in any letter case' : ''}`;
}

export function affixText<A extends Affix>(affix: A): ComparedText<A> {
  const { text } = affix;
  return { text, isWhole: false, lowerCased: { ...affix, text: text.toLowerCase() } };
}

function parseIgnoreCase(tokens: PatternTokens, keyword: 'prefix' | 'suffix'): Affix {
  if (tokens.next() !== 'name')
    tokens.refuse(`${keyword === 'prefix' ? 'Prefix' : 'Suffix'} expression name not found`);
  if (tokens.name !== 'equals-ignore-case') tokens.refuse(`Unsupported ${keyword} pattern: ${tokens.name}`);
  const text = tokens.nextString('equals-ignore-case match pattern must be a string');
  tokens.nextEnd();
  tokens.nextEnd();
  return { text, ignoreCase: true };
}
