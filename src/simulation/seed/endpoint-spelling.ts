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
export function endpointInput(given: SeededEndpoint, path: string, home: Place): object {
  const { bus, secondaryRegion, healthCheck, ...input } = read(given, path, ENDPOINT);
  const own = Object.entries({ bus, secondaryRegion, healthCheck }).filter(
    ([, value]) => value !== undefined,
  );
  if (own.length === 0) return input;
  if (input['RoutingConfig'] !== undefined || input['EventBuses'] !== undefined) {
    throw new InvalidSeed(
      path,
      'RoutingConfig and EventBuses stand for bus, secondaryRegion and healthCheck.',
    );
  }
  if (typeof bus !== 'string' || typeof secondaryRegion !== 'string') {
    throw new InvalidSeed(path, 'an endpoint needs a bus, by its name, and a secondaryRegion.');
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
