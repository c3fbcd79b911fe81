import { always, resourceOf } from '../accepted-arn.js';
import { resolveHttpParameters } from '../http-parameters.js';
import type { ApiDestinationRequest } from '../requests/apis.js';
import type { TargetKind } from '../target-kind.js';

export const apiDestination: TargetKind<ApiDestinationRequest> = {
  name: 'API destination',
  accepts: resourceOf('events', 'api-destination/'),
  needsRole: always,
  request(invocation) {
    const resolved = resolveHttpParameters(invocation);
    if ('refused' in resolved) return resolved;
    return {
      action: 'events:InvokeApiDestination',
      apiDestinationArn: String(invocation.target.Arn),
      HttpParameters: resolved.parameters,
      body: invocation.payload,
    };
  },
};
