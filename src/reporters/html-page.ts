import { groupsOf, type RuleGroup } from '../coverage/groups.js';
import type { CoverageShare, RuleCoverage } from '../coverage/rule-coverage.js';
import { untestedOf } from '../coverage/words.js';

const STYLE = `
  body { font: 14px/1.5 system-ui, sans-serif; margin: 2rem; color: #222; background: #fff; }
  table { border-collapse: collapse; }
  th, td { padding: 0.25rem 0.75rem; border-bottom: 1px solid #ddd; text-align: left; vertical-align: top; }
  td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
  .full { background: #e6f4ea; } .part { background: #fff6e0; } .none { background: #fce8e6; }
  .bus { font-weight: bold; } .rule td:first-child { padding-left: 2rem; }
  code { font: 12px/1.5 ui-monospace, monospace; color: #555; }
  @media (prefers-color-scheme: dark) {
    body { color: #ddd; background: #1b1b1b; } th, td { border-color: #444; } code { color: #aaa; }
    .full { background: #16351f; } .part { background: #3d3312; } .none { background: #451f1c; }
  }
`;

/** The table as a page that stands for itself. */
export function htmlPage(coverage: RuleCoverage): string {
  const head = ['Rule', '% Rules', 'Matches', '% Conditions', '% Targets', 'Untested'];
  const cells = head.map((title, at) => `<th${at > 0 && at < 5 ? ' class="number"' : ''}>${title}</th>`);
  return [
    '<!doctype html>',
    '<html lang="en">',
    `<head><meta charset="utf-8"><title>Rule coverage</title><style>${STYLE}</style></head>`,
    '<body>',
    '<h1>Rule coverage</h1>',
    `<p>${coverage.events} events, ${coverage.forgotten} more that histories had no room for.</p>`,
    '<table>',
    `<thead><tr>${cells.join('')}</tr></thead>`,
    '<tbody>',
    ...groupsOf(coverage).map(rowOf),
    '</tbody></table>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function rowOf({ name, depth, rules, summary, rule }: RuleGroup): string {
  const matches = rules.reduce((sum, { matched, ran }) => sum + matched + ran, 0);
  const pattern = rule?.pattern ?? rule?.schedule;
  const title = pattern === undefined ? '' : `<br><code>${escaped(pattern)}</code>`;
  const untested = rule ? untestedOf(rule).map(escaped).join('<br>') : '';
  const cells = [
    `<td>${escaped(name)}${title}</td>`,
    share(summary.rules),
    `<td class="number">${matches}</td>`,
    share(summary.conditions),
    share(summary.targets),
    `<td>${untested}</td>`,
  ];
  return `<tr class="${depth < 2 ? 'bus' : 'rule'}">${cells.join('')}</tr>`;
}

function share({ covered, total, percent }: CoverageShare): string {
  if (total === 0) return '<td></td>';
  const looks = covered === total ? 'full' : covered === 0 ? 'none' : 'part';
  return `<td class="number ${looks}" title="${covered} of ${total}">${percent}</td>`;
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.codePointAt(0) ?? 0};`);
}
