import type { RuleGroup } from '../../coverage/groups.js';
import type {
  ConditionExamples,
  CoveredCondition,
  CoveredRule,
  CoveredTarget,
  ExampleEvent,
  RuleOrigin,
} from '../../coverage/rule-coverage.js';
import { conditionName, untestedOf } from '../../coverage/words.js';
import { element, escaped } from './markup.js';
import { badgeOf, looksOf } from './shares.js';

const MOST_UNTESTED = 3;

/** A rule, which can be unfolded. */
export function rulePart({ name, summary }: RuleGroup, rule: CoveredRule): string {
  const untested = untestedOf(rule);
  const times = rule.matched + rule.ran;
  const head = [
    element('span', 'name', escaped(name)),
    element('span', `badge ${looksOf(summary.rules)}`, timesText(rule)),
    badgeOf('condition', summary.conditions),
    badgeOf('target', summary.targets),
    untested.length > 0 ? element('ul', 'untested', untestedItems(untested)) : '',
  ];
  const isTested = untested.length === 0 && times > 0;
  const inside = element('div', 'inside', insideOf(rule));
  return `<details data-untested="${isTested ? 'no' : 'yes'}"><summary>${head.join('')}</summary>${inside}</details>`;
}

function timesText({ pattern, matched, ran }: CoveredRule): string {
  const runs = `${ran} ${ran === 1 ? 'run' : 'runs'}`;
  if (pattern === undefined) return runs;
  const matches = `${matched} ${matched === 1 ? 'match' : 'matches'}`;
  return ran > 0 ? `${matches}, ${runs}` : matches;
}

export function untestedItems(untested: readonly string[]): string {
  const shown = untested.length > MOST_UNTESTED + 1 ? untested.slice(0, MOST_UNTESTED) : untested;
  const more = untested.length - shown.length;
  return [...shown, ...(more > 0 ? [`… and ${more} more`] : [])]
    .map((text) => element('li', '', escaped(text)))
    .join('');
}

function insideOf(rule: CoveredRule): string {
  const { origin, pattern, schedule, conditions, targets } = rule;
  return [
    origin ? part('From', element('p', '', escaped(originText(origin)))) : '',
    schedule === undefined ? '' : part('Schedule', element('pre', '', escaped(schedule))),
    reachOf(rule),
    conditions.length === 0 ? '' : part('Conditions', conditions.map(conditionPart).join('')),
    targets.length === 0 ? '' : part('Targets', element('ul', 'targets', targets.map(targetPart).join(''))),
    pattern === undefined ? '' : part('Event pattern', element('pre', '', escaped(indentedJson(pattern)))),
  ].join('');
}

export function part(title: string, markup: string): string {
  return element('h3', '', title) + markup;
}

export function originText({ template, line, column, constructPath, logicalId, seed }: RuleOrigin): string {
  const place = [template, line, column].filter((one) => one !== undefined).join(':');
  return [place, constructPath ?? logicalId, seed]
    .filter((one) => one !== undefined && one !== '')
    .join(', ');
}

function indentedJson(pattern: string): string {
  try {
    return JSON.stringify(JSON.parse(pattern), undefined, 2);
  } catch {
    return pattern;
  }
}

function reachOf({ pattern, reached, unreached: { elsewhere, disabled, changed } }: CoveredRule): string {
  if (pattern === undefined) return '';
  const others = [
    elsewhere > 0 ? `${elsewhere} went to other buses` : '',
    disabled > 0 ? `${disabled} while it was disabled` : '',
    changed > 0 ? `${changed} while it was different` : '',
  ].filter((text) => text !== '');
  const text = `${reached} tested against the pattern${others.length === 0 ? '' : `; ${others.join(', ')}`}.`;
  return part('Events', element('p', '', text));
}

const OUTCOMES = {
  met: 'met',
  failedAlone: 'failed alone',
  failedWithOthers: 'failed with others',
} as const satisfies Readonly<Record<keyof ConditionExamples, string>>;

function conditionPart(condition: CoveredCondition): string {
  const { untested, examples } = condition;
  const items = (Object.keys(OUTCOMES) as (keyof ConditionExamples)[]).map((name) => {
    const isMissing = name === 'met' ? untested.includes('met') : untested.includes('failed');
    const looks = condition[name] === 0 && isMissing && name !== 'failedWithOthers' ? 'missing' : 'muted';
    const count = `<span class="${looks}"><b>${condition[name]}</b> ${OUTCOMES[name]}</span>`;
    return element('li', '', count + exampleOf(examples[name]));
  });
  const title = element('code', '', escaped(conditionName(condition)));
  return element('div', 'condition', title + element('ul', 'outcomes', items.join('')));
}

function exampleOf(example: ExampleEvent | undefined): string {
  if (!example) return '<span></span>';
  const { source, 'detail-type': detailType, value } = example;
  const has =
    value === undefined ? '<span class="muted">nothing there</span>' : element('code', '', escaped(value));
  return `<span>${has} <span class="muted">in ${escaped(detailType)} from ${escaped(source)}</span></span>`;
}

function targetPart({ id, arn, ...counts }: CoveredTarget): string {
  return targetItem(`${escaped(id)} `, arn, counts);
}

type Outcomes = Omit<CoveredTarget, 'id' | 'arn' | 'pending'> & { readonly pending?: number };

/** @param head - markup in front of the counts */
export function targetItem(
  head: string,
  arn: string,
  { invoked, deadLettered, dropped, pending = 0 }: Outcomes,
): string {
  const counts = [
    `${invoked} invoked`,
    ...(deadLettered > 0 ? [`${deadLettered} to a dead-letter queue`] : []),
    ...(dropped > 0 ? [`${dropped} dropped`] : []),
    ...(pending > 0 ? [`${pending} pending`] : []),
  ].join(', ');
  const looks = invoked > 0 ? 'muted' : 'missing';
  return element(
    'li',
    '',
    `${head}<span class="${looks}">${counts}</span><br>${element('code', 'muted', escaped(arn))}`,
  );
}
