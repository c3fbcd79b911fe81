import type { CompiledCondition } from '../match/conjunction-matcher.js';
import { EventValue } from '../values/event-value.js';
import type { Hint } from './explanation.js';
import { type Alternative, operatorOf } from '../operators/registry.js';
import { type Leaf, received } from './event-outline.js';

type LeafType = EventValue['type'];

/** The values that another JSON type, or fewer digits, would make right; else those of a type that nothing asks for. */
export function typeHints({ alternatives, test }: CompiledCondition, leaves: readonly Leaf[]): Hint[] {
  const certain: Hint[] = [];
  const likely: Hint[] = [];
  for (const leaf of leaves) {
    const mismatched = alternatives.filter((alternative) => isMismatch(alternative, leaf.value));
    const cured = mismatched.find((alternative) => isCured(test, leaf.value, typeFor(alternative)));
    const [first] = mismatched;
    if (cured !== undefined) certain.push(typeHint(cured, leaf));
    if (isIncomparable(alternatives, leaf.value))
      certain.push({ kind: 'not-comparable', received: received(leaf) });
    if (first !== undefined && mismatched.length === alternatives.length) likely.push(typeHint(first, leaf));
  }
  if (certain.length > 0) return certain;
  return likely.length === leaves.length ? likely : [];
}

function typeHint({ operator }: Alternative, leaf: Leaf): Hint {
  return { kind: 'type', operator, received: received(leaf) };
}

/** The only JSON type that meets the alternative; undefined when there is not just one. */
function typeFor(alternative: Alternative): LeafType | undefined {
  return operatorOf(alternative).typeRule?.type(alternative);
}

function isMismatch(alternative: Alternative, value: EventValue): boolean {
  const type = typeFor(alternative);
  return type !== undefined && type !== value.type;
}

function isCured(test: CompiledCondition['test'], { text }: EventValue, type: LeafType | undefined): boolean {
  if (type === undefined || !isSpelledAs(type, text)) return false;
  return test(new EventValue(type, text)) !== undefined;
}

function isSpelledAs(type: LeafType, text: string): boolean {
  if (type === 'string') return true;
  if (type === 'literal') return text === 'true' || text === 'false' || text === 'null';
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(text);
}

function isIncomparable(alternatives: readonly Alternative[], value: EventValue): boolean {
  if (value.type !== 'number' || !Number.isNaN(value.comparable)) return false;
  return alternatives.some((alternative) => typeFor(alternative) === 'number');
}
