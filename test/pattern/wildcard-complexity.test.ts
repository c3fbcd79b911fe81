import { expect, test } from 'vitest';
import {
  checkWildcardComplexity,
  wildcardComplexity,
} from '../../src/pattern/complexity/wildcard-complexity.js';
import { InvalidEventPattern } from '../../src/pattern/tokens/invalid-event-pattern.js';
import { parsePattern } from '../../src/pattern/parse.js';

const TOO_COMPLEX =
  'Rule is too complex - try using fewer wildcard characters or fewer repeating character sequences after a wildcard character';

function fieldOf(...wildcards: string[]): string {
  return JSON.stringify({ a: wildcards.map((wildcard) => ({ wildcard })) });
}

// Figures from event-ruler 2.0.1.
test.each([
  ['', 1],
  ['plain', 1],
  ['*', 2],
  ['a*', 2],
  ['*a*', 3],
  ['*a*b*', 4],
  ['*:*', 3],
  ['*:*:*', 5],
  ['*:*:*:*', 7],
  ['*:*:*:*:*:*', 11],
  ['a*b*c*d*e*f*g', 7],
  ['*aaaaaaaa*', 10],
  ['*/a/*/b/*/c/*', 8],
  ['/Users/*/dir/dir/dir/dir/dir/doc.txt', 7],
  ['*aab', 3],
])('the wildcard %j counts %d', (wildcard, complexity) => {
  expect(wildcardComplexity(parsePattern(fieldOf(wildcard)))).toBe(complexity);
});

test.each([
  [['*.bif', '*.tiff', '*.tif', '*.svs'], 8],
  [['*/datasync/*.bif', '*/datasync/*.tif', '*/datasync/*.tiff'], 12],
  [['*10.0.*', '*'], 5],
  [['x*', 'x*'], 2],
])('the wildcards %j of one field count %d', (wildcards, complexity) => {
  expect(wildcardComplexity(parsePattern(fieldOf(...wildcards)))).toBe(complexity);
});

test.each([
  ['{"a":[{"wildcard":"*é"},{"wildcard":"*è"}]}', 4, 'characters that begin with the same byte'],
  [
    '{"a":[{"anything-but":{"wildcard":["*x","y*"]}}]}',
    3,
    'a list, whose wildcards count as one where they agree',
  ],
  ['{"a":[{"anything-but":{"wildcard":["*/lib/*","*.tmp"]}}]}', 4, 'a list with one head'],
  ['{"a":[{"wildcard":"*"}],"b":[{"wildcard":"*a*"}]}', 3, 'the worse of two fields'],
  ['{"a":[{"exists":false}],"b":[{"wildcard":"*"}]}', 0, 'a field behind one that has to be absent'],
  [
    '{"$or":[{"a":[1],"b":[{"wildcard":"*x*"}]},{"a":[2],"b":[{"wildcard":"*y*"}]}]}',
    3,
    'branches that part before',
  ],
  [
    '{"$or":[{"a":[{"exists":false},"x"],"b":[{"wildcard":"*y*"}]},{"a":[{"exists":false}],"b":[{"wildcard":"*z*"}]}]}',
    6,
    'branches that share absence, where a value leads to the same state',
  ],
  [
    '{"$or":[{"a":[{"exists":false}],"b":[{"wildcard":"*y*"}]},{"a":[{"exists":false},"x"],"b":[{"wildcard":"*z*"}]}]}',
    6,
    'the same branches in the other order',
  ],
  [
    '{"$or":[{"a":[{"exists":false}],"b":[{"wildcard":"*y*"}]},{"a":["x"],"b":[{"wildcard":"*z*"}]}]}',
    3,
    'absence and a value that lead to different states',
  ],
  ['{"b":[{"wildcard":"*y*"},{"wildcard":"*z*"}]}', 6, 'as one field with both'],
  ['{"a":[1]}', 0, 'no wildcard'],
  [
    '{"detail":{"arn":[{"wildcard":"*:*:*"}],"$or":[{"kind":["a"]},{"size":[1]},{"state":["x"]}]}}',
    5,
    'branches that share a wildcard of signs',
  ],
])('%s counts %d: %s', (pattern, complexity) => {
  expect(wildcardComplexity(parsePattern(pattern))).toBe(complexity);
});

test('a count of 10 is accepted', () => {
  expect(() => {
    checkWildcardComplexity(parsePattern(fieldOf('*aaaaaaaa*')));
  }).not.toThrow();
});

test('a count of 11 is refused without a location', () => {
  const check = (): void => {
    checkWildcardComplexity(parsePattern(fieldOf('*:*:*:*:*:event-bus/*')));
  };
  expect(check).toThrow(InvalidEventPattern);
  expect(check).toThrow(new InvalidEventPattern(TOO_COMPLEX));
});

test('counting stops at what is enough', () => {
  const many = parsePattern(fieldOf(...Array.from({ length: 60 }, (_, index) => `*${index}-*-${index}*`)));
  expect(wildcardComplexity(many, 11)).toBe(11);
});

test('A pattern without wildcards costs nothing, and fields without them add nothing', () => {
  expect(wildcardComplexity(parsePattern('{"a":["*",{"prefix":"*"}],"$or":[{"b":[1]},{"c":[2]}]}'))).toBe(0);
  expect(wildcardComplexity(parsePattern('{"a":["x"],"b":[{"wildcard":"y*"}],"c":["z"]}'))).toBe(
    wildcardComplexity(parsePattern('{"b":[{"wildcard":"y*"}]}')),
  );
});
