import { type Line, type Run, windowPicture } from './picture.js';
import { snippetsOf } from './snippets.js';

/** The message of the README's failing test as a picture. */
export function failurePicture(readme: string): string {
  const lines = linesOf('README.md', readme, 'output=failing');
  return windowPicture(lines[2] ?? 'A failing assertion', lines.map(lineOfFailure));
}

/** The table of rule coverage that the guide shows as a picture. */
export function coveragePicture(guide: string): string {
  const lines = linesOf('docs/guide/coverage.md', guide, 'output=coverage');
  return windowPicture('Rule coverage of a whole run', lines.map(lineOfTable));
}

function linesOf(document: string, text: string, info: string): readonly string[] {
  const shown = snippetsOf(text).find((snippet) => snippet.info === info)?.code;
  if (shown === undefined) throw new Error(`${document} has no snippet ${info}.`);
  return shown.trimEnd().split('\n');
}

/** What the matchers colour: the call, the sign in front of a condition, what is given, and the words below. */
function lineOfFailure(line: string): Line {
  if (line === '') return [];
  const call = /^(expect\()(\w+)(\)\.)(\w+)(\(.*\))$/.exec(line);
  if (call) {
    const [, open = '', received = '', dot = '', matcher = '', rest = ''] = call;
    return [
      dim(open),
      { kind: 'bad', text: received },
      dim(dot),
      { kind: 'strong', text: matcher },
      dim(rest),
    ];
  }
  const condition = /^( *)([✓✗])( .*)$/.exec(line);
  if (condition) {
    const [, indent = '', sign = '', rest = ''] = condition;
    return [
      { kind: sign === '✓' ? 'good' : 'bad', text: indent + sign },
      { kind: 'plain', text: rest },
    ];
  }
  return [line.startsWith(' ') ? dim(line) : { kind: 'plain', text: line }];
}

/** As tables of code coverage are coloured: percents by how many they are, and what is missing. */
function lineOfTable(line: string): Line {
  if (!line.includes('|')) return [{ kind: 'strong', text: line }];
  const isHead = /^-|%/.test(line);
  return line.split('|').flatMap((cell, at): readonly Run[] => {
    const run: Run = isHead ? dim(cell) : { kind: kindOfCell(cell, at), text: cell };
    return at === 0 ? [run] : [dim('|'), run];
  });
}

const FIRST_PERCENT = 1;
const MATCHES = 2;
const UNTESTED = 5;

function kindOfCell(cell: string, at: number): Run['kind'] {
  if (at < FIRST_PERCENT || at === MATCHES) return 'plain';
  if (at === UNTESTED) return 'bad';
  const percent = Number(cell);
  if (percent === 100) return 'good';
  return percent === 0 ? 'bad' : 'warn';
}

function dim(text: string): Run {
  return { kind: 'dim', text };
}
