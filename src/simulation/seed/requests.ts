import type { OutsideResources } from '../../account/outside-resource.js';
import type { World } from '../../account/world.js';
import type { HandlerTable } from '../../delivery/attempt/target-handler.js';
import type { Shape } from '../../service/constraints/shapes.js';
import { unknownMembers } from '../../service/constraints/unknown-members.js';
import type { OperationName } from '../../service/operation.js';
import type { ApiName } from '../../service/api.js';
import { apiNamed } from '../../service/apis.js';
import { SCHEDULER_OPERATIONS, type ScheduleOperationName } from '../../service/scheduler-operations.js';
import { ServiceFault } from '../../service/service-fault.js';
import type { Place } from '../../text/arn.js';
import { definedMembers } from '../../text/defined-members.js';
import { isObject } from '../../text/kinds-of-values.js';
import { at, InvalidSeed, refuseMember } from './seed-members.js';

/** Of which API a request is, and whether it stands for one that a deployment made before. */
export interface SeedCall {
  readonly api: ApiName;
  readonly isOfStack: boolean;
}

/** What seeding needs: the operations that a user would call, and a place for handlers. */
export interface Seedable {
  readonly call: (operation: string, input: object, place: Place, by: SeedCall) => unknown;
  readonly world: World;
  readonly resources: OutsideResources;
  readonly handlers: Pick<HandlerTable, 'isFreeFor' | 'bindSeeded'>;
  /** Whether the seed was built before: what nobody would read of it was looked for then. */
  readonly isKnown: boolean;
}

/** Calls operations for one place of the seed after the other. */
export class Requests {
  readonly accounts: Seedable;
  readonly place: Place;
  /** Whether they are those of a stack, which shares its buses with other stacks. */
  readonly isOfStack: boolean;

  constructor(accounts: Seedable, place: Place, { isOfStack }: Pick<Requests, 'isOfStack'>) {
    this.accounts = accounts;
    this.place = place;
    this.isOfStack = isOfStack;
  }

  /** @throws InvalidSeed with the place in front of what the service says. */
  send(
    path: string,
    operation: OperationName | ScheduleOperationName,
    input: object,
    api: ApiName = apiOf(operation),
  ): unknown {
    const shape = apiNamed(api).operations[operation]?.input;
    if (shape) this.refuseUnknownMembers(input, shape, path);
    try {
      const { isOfStack } = this;
      return this.accounts.call(operation, definedMembers(input), this.place, { api, isOfStack });
    } catch (error) {
      throw new InvalidSeed(path, reasonOf(error), { cause: error });
    }
  }

  /** Refuses what the operation does not have, at any depth: a client would leave it out in silence. */
  refuseUnknownMembers(value: unknown, shape: Shape, path: string): void {
    if (this.accounts.isKnown) return;
    const [unknown] = unknownMembers(value, shape);
    if (unknown === undefined) return;
    const { where, name, known } = unknown;
    refuseMember(at(where === '' ? path : `${path}.${where}`, name), name, known);
  }

  /** The ARN that a Describe operation answers for a name. */
  arnOf(
    Name: unknown,
    [operation, member]: readonly [operation: OperationName, member: string],
    path: string,
  ): unknown {
    const answer = this.send(path, operation, { Name });
    return isObject(answer) ? answer[member] : undefined;
  }
}

function apiOf(operation: string): ApiName {
  return SCHEDULER_OPERATIONS.some((name) => name === operation) ? 'EventBridge Scheduler' : 'EventBridge';
}

/** The service's words, and what is wrong in plain ones. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const explanation = error instanceof ServiceFault ? error.explanation : undefined;
  return [error.message, explanation].filter((text) => text !== undefined).join('\n\n');
}
