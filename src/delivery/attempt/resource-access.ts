import { accessDeniedMessage } from '../../access/denial-text.js';
import { deniedTargetAccess } from '../../access/target-access.js';
import { parseArn, placeOf } from '../../text/arn.js';
import type { DeadLetterFailure } from '../../history/records.js';
import type { TargetAccessDenied } from '../../access/access-context.js';
import { isFifo, sqsQueue } from '../../targets/kinds/messages.js';
import type { Permissions } from '../../targets/target-kind.js';
import type { DeliveryError } from './delivery-errors.js';
import type { DeliveryHost } from './delivery-host.js';
import type { Job } from './job.js';

/** Whether targets and dead-letter queues take what EventBridge brings, as far as a test has said how they are. */
export class ResourceAccess {
  readonly #host: Pick<DeliveryHost, 'resources' | 'accessFrom'>;

  constructor(host: Pick<DeliveryHost, 'resources' | 'accessFrom'>) {
    this.#host = host;
  }

  /** Why the target would refuse the request. */
  refusal(job: Job): DeliveryError | undefined {
    const { kind, route, target } = job;
    const { arn } = route.target;
    const withRole = target.RoleArn !== undefined;
    const denied = kind.permissions && this.#denied(job, { arn, permissions: kind.permissions, withRole });
    if (denied) return { errorCode: 'NO_PERMISSIONS', message: accessDeniedMessage(denied) };
    if (this.#host.resources.get(arn)?.contentBasedDeduplication !== false) return undefined;
    return {
      errorCode: 'INVALID_PARAMETER',
      message:
        'The FIFO queue does not deduplicate by content, and EventBridge sends no MessageDeduplicationId.',
    };
  }

  /** Why the dead-letter queue of the target would not get the event; undefined as well where it has none. */
  deadLetterFailure(job: Job): DeadLetterFailure | undefined {
    const queueArn = job.target.DeadLetterConfig?.Arn;
    if (queueArn === undefined) return undefined;
    const problem = this.#deadLetterProblem(job, queueArn);
    return problem && { queueArn, problem };
  }

  #deadLetterProblem(job: Job, queueArn: string): DeadLetterFailure['problem'] | undefined {
    const queue = parseArn(queueArn);
    if (!queue || !sqsQueue.accepts(queue)) return 'not a queue';
    if (isFifo(queue)) return 'FIFO queue';
    if (queue.region !== placeOf(job.event.bus.Arn).region) return 'another Region';
    const { permissions } = sqsQueue;
    // Targets have a role, their dead-letter queues have none.
    const denied = permissions && this.#denied(job, { arn: queueArn, permissions, withRole: false });
    return denied && 'no permission';
  }

  #denied({ event, rule, route }: Job, wanted: WantedAccess): TargetAccessDenied | undefined {
    const { arn, permissions, withRole } = wanted;
    const policy = this.#host.resources.get(arn)?.policy;
    if (policy === undefined) return undefined;
    const { actions, on = '' } = permissions;
    const resource = arn.endsWith(on) ? arn : `${arn}${on}`;
    const targetArn = route.target.arn;
    const access = { ruleArn: rule.Arn, targetArn, withRole, actions, resource };
    const context = this.#host.accessFrom(placeOf(event.bus.Arn));
    return deniedTargetAccess({ ...access, policy: policy === 'none' ? undefined : policy }, context);
  }
}

interface WantedAccess {
  readonly arn: string;
  readonly permissions: Permissions;
  readonly withRole: boolean;
}
