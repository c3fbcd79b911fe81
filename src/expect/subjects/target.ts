import type { EventBridgeMock, RuleView, TargetHandler, TargetView } from '../../mock/public-types.js';
import type { RuleTarget } from '../../history/records.js';
import { nameInArn } from '../../text/arn.js';
import { didYouMean, nearestName } from '../../text/nearest-name.js';
import { refuse, refuseKind } from '../misuse/misuse.js';
import { quoted, ruleName } from '../../text/words.js';
import { deadLetterRemedy } from './dead-letter-queue.js';
import { subjectOf } from './reader.js';

/** A target that some rule has, or had when it was invoked. */
export const knownTarget = subjectOf<TargetView>({ target: existingTarget });

export function existingTarget(target: TargetView): TargetView {
  const { arnOrId, exists, mock } = target;
  if (exists || target.invocations().length > 0 || target.deadLetters().length > 0) return target;
  return refuseUnknownTarget('no rule has a', { mock, arnOrId }, targetNames(mock));
}

/** Tells the targets that have this ARN or Id. */
export function isTarget(arnOrId: string): (target: RuleTarget['target']) => boolean {
  return ({ id, arn }) => id === arnOrId || arn === arnOrId;
}

/** Reads an argument that names a target, by a text or its function, which the rule has, or had when it invoked it. */
export function readTarget(arnOrId: unknown, name: string, rule: RuleView): string {
  if (typeof arnOrId === 'function')
    return readTarget(arnBoundTo(arnOrId as TargetHandler, rule), name, rule);
  if (typeof arnOrId !== 'string') {
    return refuseKind(
      name,
      'the ARN, the Id or the name of a target, or the function that is bound to it',
      arnOrId,
    );
  }
  const targets = [...rule.targets, ...rule.invocations().map(({ target }) => target)];
  if (targets.some(isTarget(arnOrId))) return arnOrId;
  const [arn, another] = new Set(
    targets.map((target) => target.arn).filter((one) => nameInArn(one) === arnOrId),
  );
  if (arn !== undefined && another === undefined) return arn;
  const names = rule.targets.flatMap(({ id, arn }) => [id, arn]);
  return refuseUnknownTarget(`${ruleName(rule)} has no`, { mock: rule.mock, arnOrId }, names);
}

function arnBoundTo(handler: TargetHandler, { mock }: RuleView): string {
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
  const targets = mock.buses().flatMap((bus) => bus.rules().flatMap((rule) => rule.targets));
  return [...new Set(targets.flatMap(({ id, arn }) => [id, arn]))];
}
