import type { EventBridgeMock } from '../../mock/public-types.js';
import type { DeadLetterRecord, RuleTarget } from '../../history/records.js';
import { refuse } from '../misuse/misuse.js';
import type { Scope } from '../scope.js';
import type { SubjectReader } from './reader.js';
import { isTarget, knownTarget } from './target.js';
import { isView, refuseOutsideOfIsolation } from '../given/kinds.js';

/** A mock or one target of it: whose events may go to a dead-letter queue. */
export interface DeadLetterSource {
  readonly scope: Scope;
  readonly mock: EventBridgeMock;
  readonly deadLetters: readonly DeadLetterRecord[];
  readonly isOfTarget: (target: RuleTarget['target']) => boolean;
}

export const deadLetterSource: SubjectReader<DeadLetterSource> = {
  label: (received) => (isView(received, 'target') ? 'target' : 'eventBridge'),
  read(received) {
    if (isView(received, 'mock')) {
      refuseOutsideOfIsolation(received);
      const deadLetters = received.deadLetters();
      return { scope: { of: 'dead-letters' }, mock: received, deadLetters, isOfTarget: () => true };
    }
    if (!isView(received, 'target')) {
      return refuse({ kind: 'wrong-received', accepts: ['mock', 'target'], received });
    }
    const { mock, arnOrId } = knownTarget.read(received);
    const deadLetters = received.deadLetters();
    return { scope: { of: 'dead-letters', arnOrId }, mock, deadLetters, isOfTarget: isTarget(arnOrId) };
  },
};
