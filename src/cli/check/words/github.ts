import type { Severity } from '../../deployment/finding.js';
import { messageOf } from '../../deployment/findings-text.js';
import { findingsOf, type CheckReport } from '../report.js';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', note: 'notice' };

/**
 * An annotation for each finding, which GitHub shows at the line of the file.
 * @see https://docs.github.com/en/actions/writing-workflows/choosing-what-your-workflow-does/workflow-commands-for-github-actions
 */
export function githubText(report: CheckReport): string {
  return [...findingsOf(report)]
    .map(({ file, finding }) => {
      const { severity, line, column: col, at, kind } = finding;
      const title = at === undefined || at === '' ? kind : `${kind}: ${at}`;
      const properties = Object.entries({ file, line, col, title })
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => `${name}=${escapedProperty(String(value))}`);
      return `::${COMMANDS[severity]} ${properties.join(',')}::${escaped(messageOf(finding))}\n`;
    })
    .join('');
}

/** @see https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
