import type { EventInFile } from '../../fixtures/events-in-files.js';
import { SEVERITIES, type Finding, type Severity } from '../deployment/finding.js';
import type { LoadedTemplate } from '../deployment/templates.js';
import type { Comparison } from './compare.js';
import {
  findingsOf,
  type CheckedEvent,
  type CheckedRule,
  type CheckedSchedule,
  type CheckedTemplate,
  type CheckReport,
  type Match,
} from './report.js';
import type { CheckSettings } from './settings.js';
import type { Trial } from './trial.js';
import type { Unfound } from './unfound.js';

/** What a check has come to know. */
export interface Checked {
  readonly templates: readonly LoadedTemplate[];
  readonly trial: Pick<Trial, 'rules' | 'schedules' | 'refusals'>;
  readonly events: readonly EventInFile[];
  readonly unfound: Unfound;
  readonly comparison: Comparison;
}

/** Says all of it as data, and whether it is little enough to pass. */
export function assembled(
  checked: Checked,
  { failOn, requires }: Pick<CheckSettings, 'failOn' | 'requires'>,
): CheckReport {
  const templates = templatesOf(checked);
  const rules = rulesOf(checked, requires.everyRule ? 'error' : 'note');
  const events = eventsOf(checked, requires.match ? 'error' : 'note');
  const counts = { error: 0, warning: 0, note: 0 };
  for (const { finding } of findingsOf({ templates, rules, events })) counts[finding.severity] += 1;
  const failing = SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1);
  const passed = failing.every((severity) => counts[severity] === 0);
  const { matches } = checked.comparison;
  return { version: 1, passed, counts, templates, rules, schedules: schedulesOf(checked), events, matches };
}

function templatesOf({ templates, trial, unfound }: Checked): readonly CheckedTemplate[] {
  return templates.map(({ file, kind, stacks }, index) => ({
    file,
    kind,
    findings: [
      ...stacks.flatMap((stack): readonly Finding[] => [...stack.findings, ...unfound.of(stack)]),
      ...(trial.refusals[index] ?? []),
    ].sort(byPlace),
  }));
}

function byPlace(one: Finding, other: Finding): number {
  return (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0);
}

function rulesOf(
  { templates, trial, events, comparison }: Checked,
  severity: Severity,
): readonly CheckedRule[] {
  const results = new Map(comparison.rules.map((rule) => [rule.number, rule]));
  return trial.rules.map(({ id, template, record }, number): CheckedRule => {
    const { EventPattern: pattern, ScheduleExpression: schedule } = record;
    const { matched = 0, nearest } = results.get(number) ?? {};
    const why = nearest
      ? `The closest is in ${events[nearest.event]?.file}: ${nearest.reason}.`
      : 'No event reached its bus.';
    const unmatched: Finding = {
      severity,
      kind: 'unmatched-rule',
      at: id,
      ...templates[template]?.positionOf(id),
      message: `No event matches the rule. ${why}`,
    };
    return {
      id,
      name: record.Name,
      eventBusName: record.EventBusName,
      arn: record.Arn,
      template,
      state: record.State,
      ...(pattern !== undefined && { pattern }),
      ...(schedule !== undefined && { schedule }),
      matched,
      ...(nearest && { nearest }),
      findings: events.length > 0 && pattern !== undefined && matched === 0 ? [unmatched] : [],
    };
  });
}

function schedulesOf({ trial }: Checked): readonly CheckedSchedule[] {
  return trial.schedules.map(({ id, template, record }) => ({
    id,
    name: record.Name,
    groupName: record.GroupName,
    arn: record.Arn,
    template,
    state: record.State,
    expression: record.ScheduleExpression,
    timezone: record.ScheduleExpressionTimezone,
    target: record.Target.Arn,
  }));
}

function eventsOf({ trial, events, comparison }: Checked, severity: Severity): readonly CheckedEvent[] {
  const misses = new Map(comparison.matches.map((match) => [match.event, match] as const).reverse());
  return events.map(({ event, ...where }, number): CheckedEvent => {
    const { matched = 0, misses: missed = 0, findings = [] } = comparison.events[number] ?? {};
    const all = matched > 0 ? findings : [...findings, unmatchedEvent(severity, misses.get(number), trial)];
    return {
      ...where,
      source: event.source,
      detailType: event['detail-type'],
      misses: missed,
      findings: all.map((finding) => ({ ...finding, ...placeOf(where) })),
    };
  });
}

function placeOf({ line, number }: Omit<EventInFile, 'event'>): Pick<Finding, 'line' | 'at'> {
  if (line !== undefined) return { line };
  return number === undefined ? {} : { at: `event ${number}` };
}

/** @param first - what the nearest rule lacks */
function unmatchedEvent(severity: Severity, first: Match | undefined, { rules }: Checked['trial']): Finding {
  const nearest =
    first?.matches === false ? ` The closest is ${rules[first.rule]?.id}: ${first.reason}.` : '';
  return { severity, kind: 'unmatched-event', message: `No rule matches the event.${nearest}` };
}
