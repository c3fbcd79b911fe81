import type { Target } from '@aws-sdk/client-eventbridge';
import type { ScheduleTarget } from '../account/schedule.js';
import { placedTarget, targetKindOf } from '../targets/registry.js';
import { short } from '../text/words.js';
import { readableName } from '../text/made-up-name.js';
import { parseArn, placeOf, type Place } from '../text/arn.js';
import { inOrder } from './drawn-accounts.js';

/** What became of the events of a target. */
export interface Deliveries {
  readonly invoked: number;
  readonly lost: number;
}

/** A target of a rule or of a schedule. */
export interface DrawnTarget {
  /** The id of the node of what has it. */
  readonly from: string;
  /** The ARN of the rule's bus. */
  readonly bus?: string;
  readonly arn: string;
  readonly kind: string;
  /** Whether it is a bus. */
  readonly isBus: boolean;
  /** The ARN of its dead-letter queue. */
  readonly queue: string | undefined;
}

/** Targets that are drawn as one node: they are of one kind and have the same sources, queues and numbers. */
export interface TargetGroup extends Deliveries {
  readonly kind: string;
  readonly names: readonly string[];
  /** The ids of the nodes of the rules and schedules that have them. */
  readonly sources: readonly string[];
  /** The ARNs of their dead-letter queues. */
  readonly queues: readonly string[];
}

/** One for all that have it. */
interface SameTarget {
  readonly arn: string;
  readonly kind: string;
  readonly sources: Set<string>;
  readonly queues: Set<string>;
}

/** @param bus - the ARN of the rule's bus */
export function targetOfRule(from: string, bus: string, put: Target): DrawnTarget {
  const { kind } = placedTarget(put);
  const { Arn: arn = '', DeadLetterConfig } = put;
  const isBus = kind.forwardsEvents === true;
  return { from, bus, arn, kind: kind.name, isBus, queue: DeadLetterConfig?.Arn };
}

/** A schedule may call any API, and services that rules have no targets in. */
export function targetOfSchedule(from: string, { Arn: arn, DeadLetterConfig }: ScheduleTarget): DrawnTarget {
  const parsed = parseArn(arn);
  const kind = parsed && targetKindOf(parsed);
  const otherwise = parsed?.service === 'scheduler' ? 'API call' : 'target';
  const isBus = kind?.forwardsEvents === true;
  return { from, arn, kind: kind?.name ?? otherwise, isBus, queue: DeadLetterConfig?.Arn };
}

/** Puts targets together that a reader need not tell apart. */
export function groupsOfTargets(
  targets: readonly DrawnTarget[],
  { home, deliveriesTo }: { readonly home: Place; readonly deliveriesTo: (arn: string) => Deliveries },
): readonly TargetGroup[] {
  const groups = new Map<string, { readonly names: string[] } & Omit<TargetGroup, 'names'>>();
  for (const { arn, kind, sources, queues } of sameTargets(targets)) {
    const alike = { kind, sources: [...sources], queues: [...queues].sort(), ...deliveriesTo(arn) };
    const key = JSON.stringify(alike);
    const group = groups.get(key) ?? { ...alike, names: [] };
    group.names.push(nameFrom(home, arn));
    groups.set(key, group);
  }
  return [...groups.values()];
}

function sameTargets(targets: readonly DrawnTarget[]): readonly SameTarget[] {
  const byArn = new Map<string, SameTarget>();
  for (const { from, arn, kind, queue } of targets) {
    const known: SameTarget = byArn.get(arn) ?? { arn, kind, sources: new Set(), queues: new Set() };
    known.sources.add(from);
    if (queue !== undefined) known.queues.add(queue);
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
