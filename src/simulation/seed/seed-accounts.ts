import { parseArn, type Place } from '../../text/arn.js';
import { connectionInput, destinationInput } from './connection-spelling.js';
import type { PlacedSeed } from './cross-stack.js';
import { endpointInput } from './endpoint-spelling.js';
import { placeOfSeed } from './logical-names.js';
import { Requests, type Seedable } from './requests.js';
import { seedBus } from './seed-bus.js';
import { seedSchedule, seedScheduleGroup } from './seed-schedule.js';
import { entriesAt, InvalidSeed, members } from './seed-members.js';
import { outsideResource } from './seed-resource.js';
import type { Seed } from './seed.js';

/**
 * Builds what the seeds describe with the operations of the service itself, so that a seed is held to the same rules as
 * a request.
 */
export function seedAccounts(seeds: readonly PlacedSeed[], accounts: Seedable, home: Place): void {
  for (const { seed, path } of seeds) {
    const parts = members(seed, path, ORDER);
    const place = placeOfSeed(seed);
    checkPlace(place, home, path);
    seedParts(parts, path, new Requests(accounts, home, { isOfStack: place !== undefined }));
  }
}

function seedParts(parts: Seed, path: string, requests: Requests): void {
  for (const kind of ORDER) {
    for (const [name, part, partPath] of entriesAt(parts[kind], `${path}.${kind}`)) {
      KINDS[kind](name, part, partPath, requests);
    }
  }
}

/** The ARNs of a template would lead elsewhere. */
function checkPlace(of: Place | undefined, home: Place, path: string): void {
  if (!of || (of.account === home.account && of.region === home.region)) return;
  const [there, here] = [of, home].map(({ account, region }) => `account ${account} in ${region}`);
  throw new InvalidSeed(
    path,
    `the template was loaded for ${there}, but the mock is in ${here}. Give the mock the account and Region of the template: ` +
      `mockEventBridge({ account: '${of.account}', region: '${of.region}', seed }). Or load the template with ` +
      `{ account: '${home.account}', region: '${home.region}' }.`,
  );
}

type SeedPart = (name: string, given: unknown, path: string, requests: Requests) => void;

/** What others need comes before them. */
const KINDS: { readonly [Kind in keyof Seed]-?: SeedPart } = {
  connections: (Name, given, path, requests) => {
    requests.send(path, 'CreateConnection', { Name, ...connectionInput(given, path) });
  },
  apiDestinations: (Name, given, path, requests) => {
    requests.send(path, 'CreateApiDestination', { Name, ...destinationInput(given, path, requests) });
  },
  buses: (nameOrArn, given, path, requests) => {
    const { place, name } = busOf(nameOrArn, requests.place, path);
    seedBus(name, given, path, new Requests(requests.accounts, place, requests));
  },
  endpoints: (Name, given, path, requests) => {
    requests.send(path, 'CreateEndpoint', { Name, ...endpointInput(given, path, requests.place) });
  },
  scheduleGroups: (name, given, path, requests) => {
    seedScheduleGroup(name, given, path, requests);
  },
  schedules: (name, given, path, requests) => {
    seedSchedule(name, given, path, requests);
  },
  resources: (arn, given, path, { accounts }) => {
    accounts.resources.set(arn, outsideResource(arn, given, path));
  },
};

const ORDER = Object.keys(KINDS) as (keyof Seed)[];

/** A bus that is named by its ARN may belong to another account or Region. */
function busOf(
  nameOrArn: string,
  home: Place,
  path: string,
): { readonly place: Place; readonly name: string } {
  const arn = parseArn(nameOrArn);
  if (!arn) return { place: home, name: nameOrArn };
  const [, name] = /^event-bus\/(.+)$/.exec(arn.service === 'events' ? arn.resource : '') ?? [];
  if (name === undefined) throw new InvalidSeed(path, 'this is not the ARN of an event bus.');
  return { place: { account: arn.account, region: arn.region }, name };
}
