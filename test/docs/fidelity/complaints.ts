import { namesShowing, type FamilyNotes } from './notes.js';
import type { FidelityFacts } from './pages.js';
import { kindOf } from './sources.js';

/** What keeps the pages from being made: notes and tests that do not fit together. */
export function complaintsAbout(facts: FidelityFacts): readonly string[] {
  return [
    ...operationComplaints(facts),
    ...facts.notes.flatMap((notes) => shownByComplaints(notes, facts)),
    ...sourceComplaints(facts),
    ...choiceRowComplaints(facts),
  ];
}

function operationComplaints({ notes, operations }: FidelityFacts): readonly string[] {
  const complaints: string[] = [];
  const claims = new Map<string, string>();
  for (const { family, operations: noted = {} } of notes) {
    for (const name of Object.keys(noted)) {
      const other = claims.get(name);
      if (other !== undefined) complaints.push(`${name} has a note in "${other}" and in "${family}".`);
      if (!operations.has(name)) complaints.push(`"${family}" has a note of ${name}, which is no operation.`);
      claims.set(name, family);
    }
  }
  for (const name of operations.keys()) {
    if (!claims.has(name)) {
      complaints.push(`${name} has no note: add it to "operations" of its family in docs/fidelity/notes.`);
    }
  }
  return complaints;
}

function shownByComplaints({ family, choices = [] }: FamilyNotes, facts: FidelityFacts): readonly string[] {
  const known = new Set([...facts.testNames, ...facts.rows.map(({ name }) => name)]);
  return choices.flatMap((choice) =>
    namesShowing(choice)
      .filter((name) => !known.has(name))
      .map((name) => `"${family}", ${choice.topic}: no row or test has the name "${name}".`),
  );
}

function sourceComplaints({ rows }: FidelityFacts): readonly string[] {
  return rows.flatMap(({ place, source }) => {
    if (source === undefined) return [`${place} has no source.`];
    return kindOf(source) === undefined ? [`${place} has the unknown source "${source}".`] : [];
  });
}

/** A family with rows that are choices has to tell of its choices. */
function choiceRowComplaints({ notes, rows }: FidelityFacts): readonly string[] {
  const telling = notes.filter(({ choices = [] }) => choices.length > 0);
  const told = new Set(telling.flatMap(({ operations = {} }) => Object.keys(operations)));
  return rows
    .filter(({ source, operations }) => source === 'choice' && operations.length > 0)
    .filter(({ operations }) => !operations.some((operation) => told.has(operation)))
    .map(
      ({ place, operations }) => `${place} is a choice, but the notes of ${operations.join(', ')} have none.`,
    );
}
