import { isObject } from '../../text/kinds-of-values.js';
import { nearestName } from '../../text/nearest-name.js';
import type { Alternative } from '../../pattern/model.js';
import { readJsonObject } from '../given/event-values.js';

/** A habit that EventBridge does not share. */
export type PatternMistake =
  /** A value that should stand in a list; `value` is its JSON text. */
  | { readonly kind: 'scalar'; readonly key: string; readonly value: string }
  /** A member that no event has: CDK writes `detailType` and puts `detail-type` into the template. */
  | { readonly kind: 'member'; readonly key: string; readonly didYouMean: string }
  /** An operator in another spelling. */
  | { readonly kind: 'operator'; readonly name: string; readonly didYouMean?: string };

/** What events have at the top. Anything else in a pattern is accepted by the service, and never matches. */
const MEMBERS = [
  'source',
  'detail-type',
  'detail',
  'account',
  'region',
  'resources',
  'time',
  'id',
  'version',
  'replay-name',
];

type Keyword = Exclude<Alternative['operator'], 'equals' | 'address'>;

const OPERATORS: readonly Keyword[] = [
  'prefix',
  'suffix',
  'equals-ignore-case',
  'wildcard',
  'anything-but',
  'numeric',
  'cidr',
  'exists',
  'exactly',
];

/** Finds the habits in a pattern that EventBridge does not share, whether they make it invalid or not. */
export function patternMistakes(text: string): readonly PatternMistake[] {
  const pattern = readJsonObject(text);
  return pattern === undefined ? [] : [...memberMistakes(pattern), ...fieldMistakes(pattern, '')];
}

function memberMistakes(pattern: object): PatternMistake[] {
  return Object.keys(pattern).flatMap((key): PatternMistake[] => {
    if (key === '$or' || MEMBERS.includes(key)) return [];
    const didYouMean = nearestSpelling(key, MEMBERS);
    return didYouMean === undefined ? [] : [{ kind: 'member', key, didYouMean }];
  });
}

function fieldMistakes(pattern: object, parent: string): PatternMistake[] {
  return entries(pattern).flatMap(([key, value]): PatternMistake[] => {
    const path = parent + key;
    if (Array.isArray(value)) return key === '$or' ? branchMistakes(value, parent) : operatorMistakes(value);
    if (typeof value === 'object' && value !== null) return fieldMistakes(value, `${path}.`);
    return [{ kind: 'scalar', key: path, value: JSON.stringify(value) }];
  });
}

function branchMistakes(branches: readonly unknown[], parent: string): PatternMistake[] {
  return branches.flatMap((branch) => (isObject(branch) ? fieldMistakes(branch, parent) : []));
}

function operatorMistakes(alternatives: readonly unknown[]): PatternMistake[] {
  const names = alternatives.flatMap((alternative) =>
    isObject(alternative) ? Object.keys(alternative) : [],
  );
  return names.flatMap((name): PatternMistake[] => {
    if (OPERATORS.some((operator) => operator === name)) return [];
    const didYouMean = nearestSpelling(name, OPERATORS);
    return [{ kind: 'operator', name, ...(didYouMean !== undefined && { didYouMean }) }];
  });
}

function nearestSpelling(name: string, names: readonly string[]): string | undefined {
  const bare = (text: string): string => text.toLowerCase().replaceAll(/[^a-z]/g, '');
  return names.find((known) => bare(known) === bare(name)) ?? nearestName(name, names);
}

function entries(object: object): readonly (readonly [string, unknown])[] {
  return Object.entries(object);
}
