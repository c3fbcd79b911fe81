import { resourceOf } from '../accepted-arn.js';
import type { EventBusRequest } from '../requests/apis.js';
import type { TargetKind } from '../target-kind.js';

export const eventBus: TargetKind<EventBusRequest> = {
  name: 'event bus',
  accepts: resourceOf('events', 'event-bus/'),
  forwardsEvents: true,
  needsRole: (arn, home) => arn.account !== home.account || arn.region !== home.region,
  request: ({ target, traceHeader }) => ({
    action: 'events:PutEvents',
    busArn: String(target.Arn),
    ...(traceHeader !== undefined && { TraceHeader: traceHeader }),
  }),
};
