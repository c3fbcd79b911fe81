import type { EcsParameters, NetworkConfiguration } from '@aws-sdk/client-eventbridge';
import { always, resourceOf } from '../accepted-arn.js';
import { definedMembers } from '../../text/defined-members.js';
import { resolveDynamicPaths } from '../dynamic-paths.js';
import { objectPayload, shapesInput } from '../payload.js';
import { missingParameters, pathsFindNothing } from '../refusal.js';
import type { EcsRequest } from '../requests/jobs.js';
import type { TargetKind } from '../target-kind.js';

export const ecsTask: TargetKind<EcsRequest> = {
  name: 'ECS task',
  accepts: resourceOf('ecs', 'cluster/'),
  needsRole: always,
  neededParameters: () => 'EcsParameters',
  request(invocation) {
    const { target, event } = invocation;
    const { parameters, missing } = resolveDynamicPaths(target.EcsParameters, event);
    const taskDefinition = parameters?.TaskDefinitionArn;
    if (taskDefinition === undefined) return missingParameters('EcsParameters', target);
    if (missing.length > 0) return pathsFindNothing(missing);
    const shaped = shapesInput(target) ? objectPayload('ECS', invocation) : undefined;
    if (shaped && 'refused' in shaped) return shaped;
    return {
      action: 'ecs:RunTask',
      cluster: String(target.Arn),
      taskDefinition,
      count: parameters?.TaskCount ?? 1,
      ...optionalMembers(parameters ?? { TaskDefinitionArn: taskDefinition }),
      ...(shaped && { overrides: shaped.members }),
    };
  },
};

type OptionalMembers = Omit<EcsRequest, 'action' | 'cluster' | 'taskDefinition' | 'count' | 'overrides'>;

/** The rest of the parameters, as ECS spells them. */
function optionalMembers(parameters: EcsParameters): OptionalMembers {
  return definedMembers({
    launchType: parameters.LaunchType,
    networkConfiguration: networkConfiguration(parameters.NetworkConfiguration),
    platformVersion: parameters.PlatformVersion,
    group: parameters.Group,
    capacityProviderStrategy: parameters.CapacityProviderStrategy?.map(definedMembers),
    enableECSManagedTags: parameters.EnableECSManagedTags,
    enableExecuteCommand: parameters.EnableExecuteCommand,
    placementConstraints: parameters.PlacementConstraints?.map(definedMembers),
    placementStrategy: parameters.PlacementStrategy?.map(definedMembers),
    propagateTags: parameters.PropagateTags,
    referenceId: parameters.ReferenceId,
    tags: parameters.Tags?.map(({ Key, Value }) => definedMembers({ key: Key, value: Value })),
  });
}

function networkConfiguration(
  given: NetworkConfiguration | undefined,
): EcsRequest['networkConfiguration'] | undefined {
  const vpc = given?.awsvpcConfiguration;
  if (!vpc) return undefined;
  const { Subnets: subnets, SecurityGroups: securityGroups, AssignPublicIp: assignPublicIp } = vpc;
  return { awsvpcConfiguration: definedMembers({ subnets, securityGroups, assignPublicIp }) };
}
