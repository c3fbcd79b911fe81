import { KEYWORDS } from '../../pattern/operators/registry.js';
import { memberPath } from '../../text/json-problem.js';
import { nearestName } from '../../text/nearest-name.js';
import { issuePath } from '../../schema/detail-schemas.js';
import { issuesFor } from '../../schema/schema-matcher.js';
import { readJsonObject } from '../given/event-values.js';
import { isAsymmetricMatcher, isPartial, type Judge } from '../given/judge.js';
import { compareDeepPartial, type ValueCondition } from '../../event/deep-partial.js';

/** A known cause why a value is not the expected one, as data. */
export type ValueHint =
  /** Both are spelt alike, but one is a JSON string and the other is not. */
  | { readonly kind: 'type'; readonly received: JsonType; readonly expected: JsonType }
  | { readonly kind: 'letter-case' }
  | { readonly kind: 'white-space' }
  /** The value is JSON in a string, which nobody parses. */
  | { readonly kind: 'json-text' }
  /** JSON has no dates: `text` is how one is written. */
  | { readonly kind: 'date'; readonly text: string }
  /** Nothing that JSON can have: a BigInt, a function, a Map. */
  | { readonly kind: 'no-json'; readonly what: string; readonly instead: string }
  /** What an event pattern has in the place of the value. */
  | { readonly kind: 'pattern' }
  | { readonly kind: 'regular-expression'; readonly source: string }
  /** The key stands elsewhere, mostly with the value that is expected. */
  | { readonly kind: 'elsewhere'; readonly path: string; readonly value: unknown }
  /** What a schema has against it; `path` is that of the part in question. */
  | { readonly kind: 'schema-issue'; readonly path: string; readonly message: string }
  /** A key beside the missing one is spelt nearly like it. */
  | { readonly kind: 'spelling'; readonly path: string };

export type JsonType = 'string' | 'number' | 'boolean' | 'null' | 'array' | 'object';

/** What probably went wrong with a condition that does not hold; `whole` is the value that its path leads into. */
export function hintsFor(condition: ValueCondition, whole: unknown, judge: Judge): ValueHint[] {
  const { needs, received } = condition;
  if (condition.holds || needs.kind !== 'value') return [];
  if (received === undefined) return pathHints(condition, needs.value, whole, judge);
  return isAsymmetricMatcher(needs.value)
    ? schemaHints(condition.path, needs.value, received)
    : valueHints(received, needs.value, judge);
}

function schemaHints(path: string, matcher: object, received: unknown): ValueHint[] {
  return issuesFor(matcher, received).map((issue) => ({
    kind: 'schema-issue',
    path: issue.path === '' ? '' : issuePath(path, issue.path),
    message: issue.message,
  }));
}

function valueHints(received: unknown, expected: unknown, judge: Judge): ValueHint[] {
  if (expected instanceof Date) return [{ kind: 'date', text: JSON.stringify(expected) }];
  if (expected instanceof RegExp) return [{ kind: 'regular-expression', source: String(expected) }];
  const noJson = noJsonHints(expected);
  if (noJson.length > 0) return noJson;
  if (looksLikePattern(expected, received)) return [{ kind: 'pattern' }];
  if (typeof received === 'string' && isJsonTextOf(received, expected, judge)) return [{ kind: 'json-text' }];
  const types = { received: jsonType(received), expected: jsonType(expected) };
  if (types.received !== types.expected) {
    return isScalar(received) && String(received) === String(expected) ? [{ kind: 'type', ...types }] : [];
  }
  if (typeof received !== 'string' || typeof expected !== 'string') return [];
  if (received.toLowerCase() === expected.toLowerCase()) return [{ kind: 'letter-case' }];
  if (withoutSpace(received) === withoutSpace(expected)) return [{ kind: 'white-space' }];
  return [];
}

function noJsonHints(expected: unknown): ValueHint[] {
  if (typeof expected === 'bigint') {
    return [
      { kind: 'no-json', what: 'BigInt', instead: `the number ${expected} or the string "${expected}"` },
    ];
  }
  if (expected instanceof Map) {
    return [{ kind: 'no-json', what: 'Map', instead: 'an object, such as Object.fromEntries makes' }];
  }
  if (expected instanceof Set) return [{ kind: 'no-json', what: 'Set', instead: 'an array' }];
  if (typeof expected === 'function') {
    return [{ kind: 'no-json', what: 'function', instead: 'expect.any(String) or similar' }];
  }
  return typeof expected === 'symbol' ? [{ kind: 'no-json', what: 'symbol', instead: 'a string' }] : [];
}

/** A list where the event has a plain value, or one operator where it has one. */
function looksLikePattern(expected: unknown, received: unknown): boolean {
  if (!isScalar(received)) return false;
  if (Array.isArray(expected)) return expected.length > 0;
  if (!isPartial(expected)) return false;
  const [name, ...more] = Object.keys(expected);
  return name !== undefined && more.length === 0 && KEYWORDS.includes(name);
}

function isJsonTextOf(received: string, expected: unknown, judge: Judge): boolean {
  const parsed = isPartial(expected) ? readJsonObject(received) : undefined;
  return parsed !== undefined && compareDeepPartial(parsed, expected, '', judge).some(({ holds }) => holds);
}

function pathHints({ path }: ValueCondition, expected: unknown, whole: unknown, judge: Judge): ValueHint[] {
  const members = [...membersIn(whole, '')];
  const { parent, key } = lastStep(path);
  const siblings = members.filter((member) => member.parent === parent);
  // In one or two letters a slip of the finger cannot be told from another name.
  const names = key.length < 3 ? [] : siblings.map((member) => member.key);
  const near = nearestName(key, names);
  const sibling = siblings.find((member) => member.key === near);
  if (sibling) return [{ kind: 'spelling', path: sibling.path }];
  const named = members.filter((member) => member.key === key);
  const other = named.find(({ value }) => judge.equals(value, expected)) ?? named[0];
  return other ? [{ kind: 'elsewhere', path: other.path, value: other.value }] : [];
}

interface Member {
  readonly path: string;
  readonly parent: string;
  readonly key: string;
  readonly value: unknown;
}

/** Every member at every depth. */
function* membersIn(value: unknown, path: string, above: readonly unknown[] = []): Generator<Member> {
  if (above.includes(value)) return;
  const around = [...above, value];
  if (Array.isArray(value)) {
    for (const [index, element] of value.entries()) yield* membersIn(element, `${path}[${index}]`, around);
  } else if (isPartial(value)) {
    for (const [key, member] of Object.entries(value)) {
      const at = memberPath(path, key);
      yield { path: at, ...lastStep(at), value: member };
      yield* membersIn(member, at, around);
    }
  }
}

/** Takes the last member off a path. */
function lastStep(path: string): { parent: string; key: string } {
  const step = /\.?([\w$-]+)$|\["(?:[^"\\]|\\.)*"\]$/.exec(path);
  return step ? { parent: path.slice(0, step.index), key: step[1] ?? step[0] } : { parent: '', key: path };
}

function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}

function withoutSpace(text: string): string {
  return text.replaceAll(/\s+/g, '');
}

export function jsonType(value: unknown): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  const type = typeof value;
  return type === 'string' || type === 'number' || type === 'boolean' ? type : 'object';
}
