/** Values for the members of an input: right ones, ones at the limits, and ones that break a constraint. */

import type { InputShape, ListShape, MapShape, StructureShape } from './constraint-model.js';
import { constraintsOf, wholeText, type LimitConstraint } from './constraint-words.js';
import { edgeTexts, rightText, textOfLength, wrongForms } from './constraint-samples.js';

export interface Sample {
  /** Which of the values for the member it is. */
  readonly label: string;
  readonly value: unknown;
}

/** A value that is refused, with the service's words for what it breaks. */
export interface WrongSample extends Sample {
  readonly breaks: readonly string[];
}

/** The smallest value that is right and not empty, with required members only. */
export function rightValue(shape: InputShape): unknown {
  return valueOf(shape, 'required');
}

/** The same, where it is known to be a structure. */
export function rightStructure(shape: StructureShape): Record<string, unknown> {
  return structureOf(shape, 'required');
}

/** A value with all members set, but for times: how those are printed is not recorded. */
export function fullValue(shape: InputShape): unknown {
  return valueOf(shape, 'all');
}

type Members = 'required' | 'all';

function valueOf(shape: InputShape, which: Members): unknown {
  switch (shape.type) {
    case 'string':
      return rightText(shape);
    case 'integer':
      return shape.min ?? 0;
    case 'boolean':
      return true;
    case 'timestamp':
      return new Date(0);
    case 'list':
      return Array.from({ length: Math.max(shape.min ?? 0, 1) }, () => valueOf(shape.member, which));
    case 'map':
      return { [rightText(shape.key)]: rightText(shape.value) };
    case 'structure':
      return structureOf(shape, which);
  }
}

function structureOf({ members }: StructureShape, which: Members): Record<string, unknown> {
  const set = members.filter(
    ({ required, shape }) => required || (which === 'all' && shape.type !== 'timestamp'),
  );
  return Object.fromEntries(set.map(({ name, shape }) => [name, valueOf(shape, which)]));
}

/** Values at the limits, all of which are right. */
export function edgeSamples(shape: InputShape): Sample[] {
  switch (shape.type) {
    case 'string':
      return (shape.enum ?? edgeTexts(shape)).map((text) => ({ label: abridged(text), value: text }));
    case 'integer':
      return [shape.min ?? 0, shape.max ?? LARGEST_INTEGER].map((value) => ({ label: String(value), value }));
    case 'boolean':
      return [true, false].map((value) => ({ label: String(value), value }));
    case 'timestamp':
      return [{ label: '1970', value: new Date(0) }];
    case 'list':
      return [...sizes(shape), ...edgeSamples(shape.member).map((sample) => inList(shape, sample))];
    case 'map':
      return [
        ...sizes(shape),
        ...edgeSamples(shape.key).map((sample) => asKey(shape, sample)),
        ...edgeSamples(shape.value).map((sample) => asMapValue(shape, sample)),
      ];
    case 'structure':
      return [{ label: 'full', value: fullValue(shape) }];
  }
}

/** Of Java's int. */
const LARGEST_INTEGER = 2 ** 31 - 1;

function sizes(shape: ListShape | MapShape): Sample[] {
  const { min = 0, max = min + 2 } = shape;
  return [...new Set([min, max])].map((size) => ({ label: `size ${size}`, value: ofSize(shape, size) }));
}

/** Values that break constraints: one each, as far as values exist that break no other. */
export function wrongSamples(shape: InputShape): WrongSample[] {
  const own = wrongValues(shape).map((sample) => ({ ...sample, breaks: brokenBy(shape, sample.value) }));
  switch (shape.type) {
    case 'list': {
      const breaks = [wholeText('Member', shape.member)];
      return [...own, ...wrongValues(shape.member, 'scalar').map((of) => ({ ...inList(shape, of), breaks }))];
    }
    case 'map': {
      const ofKeys = [wholeText('Map keys', shape.key)];
      const ofValues = [wholeText('Map value', shape.value)];
      return [
        ...own,
        ...wrongValues(shape.key).map((of) => ({ ...asKey(shape, of), breaks: ofKeys })),
        ...wrongValues(shape.value).map((of) => ({ ...asMapValue(shape, of), breaks: ofValues })),
      ];
    }
    default:
      return own;
  }
}

function brokenBy(shape: InputShape, value: unknown): string[] {
  return constraintsOf(shape)
    .filter(({ allows }) => !allows(value))
    .map(({ text }) => text);
}

function wrongValues(shape: InputShape, which: 'any' | 'scalar' = 'any'): Sample[] {
  if (which === 'scalar' && shape.type !== 'string' && shape.type !== 'integer') return [];
  return constraintsOf(shape).flatMap((constraint) => {
    switch (constraint.kind) {
      case 'pattern':
        return shape.type === 'string' ? wrongForms(shape).map((text) => sampleOf('pattern', text)) : [];
      case 'enum':
        return shape.type === 'string' ? wrongChoices(shape).map((text) => sampleOf('enum', text)) : [];
      case 'min':
      case 'max':
        return beyond(shape, constraint);
    }
  });
}

function sampleOf(kind: string, text: string): Sample {
  return { label: `${kind} ${abridged(text)}`, value: text };
}

/** Recorded from AWS: the service takes these in any case, though the model lists them in capitals. */
const TAKEN_IN_ANY_CASE = ['ConnectionOAuthHttpMethod'];

function wrongChoices({ name, enum: choices = [] }: Extract<InputShape, { type: 'string' }>): string[] {
  const [first = ''] = choices;
  if (TAKEN_IN_ANY_CASE.includes(name)) return ['nonsense', ''];
  const otherCase = first === first.toUpperCase() ? first.toLowerCase() : first.toUpperCase();
  return ['nonsense', otherCase, ''];
}

/** One step over the limit. */
function beyond(shape: InputShape, { kind, limit }: LimitConstraint): Sample[] {
  const over = kind === 'min' ? limit - 1 : limit + 1;
  if (shape.type === 'integer') return [{ label: kind, value: over }];
  return over < 0 ? [] : [{ label: `${kind} length`, value: ofSize(shape, over) }];
}

function ofSize(shape: InputShape, size: number): unknown {
  if (shape.type === 'string') return textOfLength(shape, size);
  if (shape.type === 'map') {
    const entry = (_: unknown, index: number) => [textOfLength(shape.key, index + 1), rightText(shape.value)];
    return Object.fromEntries(Array.from({ length: size }, entry) as [string, string][]);
  }
  if (shape.type !== 'list') throw new TypeError(`${shape.name} has no size.`);
  const { member } = shape;
  return Array.from({ length: size }, (_, index) => (index === 0 ? fullValue(member) : rightValue(member)));
}

/** Values of another JSON type. */
export function mistypedSamples(shape: InputShape): Sample[] {
  const own = OTHER_TYPES[shape.type].map((value) => ({ label: JSON.stringify(value), value }));
  if (shape.type === 'list' && shape.member.type !== 'structure') {
    return [...own, ...mistypedSamples(shape.member).map((of) => inList(shape, of))];
  }
  if (shape.type !== 'map') return own;
  return [...own, ...mistypedSamples(shape.value).map((of) => asMapValue(shape, of))];
}

const OTHER_TYPES: Readonly<Record<InputShape['type'], readonly unknown[]>> = {
  string: [5, true, ['a'], { a: 'a' }],
  integer: ['5', true, [5], {}],
  boolean: ['true', 1, [true], {}],
  timestamp: ['yesterday', true, [0], {}],
  list: ['a', 5, true, {}],
  map: ['a', 5, true, ['a']],
  structure: ['a', 5, true, ['a']],
};

/** The sample behind a right member, where the list may have two: so it is seen where it stands. */
function inList({ member, max = 2 }: ListShape, { label, value }: Sample): Sample {
  return { label: `[] ${label}`, value: max < 2 ? [value] : [rightValue(member), value] };
}

function asKey(shape: MapShape, { label, value }: Sample): Sample {
  return { label: `{key} ${label}`, value: withEntry(shape, String(value), rightText(shape.value)) };
}

function asMapValue(shape: MapShape, { label, value }: Sample): Sample {
  const first = rightText(shape.key);
  const key = edgeTexts(shape.key).find((text) => text !== first) ?? first;
  return { label: `{value} ${label}`, value: withEntry(shape, key, value) };
}

/** The entry behind a right one, where the map may have two. */
function withEntry({ key, value: of, max = 2 }: MapShape, name: string, value: unknown): object {
  return { ...(max >= 2 && { [rightText(key)]: rightText(of) }), [name]: value };
}

/** The text in quotes, squeezed. */
function abridged(text: string): string {
  return JSON.stringify(squeezed(text));
}

/** Runs of one character as their number. */
export function squeezed(text: string): string {
  return text.replace(/(.)\1{15,}/g, (run, letter: string) => `${letter}{${run.length}}`);
}
