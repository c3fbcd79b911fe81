import { folderOf, pathFromHere, pathIn, pathOfUrl, writeText } from '../environment/files.js';
import { md5 } from '../environment/hashes.js';
import { diagramOf } from './diagram.js';
import type { DrawnAccounts } from './drawn-accounts.js';

/** An assertion that has failed, as far as the runner tells of it. */
export interface FailedAssertion {
  readonly matcher: string;
  /** May be the URL of a file. */
  readonly testPath: string | undefined;
  readonly testName: string | undefined;
  /** The id of the event that was closest to what is expected. */
  readonly closest: string | undefined;
}

/** Where something was drawn, and what. */
export interface FailureDiagram {
  readonly path: string;
  readonly hasEvent: boolean;
}

/**
 * Draws the accounts, and the closest event if the history has it, into a Markdown file. Its name is made of the
 * test's: the same test writes the same file again.
 */
export function writeFailureDiagram(
  accounts: DrawnAccounts,
  folder: string,
  { closest, ...assertion }: FailedAssertion,
): FailureDiagram {
  const hasEvent = accounts.journal.events.some(({ id }) => id === closest);
  const sections = [
    section('The account', diagramOf(accounts, {})),
    ...(hasEvent ? [section('The closest event', diagramOf(accounts, { event: closest }))] : []),
  ];
  const path = pathIn(folder, nameOf(assertion));
  writeText(path, sections.join('\n'));
  return { path: path.replaceAll('\\', '/'), hasEvent };
}

/** Markdown: GitHub, GitLab and editors show what stands in it as pictures. */
function section(title: string, diagram: string): string {
  return `# ${title}\n\n\`\`\`mermaid\n${diagram}\`\`\`\n`;
}

function nameOf({ testPath, testName, matcher }: Omit<FailedAssertion, 'closest'>): string {
  const parts = [testPath === undefined ? undefined : nearPath(testPath), testName, matcher];
  return `${parts.flatMap((part) => (part === undefined ? [] : [fileName(part)])).join('.')}.md`;
}

function nearPath(given: string): string {
  const path = given.startsWith('file:') ? pathOfUrl(given) : given;
  const here = pathFromHere(path);
  return here.startsWith('../') ? here.slice(pathFromHere(folderOf(path)).length + 1) : here;
}

const MOST = 70;

/** What every system takes as part of a name; what is lost besides punctuation is told by a hash. */
function fileName(text: string): string {
  const spaced = text.replaceAll(/[ /]+/g, '-').replaceAll(/[!-,:-@[-^`{-~]/g, '');
  const name = spaced.replaceAll(/[^\w.-]+/g, '').slice(0, MOST);
  return name === spaced ? name : `${name}-${md5(text).slice(0, 6)}`;
}
