import type { CompiledCondition } from '../conjunction-matcher.js';
import type { Hint } from '../explanation.js';
import { isSlip } from './edit-distance.js';
import { type EventOutline, type Leaf, parentsOf, received } from './event-outline.js';

const MOST = 3;

/** Where the event has what the path does not lead to. */
export function pathHints(condition: CompiledCondition, outline: EventOutline): Hint[] {
  return [
    ...containerHints(condition, outline),
    ...jsonTextHints(condition, outline),
    ...spellingHints(condition, outline),
    ...elsewhereHints(condition, outline),
  ];
}

function containerHints({ path }: CompiledCondition, outline: EventOutline): Hint[] {
  const found = outline.containerAt(path);
  return found === undefined ? [] : [{ kind: 'not-a-leaf', found }];
}

/** `Detail` of a PutEvents entry is JSON in a string, and so is many a `body` or `message`. */
function jsonTextHints({ path }: CompiledCondition, outline: EventOutline): Hint[] {
  const parents = parentsOf(path);
  const leaf = outline.leaves.find(
    (candidate) => parents.some((parent) => isSpelledAlike(candidate.path, parent)) && isJsonText(candidate),
  );
  return leaf === undefined ? [] : [{ kind: 'json-text', path: leaf.path }];
}

function isJsonText({ value: { type, text } }: Leaf): boolean {
  if (type !== 'string' || !/^\s*[{[]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function spellingHints({ path, test }: CompiledCondition, outline: EventOutline): Hint[] {
  const alike = outline.leaves.filter((leaf) => leaf.path !== path && isSpelledAlike(leaf.path, path));
  const satisfying = alike.filter(({ value }) => test(value) !== undefined);
  const paths = new Set([...satisfying, ...alike].map((leaf) => leaf.path));
  return [...paths].slice(0, MOST).map((near) => ({ kind: 'spelling', path: near }));
}

function isSpelledAlike(one: string, other: string): boolean {
  const steps = one.split('.');
  const otherSteps = other.split('.');
  if (steps.length !== otherSteps.length) return false;
  return steps.every((step, at) => isKeyAlike(step, otherSteps[at] ?? ''));
}

function isKeyAlike(one: string, other: string): boolean {
  if (one === other) return true;
  const plain = withoutStyle(one);
  return (plain !== '' && plain === withoutStyle(other)) || isSlip(one.toLowerCase(), other.toLowerCase());
}

/** `detail-type`, `detailType` and `Detail_Type` are one key in different styles. */
function withoutStyle(key: string): string {
  return key.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function elsewhereHints({ path, test }: CompiledCondition, outline: EventOutline): Hint[] {
  const key = lastKey(path);
  const named = outline.leaves.filter((leaf) => leaf.path !== path && lastKey(leaf.path) === key);
  const hints = named.map((leaf): Hint & { kind: 'elsewhere' } => ({
    kind: 'elsewhere',
    path: leaf.path,
    value: received(leaf),
    satisfies: test(leaf.value) !== undefined,
  }));
  return hints.sort((a, b) => Number(b.satisfies) - Number(a.satisfies)).slice(0, MOST);
}

function lastKey(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
