import { describe, expect, test } from 'vitest';
import { integer, list, map, required, string, structure } from '../../../src/service/constraints/shapes.js';
import { complaintsAbout } from './complaints.js';
import { checkedIn } from './constraints.js';
import { isFamilyNotes } from './notes.js';
import { fidelityPages, type FidelityFacts } from './pages.js';
import { operationsOf } from './rows.js';
import { namesIn } from './tests.js';

const note = { simulated: 'state', differences: '' };
const choice = { topic: 'Size', choice: 'Any.', shownBy: 'a large one is put' };

const facts: FidelityFacts = {
  operations: new Map([
    ['PutThing', structure({ Name: required(string({ max: 5 })) })],
    ['StopThing', undefined],
  ]),
  notes: [
    { name: 'delivery', family: 'Delivery', text: 'At once.' },
    {
      name: 'things',
      family: 'Things',
      operations: { PutThing: note, StopThing: note },
      choices: [choice],
    },
  ],
  rows: [
    { place: 'a:1', name: 'a large one is put', source: 'choice', operations: ['PutThing'] },
    { place: 'a:2', source: 'another emulator', operations: ['PutThing'] },
    { place: 'a:3', source: 'recorded from AWS', operations: [] },
  ],
  testNames: ['a thing may be put'],
};

test('the leading page has families in the order of the operations, and how all is known', () => {
  const page = fidelityPages(facts).get('docs/fidelity.md');

  expect(page).toContain('**1 of 2 operations are simulated.** 3 rows of test tables');
  expect(page).toContain('| recorded | answers of the real service | 1 |');
  expect(page).toContain(`
- [Things](fidelity/things.md): 2 operations, 1 choice
- [Delivery](fidelity/delivery.md)
`);
});

test('the page of a family says what is checked and how it is known', () => {
  const page = fidelityPages(facts).get('docs/fidelity/things.md');

  expect(page).toContain('# Things\n');
  expect(page?.slice(page.indexOf('## Operations'))).toBe(`## Operations

- **PutThing.** _Simulated:_ state. _Validated:_ 1 member, 2 constraints. _Known:_ reports 1, choice 1.
- **StopThing.** _Not simulated._

## Choices

- **Size.** Any.`);
});

test('a family may be a text alone', () => {
  expect(fidelityPages(facts).get('docs/fidelity/delivery.md')).toMatch(/^# Delivery\n[^]*\n\nAt once\.$/);
});

test('line ends in notes do not break the list', () => {
  const odd = { ...choice, choice: '`a`\n- or c' };
  const pages = fidelityPages({ ...facts, notes: [{ name: 'odd', family: 'Odd', choices: [odd] }] });

  expect(pages.get('docs/fidelity/odd.md')).toContain('- **Size.** `a` - or c');
});

test('facts that fit together have no complaints', () => {
  expect(complaintsAbout(facts)).toEqual([]);
});

describe('complaints', () => {
  test.for([
    [
      'an operation without a note',
      { notes: [] },
      'PutThing has no note: add it to "operations" of its family in docs/fidelity/notes.',
    ],
    [
      'a note of an operation that does not exist',
      { notes: [...facts.notes, { name: 'others', family: 'Others', operations: { PutThink: note } }] },
      '"Others" has a note of PutThink, which is no operation.',
    ],
    [
      'two notes of one operation',
      { notes: [...facts.notes, { name: 'others', family: 'Others', operations: { PutThing: note } }] },
      'PutThing has a note in "Things" and in "Others".',
    ],
    [
      'a choice that nothing shows',
      {
        notes: [
          ...facts.notes,
          { name: 'others', family: 'Others', choices: [{ ...choice, shownBy: ['a thing'] }] },
        ],
      },
      '"Others", Size: no row or test has the name "a thing".',
    ],
    [
      'a row of an unknown source',
      { rows: [...facts.rows, { place: 'a:4', source: 'hearsay', operations: [] }] },
      'a:4 has the unknown source "hearsay".',
    ],
    [
      'a row without a source',
      { rows: [...facts.rows, { place: 'a:4', operations: [] }] },
      'a:4 has no source.',
    ],
    [
      'a row that is a choice, of an operation whose family has none',
      {
        notes: [
          { name: 'things', family: 'Things', operations: { PutThing: note }, choices: [choice] },
          { name: 'ends', family: 'Ends', operations: { StopThing: note } },
        ],
        rows: [...facts.rows, { place: 'a:4', source: 'choice', operations: ['StopThing'] }],
      },
      'a:4 is a choice, but the notes of StopThing have none.',
    ],
  ] as const)('%s', ([, changed, complaint]) => {
    expect(complaintsAbout({ ...facts, ...changed })).toContain(complaint);
  });
});

test('a test shows a choice as well as a row does', () => {
  const shown = { ...choice, shownBy: 'a thing may be put' };

  expect(
    complaintsAbout({
      ...facts,
      notes: [...facts.notes, { name: 'others', family: 'Others', choices: [shown] }],
    }),
  ).toEqual([]);
});

test('constraints are counted at each place, at every depth', () => {
  const input = structure({
    Free: string(),
    Name: required(string({ min: 1, max: 5, pattern: 'a+' })),
    Things: list(structure({ Kind: string({ enum: ['a'] }), Count: integer({ min: 0 }) }), { max: 3 }),
    Headers: map(string({ max: 9 }), string(), { max: 2 }),
    Names: required(list(string({ max: 4 }))),
  });

  expect(checkedIn(input)).toEqual({ members: 8, constraints: 11 });
  expect(checkedIn(structure({ Free: string() }))).toEqual({ members: 0, constraints: 0 });
});

test.for([
  ['the operation that it calls', { name: 'a name', call: ['PutRule'] }, ['PutRule']],
  [
    'also the one whose effect it reads',
    { name: 'a name', before: [['CreateEventBus'], ['PutRule'], { wait: '1 day' }], call: ['DescribeRule'] },
    ['DescribeRule', 'PutRule'],
  ],
  [
    'not the one before a call that changes something',
    { name: 'a name', before: [['PutRule']], call: ['PutTargets'] },
    ['PutTargets'],
  ],
  [
    'only those that its name says',
    { name: 'PutRule replaces a rule', before: [['PutRule']], call: ['DescribeRule'] },
    ['PutRule'],
  ],
  ['none when it calls none', { name: 'PutRule' }, []],
] as const)('a row is about %s', ([, row, operations]) => {
  expect(operationsOf(row)).toEqual(operations);
});

test('names of tests are read off the code, tables of tests filled in', () => {
  const code = `
    test('one', () => {});
    describe('group', () => { test.skip("two", async () => {}); });
    test.for(rows)('$name', () => {});
    test.each([['three', 3, [x]], ['four', n]] as const)('%s is %d, not %s', () => {});
    test.for(['five', \`six\`])('%s goes', () => {});
  `;

  expect(namesIn(code)).toEqual([
    'one',
    'two',
    '$name',
    '%s is %d, not %s',
    'three is 3, not %s',
    'four is %d, not %s',
    '%s goes',
    'five goes',
    'six goes',
  ]);
});

test.for([
  ['a family', { family: 'Things', operations: { PutThing: note }, choices: [choice] }],
  ['a family with choices alone', { family: 'Things', choices: [choice] }],
  ['a choice shown by several', { family: 'Things', choices: [{ ...choice, shownBy: ['a', 'b'] }] }],
] as const)('%s is in the form of notes', ([, notes]) => {
  expect(isFamilyNotes(notes)).toBe(true);
});

test.for([
  ['a choice that nothing shows', { family: 'Things', choices: [{ ...choice, shownBy: [] }] }],
  ['a choice without a topic', { family: 'Things', choices: [{ choice: '', shownBy: '' }] }],
  ['a note with another member', { family: 'Things', operations: { PutThing: { ...note, x: '' } } }],
  ['a misspelt member', { family: 'Things', choises: [] }],
  ['a family without a heading', { choices: [] }],
] as const)('%s is not in the form of notes', ([, notes]) => {
  expect(isFamilyNotes(notes)).toBe(false);
});
