import type { Target } from '@aws-sdk/client-eventbridge';
import { undefinedPlaceholder } from '../../input/template.js';
import { jsonSyntaxError } from '../../pattern/json/syntax-error.js';
import { targetKindOf } from '../../targets/registry.js';
import { parseArn, type Place } from '../../text/arn.js';
import type { Validated } from '../operation.js';
import { ServiceFault } from '../service-fault.js';

type GivenTarget = Validated<Target>;

/**
 * Refuses a target that the service would not store. Whether the resource behind the ARN exists is not its business.
 */
export function checkTarget(target: GivenTarget, home: Place): void {
  const arn = parseArn(target.Arn);
  if (!arn) throw refusedArn(target, 'Provided Arn is not in correct format.');
  const kind = targetKindOf(arn);
  if (!kind) throw refusedArn(target, 'EventBridge has no target of this kind.');
  checkInput(target);
  const parameters = kind.neededParameters?.(arn);
  if (parameters !== undefined && target[parameters] === undefined) {
    throw refused(`Parameter(s) ${parameters} must be specified for target: ${target.Id}.`);
  }
  if (target.RoleArn === undefined && kind.needsRole(arn, home)) {
    throw refused(`RoleArn is required for target ${target.Arn}.`);
  }
}

function checkInput({ Id, Input, InputPath, InputTransformer }: GivenTarget): void {
  if ([Input, InputPath, InputTransformer].filter((way) => way !== undefined).length > 1) {
    throw refused(`Only one of Input, InputPath, or InputTransformer must be provided for target ${Id}.`);
  }
  const mistake = Input === undefined ? undefined : jsonSyntaxError(Input);
  if (mistake !== undefined) throw refused(`JSON syntax error in input for target ${Id}: ${mistake}`);
  const unknown = InputTransformer && undefinedPlaceholder(InputTransformer);
  if (unknown !== undefined) {
    throw refused(`InputTemplate for target ${Id} contains invalid placeholder ${unknown}.`);
  }
}

function refusedArn({ Arn }: GivenTarget, reason: string): ServiceFault {
  return refused(`Parameter ${Arn} is not valid. Reason: ${reason}`);
}

function refused(message: string): ServiceFault {
  return new ServiceFault('ValidationException', message);
}
