import type { Target } from '@aws-sdk/client-eventbridge';
import { placedTarget } from '../targets/registry.js';
import { short } from '../text/words.js';
import { readableName } from '../text/made-up-name.js';
import { parseArn, placeOf, type Arn, type Place } from '../text/arn.js';
import { inOrder } from './drawn-accounts.js';

/** What became of the events of a target. */
export interface Deliveries {
  readonly invoked: number;
  readonly lost: number;
}

/** A target of a rule. */
export interface DrawnTarget {
  /** The id of the rule's node. */
  readonly rule: string;
  /** The ARN of the rule's bus. */
  readonly bus: string;
  readonly put: Target;
}

/** Targets that are drawn as one node: they are of one kind and have the same rules, queues and numbers. */
export interface TargetGroup extends Deliveries {
  readonly kind: string;
  readonly names: readonly string[];
  /** The ids of the nodes of their rules. */
  readonly rules: readonly string[];
  /** The ARNs of their dead-letter queues. */
  readonly queues: readonly string[];
}

/** One for all rules that have it. */
interface SameTarget {
  readonly arn: string;
  readonly kind: string;
  readonly rules: Set<string>;
  readonly queues: Set<string>;
}

/** The ARN of the bus that a target is. */
export function busOfTarget(put: Target): Arn | undefined {
  const { arn, kind } = placedTarget(put);
  return kind.forwardsEvents === true ? arn : undefined;
}

/** Puts targets together that a reader need not tell apart. */
export function groupsOfTargets(
  targets: readonly DrawnTarget[],
  { home, deliveriesTo }: { readonly home: Place; readonly deliveriesTo: (arn: string) => Deliveries },
): readonly TargetGroup[] {
  const groups = new Map<string, { readonly names: string[] } & Omit<TargetGroup, 'names'>>();
  for (const { arn, kind, rules, queues } of sameTargets(targets)) {
    const alike = { kind, rules: [...rules], queues: [...queues].sort(), ...deliveriesTo(arn) };
    const key = JSON.stringify(alike);
    const group = groups.get(key) ?? { ...alike, names: [] };
    group.names.push(nameFrom(home, arn));
    groups.set(key, group);
  }
  return [...groups.values()];
}

function sameTargets(targets: readonly DrawnTarget[]): readonly SameTarget[] {
  const byArn = new Map<string, SameTarget>();
  for (const { rule, put } of targets) {
    const { Arn: arn = '', DeadLetterConfig } = put;
    const known: SameTarget = byArn.get(arn) ?? {
      arn,
      kind: placedTarget(put).kind.name,
      rules: new Set(),
      queues: new Set(),
    };
    known.rules.add(rule);
    if (DeadLetterConfig?.Arn !== undefined) known.queues.add(DeadLetterConfig.Arn);
    byArn.set(arn, known);
  }
  return inOrder(byArn.values(), ({ arn }) => [arn]);
}

/** What a reader calls the thing of an ARN, with its place where that is another than home. */
export function nameFrom(home: Place, arn: string): string {
  const { account, region } = placeOf(arn);
  const isHome = ['', home.account].includes(account) && ['', home.region].includes(region);
  const name = short(readableName(nameOf(parseArn(arn)?.resource ?? arn)));
  return isHome ? name : `${name} in ${[account, region].filter((part) => part !== '').join(' ')}`;
}

/** Without the kind in front, and without the id that the account gives API destinations. */
function nameOf(resource: string): string {
  const [, kind = '', name = resource] = /^([^/:]+)[/:](.+)$/s.exec(resource) ?? [];
  return kind === 'api-destination' ? name.replace(/\/[^/]*$/, '') : name;
}
