import { expect, test } from 'vitest';
import { violationsOf, type Constraint } from '../../src/service/constraints/constraints.js';
import { EVENTBRIDGE } from '../../src/service/registry.js';
import { SCHEDULER } from '../../src/service/scheduler/registry.js';
import { requestOf } from '../../src/service/constraints/request.js';
import type { Shape } from '../../src/service/constraints/shapes.js';
import { breakers, edges, valid } from './shape-samples.js';

/** A member of an operation's input, however deep, that has constraints. */
interface Place {
  readonly path: string;
  readonly shape: Shape;
  readonly required: boolean;
  /** A request in which the member has the value, and everything else is right. Undefined leaves it out. */
  readonly request: (value: unknown) => unknown;
}

const operations = [EVENTBRIDGE, SCHEDULER].flatMap(({ name: api, operations: all }) =>
  Object.entries(all).map(([name, { input }]) => ({ name: `${api} ${name}`, input })),
);
const places = operations.flatMap(({ name, input }) =>
  placesIn(input, { path: name, shape: input, required: true, request: (value) => value }).map(
    (place) => [place.path, place, input] as const,
  ),
);

test.for(operations)('$name takes the smallest request that is right', ({ input }) => {
  expect(violationsOf(valid(input), input)).toEqual([]);
});

test.for(places)('%s', ([, { shape, required, request }, input]) => {
  const broken = (value: unknown) => kindsOf(violationsOf(requestOf(request(value), input), input));

  for (const value of edges(shape)) expect(broken(value)).toEqual([]);
  for (const [value, kind] of breakers(shape)) expect(broken(value)).toContain(kind);
  expect(broken(undefined)).toEqual(required ? ['required'] : []);
});

function placesIn(shape: Shape, here: Place): Place[] {
  if (shape.type === 'list') {
    const of = { ...here, path: `${here.path}[]`, shape: shape.member, required: false };
    const others = Array.from({ length: (shape.min ?? 1) - 1 }, () => valid(shape.member));
    // Without a value the list holds another one: nulls are not sent.
    const request = (value: unknown) => here.request([value ?? valid(shape.member), ...others]);
    return placesIn(shape.member, { ...of, request }).concat(own({ ...of, request }));
  }
  if (shape.type !== 'structure') return [];
  return shape.members.flatMap((member): Place[] => {
    const place: Place = {
      path: `${here.path}.${member.name}`,
      shape: member.shape,
      required: member.required,
      request: (value) => here.request({ ...(valid(shape) as object), [member.name]: value }),
    };
    return [...own(place), ...placesIn(member.shape, place)];
  });
}

function own(place: Place): Place[] {
  return edges(place.shape).length + breakers(place.shape).length > 0 || place.required ? [place] : [];
}

/** The kinds of what was found; what is wrong with a member of a list is told of the list. */
function kindsOf(violations: readonly { readonly constraint: Constraint }[]): string[] {
  return violations.flatMap(({ constraint }) =>
    'constraints' in constraint ? constraint.constraints.map(({ kind }) => kind) : [constraint.kind],
  );
}
