import type { TemplateFinding } from '../../templates/findings.js';

export type Severity = TemplateFinding['severity'];

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note'];

/** Something to tell: what a loader found, or what became of events and rules. */
export interface Finding extends Omit<TemplateFinding, 'kind' | 'at'> {
  readonly kind: string;
  /** The place in the file: a path in a template, the logical id of a rule, `event 2`. */
  readonly at?: string;
}
