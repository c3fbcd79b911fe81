import { expect, test } from 'vitest';
import { OPERATIONS } from '../../src/service/registry.js';
import type { Shape, StringShape } from '../../src/service/constraints/shapes.js';
import { valid } from './shape-samples.js';

/**
 * So many characters take milliseconds in one pass. A regular expression that goes on from each of them anew takes
 * minutes, which the runner does not grant.
 */
const LENGTH = 100_000;

const REPEATED = [
  'a',
  '1',
  '-',
  '.',
  '/',
  ':',
  ' ',
  '\t',
  ' a',
  'a/',
  'a-',
  '.a',
  '[1]',
  '[*]',
  '%41',
  '\\',
  'a:/',
];

const shapes = new Map(
  Object.values(OPERATIONS)
    .flatMap(({ input }) => stringsIn(input))
    .flatMap((shape) =>
      shape.pattern === undefined ? [] : [[String(shape.pattern.matches), shape] as const],
    ),
);

test.for([...shapes.values()].map((shape) => [shape.pattern?.source ?? '', shape] as const))(
  '%s reads a value once',
  ([, shape]) => {
    const start = String(valid(shape));
    for (const part of REPEATED) {
      const value = start + part.repeat(LENGTH / part.length);
      for (const end of ['\0\n', '\0\na']) expect(shape.pattern?.matches.test(value + end)).toBe(false);
    }
  },
);

function stringsIn(shape: Shape): StringShape[] {
  switch (shape.type) {
    case 'string':
      return [shape];
    case 'list':
      return stringsIn(shape.member);
    case 'map':
      return [shape.key, shape.value];
    case 'structure':
      return shape.members.flatMap((member) => stringsIn(member.shape));
    default:
      return [];
  }
}
