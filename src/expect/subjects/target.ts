import type { DeliveryRecord } from '../../history/records.js';
import {
  MEANT,
  STANDING,
  type EventBridgeMock,
  type RuleView,
  type ScheduleView,
  type TargetHandler,
  type TargetView,
} from '../../mock/public-types.js';
import { nameInArn } from '../../text/arn.js';
import { didYouMean, nearestName } from '../../text/nearest-name.js';
import { isView } from '../given/kinds.js';
import { refuse, refuseKind } from '../misuse/misuse.js';
import { quoted, ruleName, scheduleName } from '../../text/words.js';
import { deadLetterRemedy } from './dead-letter-queue.js';

/** A target that some rule or schedule has, or had when it was invoked or deleted. */
export function existingTarget(target: TargetView): TargetView {
  const { arnOrId, exists, mock } = target;
  if (exists || target[MEANT].schedules().length > 0) return target;
  const records = [target.invocations(), target.deadLetters(), target.scheduleInvocations()];
  if ([...records, target.scheduleDeadLetters()].some(({ length }) => length > 0)) return target;
  return refuseUnknownTarget('no rule and no schedule has a', { mock, arnOrId }, targetNames(mock));
}

/** What has the target of an invocation: rules know it by an Id, schedules do not. */
export interface InvokedTarget {
  readonly id?: string;
  readonly arn: string;
  readonly resourceArn?: string;
}

/** Tells the targets that have this ARN or Id. */
export function isTarget(arnOrId: string): (target: InvokedTarget) => boolean {
  return ({ id, arn, resourceArn }) => [id, arn, resourceArn].includes(arnOrId);
}

/** The deliveries to a target, or those by one rule. */
export function deliveriesTo({ mock, isTarget, by }: DeliveriesLookedFor): readonly DeliveryRecord[] {
  return mock
    .deliveries()
    .filter(({ target, rule }) => isTarget(target) && (by === undefined || rule.arn === by.arn));
}

interface DeliveriesLookedFor {
  readonly mock: EventBridgeMock;
  readonly isTarget: (target: DeliveryRecord['target']) => boolean;
  readonly by?: { readonly arn: string };
}

/** Reads an argument that names a target, by a text or its function, which the owner has, or had when it invoked it. */
export function readTarget(arnOrId: unknown, name: string, owner: RuleView | ScheduleView): string {
  if (typeof arnOrId === 'function')
    return readTarget(arnBoundTo(arnOrId as TargetHandler, owner), name, owner);
  if (typeof arnOrId !== 'string') {
    return refuseKind(
      name,
      'the ARN, the Id or the name of a target, or the function that is bound to it',
      arnOrId,
    );
  }
  const present = targetsOf(owner);
  const targets = [...present, ...owner.invocations().map(({ target }) => target)];
  if (targets.some(isTarget(arnOrId))) return arnOrId;
  const arns = targets.flatMap(({ arn, resourceArn = arn }: InvokedTarget) => [arn, resourceArn]);
  const [arn, another] = new Set(arns.filter((one) => nameInArn(one) === arnOrId));
  if (arn !== undefined && another === undefined) return arn;
  const names = present.flatMap(({ id, arn }) => [id ?? nameInArn(arn), arn]);
  const who = isView(owner, 'rule') ? ruleName(owner) : scheduleName(owner);
  return refuseUnknownTarget(`${who} has no`, { mock: owner.mock, arnOrId }, names);
}

function targetsOf(owner: RuleView | ScheduleView): readonly InvokedTarget[] {
  if (isView(owner, 'rule')) return owner.targets;
  const { target } = owner[STANDING];
  return target ? [target] : [];
}

function arnBoundTo(handler: TargetHandler, { mock }: RuleView | ScheduleView): string {
  try {
    return mock.target(handler).arnOrId;
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

function refuseUnknownTarget(
  hasNone: string,
  { mock, arnOrId }: Pick<TargetView, 'mock' | 'arnOrId'>,
  names: readonly string[],
): never {
  return refuse(
    `${hasNone} target with the ARN or Id ${quoted(arnOrId)}.`,
    deadLetterRemedy(mock, arnOrId) ?? didYouMean(nearestName(arnOrId, names)),
  );
}

function targetNames(mock: EventBridgeMock): string[] {
  const ofRules = mock.buses().flatMap((bus) => bus.rules().flatMap((rule) => rule.targets));
  const ofSchedules = mock.schedules().flatMap(targetsOf);
  return [
    ...new Set([
      ...ofRules.flatMap(({ id, arn }) => [id, arn]),
      ...ofSchedules.flatMap(({ arn }) => [nameInArn(arn), arn]),
    ]),
  ];
}
