import { groupsOf, scheduleGroupsOf, type RuleGroup, type ScheduleGroup } from '../../coverage/groups.js';
import type { RuleCoverage } from '../../coverage/rule-coverage.js';
import { sha256 } from '../../environment/hashes.js';
import { escaped } from './markup.js';
import { rulePart } from './rule-part.js';
import { schedulePart } from './schedule-part.js';
import { SCRIPT } from './script.js';
import { sharesOf } from './shares.js';
import { STYLE } from './style.js';

/** The coverage as a page that stands for itself: it loads nothing, and asks nobody. */
export function htmlPage(coverage: RuleCoverage): string {
  const { events, forgotten, summary } = coverage;
  const [, ...groups] = groupsOf(coverage);
  const [, ...scheduleGroups] = scheduleGroupsOf(coverage);
  const nouns = [
    ...(groups.length > 0 || scheduleGroups.length === 0 ? ['rule'] : []),
    ...(scheduleGroups.length > 0 ? ['schedule'] : []),
  ];
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
${toolsOf(nouns)}
<main>
${[...sectionsOf(groups).map(busPart), ...sectionsOf(scheduleGroups).map(schedulesPart)].join('\n')}
<p id="nothing" class="muted" hidden>No ${nouns.join(' or ')} matches.</p>
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

/** `rules and schedules` */
function listOf(nouns: readonly string[]): string {
  return nouns.map((noun) => `${noun}s`).join(' and ');
}

/** @param nouns - what one of those that can be filtered is called */
const toolsOf = (nouns: readonly string[]): string => `<div id="tools" class="tools" hidden>
<label class="unseen" for="filter">Filter by words in names, patterns, values and targets</label>
<input id="filter" type="search" placeholder="Filter by any words ( / )" autocomplete="off" spellcheck="false">
<label class="choice"><input id="untested" type="checkbox"> Only untested ${listOf(nouns)}</label>
<span id="shown" role="status" data-one="${nouns[0]}" data-all="${listOf(nouns)}"></span>
</div>`;

/** A bus or a schedule group, with what is in it. */
interface Section<Group> {
  readonly group: Group;
  readonly members: Group[];
}

function sectionsOf<Group extends { readonly depth: number }>(
  groups: readonly Group[],
): readonly Section<Group>[] {
  const sections: Section<Group>[] = [];
  for (const group of groups) {
    if (group.depth > 1) sections.at(-1)?.members.push(group);
    else sections.push({ group, members: [] });
  }
  return sections;
}

function busPart({ group: { name, summary }, members }: Section<RuleGroup>): string {
  const { covered, total } = summary.rules;
  const parts = members.flatMap((group) => (group.rule ? [rulePart(group, group.rule)] : []));
  return section(name, `${covered} of ${total} ${total === 1 ? 'rule' : 'rules'} matched or ran`, parts);
}

function schedulesPart({ group: { name, summary }, members }: Section<ScheduleGroup>): string {
  const { covered, total } = summary.schedules;
  const parts = members.flatMap((group) => (group.schedule ? [schedulePart(group, group.schedule)] : []));
  const ran = `${covered} of ${total} ${total === 1 ? 'schedule' : 'schedules'} ran`;
  return section(`schedule group ${name}`, ran, parts);
}

function section(name: string, told: string, parts: readonly string[]): string {
  const title = `${escaped(name)} <span class="muted">${told}</span>`;
  return `<section><h2>${title}</h2><div class="rules">\n${parts.join('\n')}\n</div></section>`;
}
