import type { TemplateKind } from '../../templates/any-template.js';
import type { ConditionReport } from '../../pattern/explain/explanation.js';
import type { Finding, Severity } from '../deployment/finding.js';

/** What a check has found, as `--json` prints it: docs/guide/check.md says what the members are. */
export interface CheckReport {
  /** Raised when a member goes or changes its meaning. */
  readonly version: 1;
  readonly passed: boolean;
  readonly counts: Readonly<Record<Severity, number>>;
  readonly templates: readonly CheckedTemplate[];
  readonly rules: readonly CheckedRule[];
  readonly schedules: readonly CheckedSchedule[];
  readonly events: readonly CheckedEvent[];
  readonly matches: readonly Match[];
}

export interface CheckedTemplate {
  readonly file: string;
  readonly kind: TemplateKind;
  readonly findings: readonly Finding[];
}

export interface CheckedRule {
  /** What the template calls it. */
  readonly id: string;
  readonly name: string;
  readonly eventBusName: string;
  readonly arn: string;
  /** Which of the templates has it. */
  readonly template: number;
  readonly state: string;
  /** As JSON text. */
  readonly pattern?: string;
  readonly schedule?: string;
  /** How many of the events it matched. */
  readonly matched: number;
  /** The unmatched event that lacks least of the pattern, where the rule matched none. */
  readonly nearest?: Miss & { readonly event: number };
  readonly findings: readonly Finding[];
}

/** A schedule of EventBridge Scheduler. Its findings are those of its template. */
export interface CheckedSchedule {
  /** What the template calls it. */
  readonly id: string;
  readonly name: string;
  readonly groupName: string;
  readonly arn: string;
  /** Which of the templates has it. */
  readonly template: number;
  readonly state: string;
  readonly expression: string;
  readonly timezone: string;
  /** The ARN of what it invokes. */
  readonly target: string;
}

export interface CheckedEvent {
  readonly file: string;
  readonly line?: number;
  /** From 1 on, where the file has several events. */
  readonly number?: number;
  readonly source: string;
  readonly detailType: string;
  /** Where an entry of PutEvents says it; else the event was put on every bus. */
  readonly eventBusName?: string;
  /** How many rules did not match it, those with a schedule left out: `matches` has the nearest ones. */
  readonly misses: number;
  readonly findings: readonly Finding[];
}

/** An event and a rule, by their numbers in the lists of the report. */
export type Match = { readonly event: number; readonly rule: number } & (
  { readonly matches: true; readonly targets?: readonly TargetInput[] } | ({ readonly matches: false } & Miss)
);

/** Why a rule did not match an event. */
export interface Miss {
  readonly reason: string;
  /** What is probably wrong. */
  readonly hints: readonly string[];
  /** The conditions of the pattern that do not hold. */
  readonly conditions: readonly ConditionReport[];
}

/** What a target would get. */
export interface TargetInput {
  readonly id: string;
  readonly arn: string;
  /** The text that it would get; absent where it would get nothing. */
  readonly input?: string;
  /** Why it would get nothing, where it is not the input: `NO_PERMISSIONS`. */
  readonly error?: { readonly errorCode: string; readonly message: string };
}

/** All that was found, each with the file that it is about. */
export function* findingsOf({
  templates,
  rules,
  events,
}: Pick<CheckReport, 'templates' | 'rules' | 'events'>): Generator<FoundIn> {
  for (const { file, findings } of templates) yield* findings.map((finding) => ({ file, finding }));
  for (const { template, findings } of rules) {
    const { file = '' } = templates[template] ?? {};
    yield* findings.map((finding) => ({ file, finding }));
  }
  for (const { file, findings } of events) yield* findings.map((finding) => ({ file, finding }));
}

export interface FoundIn {
  readonly file: string;
  readonly finding: Finding;
}
