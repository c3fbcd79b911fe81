import { count } from '../../text/words.js';
import type { Paint } from '../paint.js';
import { SEVERITIES, type Finding, type Severity } from './finding.js';

/** More notes than these are counted, unless all are asked for. */
const MOST_NOTES = 5;

/** By severity, each with its place. */
export function findingsText(
  file: string,
  findings: readonly Finding[],
  { isVerbose, paint }: { readonly isVerbose: boolean; readonly paint: Paint },
): readonly string[] {
  return SEVERITIES.flatMap((severity) => {
    const all = findings.filter((finding) => finding.severity === severity);
    const shown = isVerbose || severity !== 'note' ? all : all.slice(0, MOST_NOTES);
    const more = all.length - shown.length;
    if (all.length === 0) return [];
    const title = colourOf(severity, paint)(count(all.length, severity));
    const lines = shown.map((finding) => findingText(file, finding));
    const rest = more === 0 ? [] : [`    … and ${more} more; --verbose shows all`];
    return [[`  ${title}`, ...lines, ...rest].join('\n')];
  });
}

function findingText(file: string, finding: Finding): string {
  const place = [placeText(file, finding), finding.at ?? ''].filter((text) => text !== '').join('  ');
  return `    ${place}\n${indented(messageOf(finding), 6)}`;
}

export function colourOf(severity: Severity, { bad, doubtful, dim }: Paint): (text: string) => string {
  return { error: bad, warning: doubtful, note: dim }[severity];
}

/** What loaders say to those who call them, and how it is said here. */
export function messageOf({ kind, at = '', message }: Finding): string {
  const option = optionFor(kind, at);
  return option === undefined ? message : `${message}\nOn the command line: ${option}.`;
}

function optionFor(kind: string, at: string): string | undefined {
  const [, parameter = 'Name'] = /^Parameters\.(\w+)$/.exec(at) ?? [];
  switch (kind) {
    case 'missing-parameter':
      return `--parameter ${parameter}=…, or --parameter-store name=… for a stored value`;
    case 'missing-import':
      return '--import name=…, or add the template that exports it';
    default:
      return undefined;
  }
}

/** `template.yaml:6:7`, as terminals and editors follow it. */
function placeText(file: string, { line, column }: Pick<Finding, 'line' | 'column'>): string {
  return [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(':');
}

/** Each line that has something. */
export function indented(text: string, by: number): string {
  return text.replaceAll(/^(?=.)/gm, ' '.repeat(by));
}
