import { eventsArn } from '../../account/events-arn.js';
import type { Place } from '../../text/arn.js';
import { InvalidSeed } from './seed-members.js';
import type { SeededEndpoint } from './seed.js';
import { read, type Spelling } from './spelling.js';

const ENDPOINT = {
  description: 'Description',
  bus: 'bus',
  secondaryRegion: 'secondaryRegion',
  healthCheck: 'healthCheck',
  replication: ['ReplicationConfig', (State: unknown) => ({ State })],
  roleArn: 'RoleArn',
  Description: 'Description',
  RoutingConfig: 'RoutingConfig',
  ReplicationConfig: 'ReplicationConfig',
  EventBuses: 'EventBuses',
  RoleArn: 'RoleArn',
} as const satisfies Spelling<SeededEndpoint>;

/** What CreateEndpoint is to be given, but for the name. */
export function endpointInput(given: unknown, path: string, home: Place): object {
  const { bus, secondaryRegion, healthCheck, ...input } = read(given, path, ENDPOINT);
  if (input['RoutingConfig'] !== undefined || input['EventBuses'] !== undefined) {
    const said = Object.entries({ bus, secondaryRegion, healthCheck });
    const [twice] = said.find(([, value]) => value !== undefined) ?? [];
    if (twice === undefined) return input;
    throw new InvalidSeed(
      `${path}.${twice}`,
      'RoutingConfig and EventBuses say the same in another spelling. Keep one of them.',
    );
  }
  if (typeof bus !== 'string' || typeof secondaryRegion !== 'string' || healthCheck === undefined) {
    throw new InvalidSeed(
      path,
      'an endpoint needs the name of its bus, its secondaryRegion and the ARN of its healthCheck.',
    );
  }
  const busIn = (place: Place) => ({ EventBusArn: eventsArn(place, `event-bus/${bus}`) });
  return {
    ...input,
    RoutingConfig: {
      FailoverConfig: { Primary: { HealthCheck: healthCheck }, Secondary: { Route: secondaryRegion } },
    },
    EventBuses: [busIn(home), busIn({ ...home, region: secondaryRegion })],
  };
}
