import { count, quoted, shortInside } from '../../../text/words.js';
import { SEVERITIES } from '../../deployment/finding.js';
import { colourOf, findingsText, indented } from '../../deployment/findings-text.js';
import type { Paint } from '../../paint.js';
import type { CheckedEvent, CheckedRule, CheckReport, Match, Miss, TargetInput } from '../report.js';
import { eventName, ruleLabels } from './names.js';

interface Style {
  readonly isVerbose: boolean;
  readonly paint: Paint;
}

interface Shown extends Style {
  readonly report: CheckReport;
  /** By the number of the rule. */
  readonly labels: readonly string[];
}

/** The report for people. */
export function prettyText(report: CheckReport, style: Style): string {
  const shown = { ...style, report, labels: ruleLabels(report) };
  const parts = [...templateTexts(shown), ...eventTexts(shown), ...unmatchedTexts(shown), verdict(shown)];
  return `${parts.join('\n\n')}\n`;
}

function templateTexts({ report, ...style }: Shown): readonly string[] {
  return report.templates.flatMap(({ file, kind, findings }, index) => {
    const isOwn = ({ template }: { readonly template: number }): boolean => template === index;
    const own = countsOf({ rules: report.rules.filter(isOwn), schedules: report.schedules.filter(isOwn) });
    const title = `${style.paint.strong(file)} (${kind}): ${own.join(', ')}`;
    return [title, ...findingsText(file, findings, style)];
  });
}

/** `3 rules`, and `1 schedule` where there are some. */
function countsOf({ rules, schedules }: Pick<CheckReport, 'rules' | 'schedules'>): readonly string[] {
  return [
    count(rules.length, 'rule'),
    ...(schedules.length > 0 ? [count(schedules.length, 'schedule')] : []),
  ];
}

function eventTexts(shown: Shown): readonly string[] {
  const byEvent = new Map<number, Match[]>();
  for (const match of shown.report.matches) {
    byEvent.set(match.event, [...(byEvent.get(match.event) ?? []), match]);
  }
  return shown.report.events.map((event, number) => eventText(event, byEvent.get(number) ?? [], shown));
}

function eventText(event: CheckedEvent, matches: readonly Match[], shown: Shown): string {
  const { strong } = shown.paint;
  const hidden = event.misses - matches.filter((match) => !match.matches).length;
  const bus = event.eventBusName === undefined ? '' : ` on bus ${quoted(event.eventBusName)}`;
  const findings = event.findings.filter(({ kind }) => kind !== 'unmatched-event');
  return [
    `${strong(eventName(event))}: ${quoted(event.detailType)} from ${quoted(event.source)}${bus}`,
    ...matches.map((match) => matchText(match, shown)),
    ...(hidden > 0
      ? [
          `  … and ${count(hidden, 'rule')} more ${hidden === 1 ? 'does' : 'do'} not match; --verbose shows all`,
        ]
      : []),
    ...findings.map(({ severity, message }) => {
      const title = colourOf(severity, shown.paint)(severity);
      return `  ${title}: ${indented(message, 4).trimStart()}`;
    }),
  ].join('\n');
}

function matchText(match: Match, { labels, paint }: Shown): string {
  const label = labels[match.rule] ?? '';
  if (!match.matches) return missText(`  ${paint.bad('✗')} ${label}  `, label.length + GUTTER, match, paint);
  const targets = (match.targets ?? []).map(
    (target) => `\n      → ${target.id}  ${paint.dim(target.arn)}\n        ${inputText(target)}`,
  );
  return `  ${paint.good('✓')} ${label.trimEnd()}${targets.join('')}`;
}

function inputText({ input, error }: TargetInput): string {
  if (error) return `nothing: ${error.errorCode}`;
  return input === undefined ? 'nothing' : shortInside(input, MOST_INPUT);
}

/** `  ✗ ` before a label, and a gap behind it. */
const GUTTER = 6;
const MOST_INPUT = 1000;

function missText(start: string, margin: number, { reason, hints }: Miss, { dim }: Paint): string {
  const lines = hints.map((hint) => `\n${' '.repeat(margin)}${dim(hint)}`);
  return `${start}${reason}${lines.join('')}`;
}

/** What the tables tell only to those who look for it. */
function unmatchedTexts(shown: Shown): readonly string[] {
  const { events, rules } = shown.report;
  const lost = events.filter(({ findings }) => findings.some(({ kind }) => kind === 'unmatched-event'));
  const told = new Set(shown.report.matches.map(({ event, rule }) => `${event} ${rule}`));
  const idle = rules.flatMap(({ findings, nearest }, number) => {
    if (findings.length === 0) return [];
    const isTold = told.has(`${nearest?.event} ${number}`);
    return [idleText(shown.labels[number] ?? '', nearest, isTold, shown)];
  });
  return [
    ...listed(`No rule matches ${count(lost.length, 'event')}:`, lost.map(eventName), shown),
    ...listed(`No event matches ${count(idle.length, 'rule')}, each with its closest event:`, idle, shown),
  ];
}

/** @param isTold whether the table of the nearest event says already what it lacks */
function idleText(
  label: string,
  nearest: CheckedRule['nearest'],
  isTold: boolean,
  { report, paint }: Shown,
): string {
  const event = nearest && report.events[nearest.event];
  if (!event) return `${label}  no event reached its bus`;
  const start = `${label}  ${eventName(event)}`;
  return isTold ? start : missText(`${start}: `, label.length + GUTTER - 2, nearest, paint);
}

/** Under a title, each indented; a number for what comes behind the first few. */
function listed(title: string, texts: readonly string[], { isVerbose }: Style): readonly string[] {
  const shown = isVerbose ? texts : texts.slice(0, MOST_UNMATCHED);
  const more = texts.length - shown.length;
  const rest = more > 0 ? [`  … and ${more} more; --verbose shows all`] : [];
  return texts.length === 0 ? [] : [[title, ...shown.map((text) => `  ${text}`), ...rest].join('\n')];
}

const MOST_UNMATCHED = 20;

/** `✗ 3 rules, 2 events: 1 error, 2 notes`. */
function verdict({ report, paint }: Shown): string {
  const { passed, counts, events } = report;
  const found = SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) =>
    count(counts[severity], severity),
  );
  const mark = passed ? paint.good('✓') : paint.bad('✗');
  const what = [...countsOf(report), ...(events.length > 0 ? [count(events.length, 'event')] : [])];
  return `${mark} ${what.join(', ')}: ${found.join(', ') || 'nothing found'}`;
}
