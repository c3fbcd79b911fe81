import type { JsonValue } from '../../event/json-value.js';
import { never } from '../accepted-arn.js';
import { jsonPayload } from '../payload.js';
import { invalidParameter } from '../refusal.js';
import type { Ec2InstancesRequest, Ec2SnapshotRequest } from '../requests/operations.js';
import type { TargetKind } from '../target-kind.js';

/** An action that EventBridge itself offers as a target: `arn:aws:events:eu-west-1:123456789012:target/stop-instances` */
function builtIn(name: string): TargetKind['accepts'] {
  return ({ service, resource }) => service === 'events' && resource === `target/${name}`;
}

export const ec2CreateSnapshot: TargetKind<Ec2SnapshotRequest> = {
  name: 'EC2 CreateSnapshot',
  accepts: builtIn('create-snapshot'),
  needsRole: never,
  request(invocation) {
    const json = jsonPayload('EC2', invocation);
    if ('refused' in json) return json;
    const VolumeId = resourceId(json.value);
    return VolumeId === undefined
      ? invalidParameter('The input of create-snapshot is the id or ARN of a volume.')
      : { action: 'ec2:CreateSnapshot', VolumeId };
  },
};

export const ec2RebootInstances = instancesKind('reboot-instances', 'RebootInstances');
export const ec2StopInstances = instancesKind('stop-instances', 'StopInstances');
export const ec2TerminateInstances = instancesKind('terminate-instances', 'TerminateInstances');

type InstancesAction = 'RebootInstances' | 'StopInstances' | 'TerminateInstances';

function instancesKind(target: string, action: InstancesAction): TargetKind<Ec2InstancesRequest> {
  return {
    name: `EC2 ${action}`,
    accepts: builtIn(target),
    needsRole: never,
    request(invocation) {
      const json = jsonPayload('EC2', invocation);
      if ('refused' in json) return json;
      const id = resourceId(json.value);
      return id === undefined
        ? invalidParameter(`The input of ${target} is the id or ARN of an instance.`)
        : { action: `ec2:${action}`, InstanceIds: [id] };
    },
  };
}

/** `i-0123` of itself or of `arn:aws:ec2:eu-west-1:123456789012:instance/i-0123` */
function resourceId(value: JsonValue): string | undefined {
  const id = typeof value === 'string' ? value.split('/').at(-1) : undefined;
  return id === '' ? undefined : id;
}
