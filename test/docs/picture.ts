import { snippetsOf } from './snippets.js';

const WIDTH = 760;
const LINE = 21;
const MARGIN = 24;
/** The bar of a window above the text. */
const BAR = 34;

interface Run {
  readonly kind: 'plain' | 'dim' | 'good' | 'bad' | 'strong';
  readonly text: string;
}

/** The message of the README's failing test as a picture, in the colours of a terminal, on light and on dark. */
export function failurePicture(readme: string): string {
  const shown = snippetsOf(readme).find(({ info }) => info === 'output=failing')?.code;
  if (shown === undefined) throw new Error('README.md shows no output of a failing test.');
  const lines = shown.trimEnd().split('\n');
  const height = BAR + MARGIN * 2 + lines.length * LINE;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img">
<title>${escaped(lines[2] ?? 'A failing assertion')}</title>
<style>
text { font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace; white-space: pre; }
.window { fill: #ffffff; stroke: #d0d7de; } .plain { fill: #1f2328; } .dim { fill: #59636e; }
.good { fill: #116329; } .bad { fill: #b3261e; } .strong { fill: #1f2328; font-weight: 700; }
@media (prefers-color-scheme: dark) {
.window { fill: #0d1117; stroke: #3d444d; } .plain { fill: #e6edf3; } .dim { fill: #9198a1; }
.good { fill: #3fb950; } .bad { fill: #ff7b72; } .strong { fill: #e6edf3; }
}
</style>
<rect class="window" x="0.5" y="0.5" width="${WIDTH - 1}" height="${height - 1}" rx="8"/>
${[0, 1, 2].map((at) => `<circle class="dim" cx="${MARGIN + at * 18}" cy="${BAR / 2 + 4}" r="5" opacity="0.4"/>`).join('\n')}
${lines.flatMap((line, at) => (line === '' ? [] : [lineOf(line, at)])).join('\n')}
</svg>
`;
}

function lineOf(line: string, at: number): string {
  const y = BAR + MARGIN + at * LINE;
  const parts = runsOf(line).map(({ kind, text }) => `<tspan class="${kind}">${escaped(text)}</tspan>`);
  return `<text x="${MARGIN}" y="${y}" xml:space="preserve">${parts.join('')}</text>`;
}

/** What the matchers colour: the call, the sign in front of a condition, what is given, and the words below. */
function runsOf(line: string): readonly Run[] {
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

function dim(text: string): Run {
  return { kind: 'dim', text };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
