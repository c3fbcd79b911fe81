import { OPERATIONS } from '../../../src/service/registry.js';
import { SCHEDULER } from '../../../src/service/scheduler/registry.js';
import { complaintsAbout } from './complaints.js';
import { readNotes } from './notes.js';
import { fidelityPages, type FidelityFacts } from './pages.js';
import { SCHEDULER_PREFIX, tableRows } from './rows.js';
import { testNames } from './tests.js';

/**
 * docs/fidelity.md and the pages in docs/fidelity, by their paths.
 *
 * @throws Error that lists the notes and tests which do not fit together.
 */
export function fidelity(root: string): ReadonlyMap<string, string> {
  const facts: FidelityFacts = {
    operations: new Map(
      [['', OPERATIONS] as const, [SCHEDULER_PREFIX, SCHEDULER.operations] as const].flatMap(
        ([prefix, operations]) =>
          Object.entries(operations).map(([name, { input }]) => [`${prefix}${name}`, input] as const),
      ),
    ),
    notes: readNotes(root),
    rows: tableRows(root),
    testNames: testNames(root),
  };
  const complaints = complaintsAbout(facts);
  if (complaints.length === 0) return fidelityPages(facts);
  throw new Error(['docs/fidelity.md cannot be made:', ...complaints].join('\n  '));
}
