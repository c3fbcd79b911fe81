import type { StructureShape } from '../../../src/service/constraints/shapes.js';
import { checkedIn } from './constraints.js';
import type { Choice, Family, OperationNote } from './notes.js';
import type { Row } from './rows.js';
import { countsOf, KINDS, kindOf } from './sources.js';

/** All that the pages are made of. */
export interface FidelityFacts {
  /** The constraint table of each operation; undefined for one that is not simulated. */
  readonly operations: ReadonlyMap<string, StructureShape | undefined>;
  readonly notes: readonly Family[];
  readonly rows: readonly Row[];
  readonly testNames: readonly string[];
}

/** The pages in Markdown, by their paths: one that leads to all, and one for each family. */
export function fidelityPages(facts: FidelityFacts): ReadonlyMap<string, string> {
  const families = facts.notes.map((family) => [pageOf(family), familyPage(family, facts)] as const);
  return new Map([['docs/fidelity.md', leadingPage(facts)], ...families]);
}

function pageOf({ name }: Family): string {
  return `docs/fidelity/${name}.md`;
}

function leadingPage(facts: FidelityFacts): string {
  const { operations, rows } = facts;
  const simulated = [...operations.values()].filter((input) => input !== undefined).length;
  return `# Fidelity

<!-- Made by \`npm run docs\`, as the pages of the families are. -->

What the kit does as AWS does, how that is known, and where it chose. The APIs covered are **2015-10-07**, which AWS
now calls "Custom Event Bus – Classic", and **2021-06-30** of EventBridge Scheduler; Pipes, the schema registry and the
newer event bus API are other services.

${inOrder(facts).map(entry).join('\n')}

## How it is known

**${simulated} of ${operations.size} operations are simulated.** ${rows.length} rows of test tables say what is known, by these sources, strong to weak:

${table(
  ['source', 'what it is', 'rows'],
  KINDS.map(({ kind, meaning }) => [kind, meaning, count(rows, kind)]),
)}

On the pages, _validated_ counts the members of the input that the API model constrains, nested ones included, and their
constraints: each is checked and reported in the service's words. _Known_ counts the rows about the operation: those
whose name says it, else those that call it or read its effect.`;
}

function count(rows: readonly Row[], kind: string): string {
  return String(rows.filter(({ source }) => source !== undefined && kindOf(source) === kind).length);
}

/** Families stand where the first of their operations stands in the registry, those without operations behind. */
function inOrder({ operations, notes }: FidelityFacts): readonly Family[] {
  const registered = [...operations.keys()];
  const place = ({ operations: noted = {} }: Family): number =>
    Math.min(registered.length, ...Object.keys(noted).map((name) => registered.indexOf(name)));
  return notes.toSorted((a, b) => place(a) - place(b));
}

function entry({ name, family, operations = {}, choices = [] }: Family): string {
  const sizes = [
    { number: Object.keys(operations).length, noun: 'operation' },
    { number: choices.length, noun: 'choice' },
  ].filter(({ number }) => number > 0);
  const size = sizes.map(({ number, noun }) => plural(number, noun)).join(', ');
  return `- [${family}](fidelity/${name}.md)${size && `: ${size}`}`;
}

function familyPage(family: Family, facts: FidelityFacts): string {
  const { name, family: heading, text, operations = {}, choices = [] } = family;
  const parts = [
    `# ${heading}`,
    `<!-- Made by \`npm run docs\` from notes/${name}.json and the tables of tests. -->`,
    'A part of [Fidelity](../fidelity.md), which says what the words mean.',
  ];
  if (text !== undefined) parts.push(text);
  const noted = Object.entries(operations);
  if (noted.length > 0) {
    parts.push('## Operations', noted.map(([name, note]) => operationItem(name, note, facts)).join('\n'));
  }
  if (choices.length > 0) parts.push('## Choices', choices.map(choiceItem).join('\n'));
  return parts.join('\n\n');
}

function operationItem(operation: string, note: OperationNote, { operations, rows }: FidelityFacts): string {
  const input = operations.get(operation);
  if (!input) return item(operation, '_Not simulated._');
  const sources = rows.filter((row) => row.operations.includes(operation)).map(({ source = '' }) => source);
  const known = countsOf(sources).map(([kind, times]) => `${kind} ${times}`);
  const facts = [
    ['Simulated', note.simulated],
    ['Validated', validated(input)],
    ['Known', known.join(', ')],
    ['Differences', note.differences],
  ] as const;
  const told = facts.filter(([, fact]) => fact !== '').map(([name, fact]) => `_${name}:_ ${fact}.`);
  return item(operation, told.join(' '));
}

function choiceItem({ topic, choice }: Choice): string {
  return item(topic, choice);
}

function item(topic: string, text: string): string {
  return `- **${topic}.** ${text}`.replaceAll(/\s*\n\s*/g, ' ');
}

function validated(input: StructureShape): string {
  const { members, constraints } = checkedIn(input);
  if (members === 0) return 'nothing';
  return `${plural(members, 'member')}, ${plural(constraints, 'constraint')}`;
}

function plural(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
