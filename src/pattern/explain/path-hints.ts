import type { CompiledCondition } from '../match/conjunction-matcher.js';
import type { Hint } from './explanation.js';
import { isSlip } from '../../text/nearest-name.js';
import { type EventOutline, type Leaf, parentsOf, received } from './event-outline.js';

const MOST = 3;

/** Where the event has what the path does not lead to. */
export function pathHints(condition: CompiledCondition, outline: EventOutline): Hint[] {
  return [
    ...containerHints(condition, outline),
    ...jsonTextHints(condition, outline),
    ...leafHints(condition, outline),
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

/** The leaves that the path may have been meant for, those first whose values would do. */
function leafHints({ path, test }: CompiledCondition, outline: EventOutline): Hint[] {
  const others = outline.leaves.filter((leaf) => leaf.path !== path);
  const [satisfying, rest] = partition(others, ({ value }) => test(value) !== undefined);
  const ordered = [...satisfying, ...rest];
  const [alike, unlike] = partition(ordered, (leaf) => isSpelledAlike(leaf.path, path));
  const spellings = [...new Set(alike.map((leaf) => leaf.path))];
  const namesakes = unlike.filter((leaf) => lastKey(leaf.path) === lastKey(path));
  return [
    ...spellings.slice(0, MOST).map((near): Hint => ({ kind: 'spelling', path: near })),
    ...namesakes.slice(0, MOST).map((leaf): Hint => ({
      kind: 'elsewhere',
      path: leaf.path,
      value: received(leaf),
      satisfies: satisfying.includes(leaf),
    })),
  ];
}

function partition<T>(all: readonly T[], belongs: (one: T) => boolean): [T[], T[]] {
  return [all.filter(belongs), all.filter((one) => !belongs(one))];
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

function lastKey(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
