import { expect, test } from 'vitest';
import { architecture, gone, unexplained, type LayerRules } from './architecture.js';

const page = `# Architecture

<!-- tree: by hand -->

\`\`\`
src/
  upper/    what is above
    gone/   what went
  lower/    what is below
\`\`\`

<!-- end of tree -->

Prose.

<!-- imports: made -->
<!-- end of imports -->

The end.
`;

const folders = ['src/leaf', 'src/lower', 'src/upper', 'src/upper/new-one', 'src/upper/a'];

const rules: LayerRules = {
  layers: { upper: { modules: ['lower'], types: ['leaf'] }, lower: {}, leaf: {} },
  leaves: ['leaf'],
};

test('the tree has every folder, from the top down, and keeps what is said of it', () => {
  const made = architecture(page, folders, rules);

  expect(made).toContain(`
\`\`\`
src/
  upper/      what is above
    a/
    new-one/
  lower/      what is below
  leaf/
\`\`\`
`);
  expect(made).toContain('Prose.');
  expect(unexplained(made, folders)).toEqual(['src/leaf', 'src/upper/new-one', 'src/upper/a']);
  expect(gone(made, folders)).toEqual([]);
  expect(gone(page, folders)).toEqual(['src/upper/gone']);
});

test('imports are told as the rules have them, and those inside of a room as well', () => {
  const inside = { ...rules, innerLayers: { upper: { a: ['new-one', 'b.ts'], 'new-one': [] } } };
  const made = architecture(page, folders, inside);

  expect(made.slice(made.indexOf('Prose.'))).toBe(`Prose.

<!-- imports: made -->

Everyone may import \`leaf\`. Besides these and its own files:

- \`upper\` may import \`lower\`, and the types of \`leaf\`.
- \`lower\` may import nothing.

Inside \`upper\`, besides their own files:

- \`a\` may import \`new-one\` and \`b.ts\`.
- \`new-one\` may import nothing.

<!-- end of imports -->

The end.
`);
});

test('what was made is made again', () => {
  const made = architecture(page, folders, rules);

  expect(architecture(made, folders, rules)).toBe(made);
});

test('a page without the parts is refused', () => {
  expect(() => architecture('# Architecture', folders, rules)).toThrow(
    'docs/architecture.md has no part between comments that is called tree.',
  );
});
