import type { StructureShape } from '../../src/service/constraints/shapes.js';
import { checkedIn } from './fidelity-constraints.js';
import type { FamilyNotes, OperationNote } from './fidelity-notes.js';
import type { Row } from './fidelity-rows.js';
import { countsOf, KINDS, kindOf } from './fidelity-sources.js';

/** All that the page is made of. */
export interface FidelityFacts {
  /** The constraint table of each operation; undefined for one that is not simulated. */
  readonly operations: ReadonlyMap<string, StructureShape | undefined>;
  readonly notes: readonly FamilyNotes[];
  readonly rows: readonly Row[];
  readonly testNames: readonly string[];
}

/** The page in Markdown. */
export function fidelityPage(facts: FidelityFacts): string {
  return [head(facts), ...inOrder(facts).map((notes) => family(notes, facts))].join('\n\n');
}

function head({ operations, rows }: FidelityFacts): string {
  const simulated = [...operations.values()].filter((input) => input !== undefined).length;
  return `# Fidelity

<!-- Made by \`npm run docs\` from the constraint tables in src/service, the notes in docs/fidelity and the tables of tests. -->

What the kit does as AWS does, how that is known, and where it chose. The API covered is **2015-10-07**, which AWS now
calls "Custom Event Bus – Classic"; Pipes, Scheduler, the schema registry and the newer event bus API are other services.

**${simulated} of ${operations.size} operations are simulated.** ${rows.length} rows of test tables say what is known, by these sources, strong to weak:

${table(
  ['source', 'what it is', 'rows'],
  KINDS.map(({ kind, meaning }) => [kind, meaning, count(rows, kind)]),
)}

In the tables of operations, _validated_ counts the members of the input that the API model constrains, nested ones
included, and their constraints: each is checked and reported in the service's words. _Known_ counts the rows about the
operation: those whose name says it, else those that call it or read its effect.`;
}

function count(rows: readonly Row[], kind: string): string {
  return String(rows.filter(({ source }) => source !== undefined && kindOf(source) === kind).length);
}

/** Families stand where the first of their operations stands in the registry, those without operations behind. */
function inOrder({ operations, notes }: FidelityFacts): readonly FamilyNotes[] {
  const registered = [...operations.keys()];
  const place = ({ operations: noted = {} }: FamilyNotes): number =>
    Math.min(registered.length, ...Object.keys(noted).map((name) => registered.indexOf(name)));
  return notes.toSorted((a, b) => place(a) - place(b));
}

function family(notes: FamilyNotes, facts: FidelityFacts): string {
  const { family: name, text, operations = {}, choices = [] } = notes;
  const known = Object.entries(operations).map(([operation, note]) => operationRow(operation, note, facts));
  const parts = [`## ${name}`];
  if (text !== undefined) parts.push(text);
  if (known.length > 0) {
    parts.push(table(['operation', 'validated', 'simulated', 'known', 'differences'], known));
  }
  if (choices.length > 0) {
    parts.push(
      'Choices:',
      table(
        ['topic', 'what the kit does'],
        choices.map(({ topic, choice }) => [topic, choice]),
      ),
    );
  }
  return parts.join('\n\n');
}

function operationRow(
  operation: string,
  { simulated, differences }: OperationNote,
  { operations, rows }: FidelityFacts,
): readonly string[] {
  const input = operations.get(operation);
  if (!input) return [operation, '', '**not simulated**', '', ''];
  const sources = rows.filter((row) => row.operations.includes(operation)).map(({ source = '' }) => source);
  const known = countsOf(sources).map(([kind, times]) => `${kind} ${times}`);
  return [operation, validated(input), simulated, known.join(', '), differences];
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
  return [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll(/\s*\n\s*/g, ' ');
}
