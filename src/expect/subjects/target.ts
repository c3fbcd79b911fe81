import { nearestName } from '../../account/nearest-name.js';
import type { EventBridgeMock, TargetView } from '../../eventbridge-mock.js';
import { refuse } from '../misuse.js';
import type { SubjectReader } from './reader.js';
import { isView, refuseOutsideOfIsolation } from './view.js';

/** A target that some rule has, or had when it was invoked. */
export const knownTarget: SubjectReader<TargetView> = {
  label: () => 'target',
  read(received) {
    if (!isView(received, 'target')) return refuse({ kind: 'wrong-received', accepts: ['target'], received });
    refuseOutsideOfIsolation(received.mock);
    if (received.exists || received.invocations().length > 0) return received;
    const { arnOrId } = received;
    const didYouMean = nearestName(arnOrId, targetNames(received.mock));
    return refuse({ kind: 'unknown-target', arnOrId, ...(didYouMean !== undefined && { didYouMean }) });
  },
};

function targetNames(mock: EventBridgeMock): string[] {
  const targets = mock.buses().flatMap((bus) => bus.rules().flatMap((rule) => rule.targets));
  return [...new Set(targets.flatMap(({ id, arn }) => [id, arn]))];
}
