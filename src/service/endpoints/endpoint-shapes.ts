import { paging } from '../constraints/member-shapes.js';
import { list, required, string, structure } from '../constraints/shapes.js';

/** The API model's shapes of global endpoints. */
export const endpointName = string({ min: 1, max: 64, pattern: '[\\.\\-_A-Za-z0-9]+' });
export const endpointDescription = string({ max: 512, pattern: '.*' });
export const homeRegion = string({ min: 9, max: 20, pattern: '^[\\-a-z0-9]+$' });

const healthCheck = string({
  min: 1,
  max: 1600,
  pattern: '^arn:aws([a-z]|\\-)*:route53:::healthcheck/[\\-a-z0-9]+$',
});
const route = string({ min: 9, max: 20, pattern: '^[\\-a-z0-9]+$' });
export const routingConfig = structure({
  FailoverConfig: required(
    structure({
      Primary: required(structure({ HealthCheck: required(healthCheck) })),
      Secondary: required(structure({ Route: required(route) })),
    }),
  ),
});

export const replicationConfig = structure({ State: string({ enum: ['ENABLED', 'DISABLED'] }) });

const nonPartnerEventBusArn = string({
  min: 1,
  max: 512,
  pattern: '^arn:aws[a-z-]*:events:[a-z]+-[a-z-]+-\\d+:\\d{12}:event-bus/[\\w.-]+$',
});
export const endpointEventBuses = list(
  structure({ EventBusArn: required(nonPartnerEventBusArn) }, { className: 'EndpointEventBus' }),
  { min: 2, max: 2 },
);

export const iamRoleArn = string({
  min: 1,
  max: 256,
  pattern: '^arn:aws[a-z-]*:iam::\\d{12}:role\\/[\\w+=,.@/-]+$',
});

/** The only list whose pages are asked for with MaxResults. */
export const endpointPaging = { NextToken: paging.NextToken, MaxResults: paging.Limit };
