import { nearestName } from '../../text/nearest-name.js';
import type { EventBridgeMock, RuleView, TargetView } from '../../mock/public-types.js';
import type { RuleTarget } from '../../history/records.js';
import { refuse } from '../misuse/misuse.js';
import type { SubjectReader } from './reader.js';
import { isView, refuseOutsideOfIsolation } from '../given/kinds.js';

/** A target that some rule has, or had when it was invoked. */
export const knownTarget: SubjectReader<TargetView> = {
  label: () => 'target',
  read(received) {
    if (!isView(received, 'target')) return refuse({ kind: 'wrong-received', accepts: ['target'], received });
    refuseOutsideOfIsolation(received.mock);
    if (received.exists || received.invocations().length > 0) return received;
    if (received.deadLetters().length > 0) return received;
    const { arnOrId } = received;
    const didYouMean = nearestName(arnOrId, targetNames(received.mock));
    return refuse({ kind: 'unknown-target', arnOrId, ...(didYouMean !== undefined && { didYouMean }) });
  },
};

/** Tells the targets that have this ARN or Id. */
export function isTarget(arnOrId: string): (target: RuleTarget['target']) => boolean {
  return ({ id, arn }) => id === arnOrId || arn === arnOrId;
}

/** Reads an argument that is the ARN or Id of a target which a rule has, or had when it invoked it. */
export function readTargetOf(rule: RuleView): (given: unknown, name: string) => string {
  return (arnOrId, name) => {
    if (typeof arnOrId !== 'string') {
      return refuse({ kind: 'wrong-argument', name, needs: 'target', given: arnOrId });
    }
    const targets = [...rule.targets, ...rule.invocations().map(({ target }) => target)];
    if (targets.some(isTarget(arnOrId))) return arnOrId;
    const didYouMean = nearestName(
      arnOrId,
      rule.targets.flatMap(({ id, arn }) => [id, arn]),
    );
    const { name: ruleName, eventBusName } = rule;
    return refuse({
      kind: 'unknown-target',
      arnOrId,
      rule: { name: ruleName, eventBusName },
      ...(didYouMean !== undefined && { didYouMean }),
    });
  };
}

function targetNames(mock: EventBridgeMock): string[] {
  const targets = mock.buses().flatMap((bus) => bus.rules().flatMap((rule) => rule.targets));
  return [...new Set(targets.flatMap(({ id, arn }) => [id, arn]))];
}
