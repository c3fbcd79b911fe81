/** The requests of the walk, made from the API model, each with what the service would answer. */

import {
  operationInput,
  type ApiModel,
  type InputMember,
  type InputShape,
  type ListShape,
  type ModelOperation,
  type StructureShape,
} from './constraint-model.js';
import {
  edgeSamples,
  fullValue,
  mistypedSamples,
  rightStructure,
  rightValue,
  wrongSamples,
} from './constraint-values.js';
import { lowerCamel, printed, refusalText, REQUIRED, UNKNOWN, type Complaint } from './constraint-words.js';

export interface ConstraintCase {
  readonly category: 'wrong values' | 'wrong together' | 'wrong types' | 'right values';
  readonly id: string;
  readonly input: unknown;
  readonly expected: ExpectedAnswer;
}

export type ExpectedAnswer =
  | { readonly kind: 'refused'; readonly text: string }
  | { readonly kind: 'mistyped' }
  /** By the SDK itself, which sends nothing: the member that the path of the request lacks. */
  | { readonly kind: 'unsent'; readonly member: string }
  /** By the check of constraints, whatever the operation then makes of it. */
  | { readonly kind: 'accepted'; readonly errors: readonly string[] };

/** A place in an operation's input, however deep. */
interface Spot {
  readonly id: string;
  readonly path: readonly string[];
  readonly shape: InputShape;
  readonly required: boolean;
  /** The member of the input that it is, where that stands in the path of the request. */
  readonly inPath?: string;
  /** A request that is right but for what stands in this place. Undefined leaves it out. */
  readonly request: (value: unknown) => unknown;
}

export function operationCases(
  model: ApiModel,
  [operation, modelled]: readonly [string, ModelOperation],
): ConstraintCase[] {
  const shape = operationInput(model, modelled);
  const accepted: ExpectedAnswer = { kind: 'accepted', errors: modelled.errors.map(({ name }) => name) };
  const root: Spot = { id: operation, path: [], shape, required: false, request: (value) => value };
  const below = spotsBelow(root);
  const right = [
    { id: `${operation} smallest`, input: rightValue(shape) },
    { id: `${operation} full`, input: fullValue(shape) },
    ...below.flatMap(rightRequests),
  ];
  return [
    ...right.map((request) => ({ ...request, category: 'right values' as const, expected: accepted })),
    ...[root, ...below].flatMap(casesTogether),
    ...below.flatMap(wrongCases),
  ];
}

function rightRequests(spot: Spot): { readonly id: string; readonly input: unknown }[] {
  return edgeSamples(spot.shape).map(({ label, value }) => {
    return { id: `${spot.id} ${label}`, input: spot.request(value) };
  });
}

/** Strings and numbers in lists and maps have no place of their own: the service tells of the whole list or map. */
function spotsBelow(spot: Spot): Spot[] {
  const { shape } = spot;
  if (shape.type === 'list' && shape.member.type === 'structure') {
    const member = listSpot(spot, shape);
    return [member, ...spotsBelow(member)];
  }
  if (shape.type !== 'structure') return [];
  return shape.members.flatMap((member) => {
    const below = memberSpot(spot, shape, member);
    return [below, ...spotsBelow(below)];
  });
}

/** The last member of the shortest list that has two, so that a wrong index is seen. */
function listSpot(spot: Spot, { member, min = 0, max = 2 }: ListShape): Spot {
  const length = Math.max(min, Math.min(max, 2));
  const before = Array.from({ length: length - 1 }, () => rightValue(member));
  return {
    id: `${spot.id}[]`,
    path: [...spot.path, String(length), 'member'],
    shape: member,
    required: false,
    request: (value) => spot.request([...before, value]),
  };
}

function memberSpot(spot: Spot, structure: StructureShape, member: InputMember): Spot {
  const { name, required, shape, isInPath = false } = member;
  return {
    ...(isInPath && { inPath: name }),
    id: `${spot.id}.${name}`,
    path: [...spot.path, lowerCamel(name)],
    shape,
    required,
    request: (value) => spot.request(withMembers(structure, [[name, value]])),
  };
}

/** A right structure with other values for some members, which come first, and without those that are undefined. */
function withMembers(structure: StructureShape, others: readonly (readonly [string, unknown])[]): unknown {
  const names = new Set(others.map(([name]) => name));
  const rest = Object.entries(rightStructure(structure)).filter(([name]) => !names.has(name));
  return Object.fromEntries([...others.filter(([, value]) => value !== undefined), ...rest]);
}

function wrongCases(spot: Spot): ConstraintCase[] {
  const mistyped = mistypedSamples(spot.shape).map(({ label, value }): ConstraintCase => {
    const id = `${spot.id} ${label}`;
    return { category: 'wrong types', id, input: spot.request(value), expected: { kind: 'mistyped' } };
  });
  const wrong = wrongOf(spot).map(({ label, value, complaints }): ConstraintCase => {
    const expected: ExpectedAnswer =
      spot.inPath !== undefined && value === undefined
        ? { kind: 'unsent', member: spot.inPath }
        : { kind: 'refused', text: refusalText(complaints) };
    return { category: 'wrong values', id: `${spot.id} ${label}`, input: spot.request(value), expected };
  });
  return [...wrong, ...mistyped];
}

interface Wrong {
  readonly label: string;
  readonly value: unknown;
  readonly complaints: readonly Complaint[];
}

function wrongOf({ path, shape, required }: Spot): Wrong[] {
  const samples = wrongSamples(shape).map(({ label, value, breaks }) => {
    return { label, value, complaints: breaks.map((text) => ({ path, value, shape, text })) };
  });
  if (!required) return samples;
  const complaints = [{ path, value: undefined, shape, text: REQUIRED }];
  return [...samples, { label: 'required', value: undefined, complaints }];
}

/** All constrained members of a structure wrong at once, and the first with the last, given in the wrong order. */
function casesTogether(spot: Spot): ConstraintCase[] {
  const { shape } = spot;
  if (shape.type !== 'structure') return [];
  const wrong = shape.members.flatMap((member) => {
    const known = wrongOf(memberSpot(spot, shape, member)).find(isPrintable);
    return known ? [{ name: member.name, ...known }] : [];
  });
  const [first, last] = [wrong.at(0), wrong.at(-1)];
  if (!first || !last || first === last) return [];
  const sets = wrong.length > 2 ? [[first, last], wrong] : [wrong];
  return sets.map((set) => {
    const given = set.map(({ name, value }) => [name, value] as const).reverse();
    const text = refusalText(set.flatMap(({ complaints }) => complaints));
    return {
      category: 'wrong together',
      id: `${spot.id} ${set.map(({ name }) => name).join(', ')}`,
      input: spot.request(withMembers(shape, given)),
      expected: { kind: 'refused', text },
    };
  });
}

function isPrintable({ complaints }: Wrong): boolean {
  return complaints.every(({ value, shape }) => !printed(value, shape).includes(UNKNOWN));
}
