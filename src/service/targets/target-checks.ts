import type { Target } from '@aws-sdk/client-eventbridge';
import { PATHS } from '../../input/dropped-input-text.js';
import { mayBeJsonPath } from '../../input/json-path.js';
import { templateOf, undefinedPlaceholder } from '../../input/template.js';
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
  if (kind.takesOnlyTransformers) checkTransformer(target);
  const parameters = kind.neededParameters?.(arn);
  if (parameters !== undefined && target[parameters] === undefined) {
    throw refused(`Parameter(s) ${parameters} must be specified for target: ${target.Id}.`);
  }
  if (target.RoleArn !== undefined && kind.refusesRole) {
    throw refused(`RoleArn is not supported for target ${target.Arn}.`);
  }
  if (target.RoleArn === undefined && kind.needsRole(arn, home)) {
    throw refused(`RoleArn is required for target ${target.Arn}.`);
  }
}

function checkInput(target: GivenTarget): void {
  const { Id, Input, InputPath, InputTransformer } = target;
  if ([Input, InputPath, InputTransformer].filter((way) => way !== undefined).length > 1) {
    throw refused(`Only one of Input, InputPath, or InputTransformer must be provided for target ${Id}.`);
  }
  const mistake = Input === undefined ? undefined : jsonSyntaxError(Input);
  if (mistake !== undefined) throw refused(`JSON syntax error in input for target ${Id}: ${mistake}`);
  checkPaths(target);
  const unknown = InputTransformer && undefinedPlaceholder(InputTransformer);
  if (unknown !== undefined) {
    throw refused(`InputTemplate for target ${Id} contains invalid placeholder ${unknown}.`);
  }
}

/** That such paths are refused is reported, the text is not. */
function checkPaths({ Id, InputPath, InputTransformer }: GivenTarget): void {
  const named = Object.entries(InputTransformer?.InputPathsMap ?? {});
  const paths = named.map(([key, path]) => [`InputPathsMap.${key}`, path]);
  if (InputPath !== undefined) paths.push(['InputPath', InputPath]);
  const wrong = paths.find(([, path = '']) => !mayBeJsonPath(path));
  if (!wrong) return;
  const [member, path] = wrong;
  throw refused(`${member} for target ${Id} is not a valid JSON path: ${path}`).because(
    `${JSON.stringify(path)} is not a path. ${PATHS}`,
  );
}

function checkTransformer({ Id, Input, InputPath, InputTransformer }: GivenTarget): void {
  if (Input !== undefined || InputPath !== undefined) {
    throw refused(
      `Input and InputPath are not valid forms of input for target ${Id}. The only valid form of input is InputTransformer.`,
    );
  }
  if (InputTransformer && !templateOf(InputTransformer).isSound) {
    throw refused(`Input for target ${Id} is not a valid JSON text.`);
  }
}

function refusedArn({ Arn }: GivenTarget, reason: string): ServiceFault {
  return refused(`Parameter ${Arn} is not valid. Reason: ${reason}`);
}

function refused(message: string): ServiceFault {
  return new ServiceFault('ValidationException', message);
}
