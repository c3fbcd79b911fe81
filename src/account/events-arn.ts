import { partitionOf, type Arn, type Place } from '../text/arn.js';

/** The ARN of a resource of EventBridge: `event-bus/orders`. */
export function eventsArn({ account, region }: Place, resource: string): string {
  return `arn:${partitionOf(region)}:events:${region}:${account}:${resource}`;
}

export const DEFAULT_EVENT_BUS = 'default';

/** The name of the bus that an ARN means. */
export function eventBusName({ resource }: Arn): string {
  return resource.replace(/^event-bus\//, '');
}

/** Rules of the default bus leave its name out. */
export function ruleArn(place: Place, eventBusName: string, ruleName: string): string {
  return eventsArn(
    place,
    eventBusName === DEFAULT_EVENT_BUS ? `rule/${ruleName}` : `rule/${eventBusName}/${ruleName}`,
  );
}
