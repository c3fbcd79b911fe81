import { isObject } from '../../text/kinds-of-values.js';
import { nearestName } from '../../text/nearest-name.js';
import { parsedJson } from '../../text/parsed-json.js';
import { KEYWORDS } from '../operators/registry.js';

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

/** The habits in a pattern that EventBridge does not share, whether they make it invalid or not. */
export function patternMistakes(text: string): readonly string[] {
  const pattern = parsedJson(text);
  return !isObject(pattern) ? [] : [...memberMistakes(pattern), ...fieldMistakes(pattern)];
}

/** CDK writes `detailType` and puts `detail-type` into the template. */
function memberMistakes(pattern: object): string[] {
  return Object.keys(pattern).flatMap((key) => {
    const near = key === '$or' || MEMBERS.includes(key) ? undefined : nearestSpelling(key, MEMBERS);
    return near === undefined
      ? []
      : `No event has a member ${quoted(key)}; EventBridge does not report it, but the pattern would never match. Write ${quoted(near)}.`;
  });
}

function fieldMistakes(pattern: object): string[] {
  return entries(pattern).flatMap(([key, value]) => {
    if (Array.isArray(value)) return key === '$or' ? branchMistakes(value) : operatorMistakes(value);
    if (isObject(value)) return fieldMistakes(value);
    const text = short(JSON.stringify(value));
    return `A pattern lists the values that it accepts: ${quoted(lastKey(key))}: [${text}]`;
  });
}

function branchMistakes(branches: readonly unknown[]): string[] {
  return branches.flatMap((branch) => (isObject(branch) ? fieldMistakes(branch) : []));
}

/** Operators in another spelling. */
function operatorMistakes(alternatives: readonly unknown[]): string[] {
  const names = alternatives.flatMap((alternative) =>
    isObject(alternative) ? Object.keys(alternative) : [],
  );
  return names.flatMap((name) => {
    if (KEYWORDS.includes(name)) return [];
    const near = nearestSpelling(name, KEYWORDS);
    return `EventBridge has no operator ${quoted(name)}${near === undefined ? '.' : `: write ${quoted(near)}.`}`;
  });
}

function nearestSpelling(name: string, names: readonly string[]): string | undefined {
  const bare = (text: string): string => text.toLowerCase().replaceAll(/[^a-z]/g, '');
  return names.find((known) => bare(known) === bare(name)) ?? nearestName(name, names);
}

function lastKey(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

function entries(object: object): readonly (readonly [string, unknown])[] {
  return Object.entries(object);
}

function quoted(text: string): string {
  return JSON.stringify(short(text));
}

function short(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}
