const LINE = 21;
const MARGIN = 24;
/** The bar of a window above the text. */
const BAR = 34;
/** As wide as a character is in the widest of the fonts. */
const CHARACTER = 8.45;
const LEAST = 760;

/** A part of a line, in one colour. */
export interface Run {
  readonly kind: 'plain' | 'dim' | 'good' | 'bad' | 'warn' | 'strong';
  readonly text: string;
}

export type Line = readonly Run[];

/** A text in the window of a terminal, in its colours, on light and on dark. */
export function windowPicture(title: string, lines: readonly Line[]): string {
  const longest = Math.max(...lines.map((runs) => runs.reduce((sum, { text }) => sum + text.length, 0)));
  const width = Math.max(LEAST, Math.ceil(longest * CHARACTER) + 2 * MARGIN);
  const height = BAR + MARGIN * 2 + lines.length * LINE;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img">
<title>${escaped(title)}</title>
<style>
text { font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace; white-space: pre; }
.window { fill: #ffffff; stroke: #d0d7de; } .plain { fill: #1f2328; } .dim { fill: #59636e; }
.good { fill: #116329; } .bad { fill: #b3261e; } .warn { fill: #7a4a00; } .strong { fill: #1f2328; font-weight: 700; }
@media (prefers-color-scheme: dark) {
.window { fill: #0d1117; stroke: #3d444d; } .plain { fill: #e6edf3; } .dim { fill: #9198a1; }
.good { fill: #3fb950; } .bad { fill: #ff7b72; } .warn { fill: #d9a441; } .strong { fill: #e6edf3; }
}
</style>
<rect class="window" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8"/>
${[0, 1, 2].map((at) => `<circle class="dim" cx="${MARGIN + at * 18}" cy="${BAR / 2 + 4}" r="5" opacity="0.4"/>`).join('\n')}
${lines.flatMap((line, at) => (line.length === 0 ? [] : [lineOf(line, at)])).join('\n')}
</svg>
`;
}

function lineOf(line: Line, at: number): string {
  const y = BAR + MARGIN + at * LINE;
  const parts = line.map(({ kind, text }) => `<tspan class="${kind}">${escaped(text)}</tspan>`);
  return `<text x="${MARGIN}" y="${y}" xml:space="preserve">${parts.join('')}</text>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
