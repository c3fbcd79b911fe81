import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** What people know of a family of operations: `docs/fidelity/notes/<family>.json`. */
export interface FamilyNotes {
  /** The heading. */
  readonly family: string;
  /** A paragraph below the heading of its page. */
  readonly text?: string;
  readonly operations?: Readonly<Record<string, OperationNote>>;
  readonly choices?: readonly Choice[];
}

export interface OperationNote {
  readonly simulated: string;
  readonly differences: string;
}

/** What the kit does where nobody knows what the service does. */
export interface Choice {
  readonly topic: string;
  readonly choice: string;
  /** The name of a row or test that shows it, or of several. */
  readonly shownBy: string | readonly string[];
}

/** The notes, and the name that their file and their page have in common: `rules`. */
export interface Family extends FamilyNotes {
  readonly name: string;
}

/** @throws Error that names the file which is not of this form. */
export function readNotes(root: string): readonly Family[] {
  const folder = join(root, 'docs/fidelity/notes');
  return readdirSync(folder)
    .sort()
    .map((file) => {
      const notes: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
      if (isFamilyNotes(notes)) return { ...notes, name: basename(file, '.json') };
      throw new Error(`docs/fidelity/notes/${file} has not the form of FamilyNotes.`);
    });
}

/** The names that show a choice. */
export function namesShowing({ shownBy }: Choice): readonly string[] {
  return typeof shownBy === 'string' ? [shownBy] : shownBy;
}

const FAMILY = ['family', 'text', 'operations', 'choices'];

export function isFamilyNotes(value: unknown): value is FamilyNotes {
  if (!isObject(value) || !Object.keys(value).every((name) => FAMILY.includes(name))) return false;
  const { family, text = '', operations = {}, choices = [] } = value;
  return (
    areTexts(family, text) &&
    isObject(operations) &&
    Object.values(operations).every(isOperationNote) &&
    Array.isArray(choices) &&
    choices.every(isChoice)
  );
}

function isOperationNote(value: unknown): boolean {
  return (
    isObject(value) && areTexts(value['simulated'], value['differences']) && Object.keys(value).length === 2
  );
}

function isChoice(value: unknown): boolean {
  if (!isObject(value) || Object.keys(value).length !== 3) return false;
  const { topic, choice, shownBy } = value;
  const names: unknown[] = Array.isArray(shownBy) ? shownBy : [shownBy];
  return areTexts(topic, choice, ...names) && names.length > 0;
}

function areTexts(...values: readonly unknown[]): boolean {
  return values.every((value) => typeof value === 'string');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
