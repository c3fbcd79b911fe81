import { groupsOf, type RuleGroup } from '../../coverage/groups.js';
import type { RuleCoverage } from '../../coverage/rule-coverage.js';
import { sha256 } from '../../environment/hashes.js';
import { escaped } from './markup.js';
import { rulePart } from './rule-part.js';
import { SCRIPT } from './script.js';
import { sharesOf } from './shares.js';
import { STYLE } from './style.js';

/** The coverage as a page that stands for itself: it loads nothing, and asks nobody. */
export function htmlPage(coverage: RuleCoverage): string {
  const { events, forgotten, summary } = coverage;
  const [, ...groups] = groupsOf(coverage);
  const more = forgotten === 0 ? '' : `, and ${forgotten} more that histories had no room for`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Rule coverage</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<h1>Rule coverage</h1>
${sharesOf(summary)}
<p class="muted">Of ${events} ${events === 1 ? 'event' : 'events'}${more}.</p>
${TOOLS}
<main>
${busesOf(groups).map(busPart).join('\n')}
<p id="nothing" class="muted" hidden>No rule matches.</p>
</main>
<script type="module">${SCRIPT}</script>
</body>
</html>
`;
}

const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${sha256(STYLE)}'`,
  `script-src 'sha256-${sha256(SCRIPT)}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const TOOLS = `<div id="tools" class="tools" hidden>
<label class="unseen" for="filter">Filter by words in names, patterns, values and targets</label>
<input id="filter" type="search" placeholder="Filter by any words ( / )" autocomplete="off" spellcheck="false">
<label class="choice"><input id="untested" type="checkbox"> Only untested rules</label>
<span id="shown" role="status"></span>
</div>`;

interface Bus {
  readonly group: RuleGroup;
  readonly rules: RuleGroup[];
}

function busesOf(groups: readonly RuleGroup[]): readonly Bus[] {
  const buses: Bus[] = [];
  for (const group of groups) {
    if (group.rule) buses.at(-1)?.rules.push(group);
    else buses.push({ group, rules: [] });
  }
  return buses;
}

function busPart({ group: { name, summary }, rules }: Bus): string {
  const { covered, total } = summary.rules;
  const title = `${escaped(name)} <span class="muted">${covered} of ${total} ${total === 1 ? 'rule' : 'rules'} matched or ran</span>`;
  const parts = rules.flatMap((group) => (group.rule ? [rulePart(group, group.rule)] : []));
  return `<section><h2>${title}</h2><div class="rules">\n${parts.join('\n')}\n</div></section>`;
}
