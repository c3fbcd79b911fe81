import { eventsArn } from '../../account/events-arn.js';
import { ARCHIVE, BUS, RULE } from './bus-spelling.js';
import type { Requests } from './requests.js';
import { entriesAt, InvalidSeed } from './seed-members.js';
import { seedTargets, type RuleOfTargets } from './seed-targets.js';
import { pathOf, read } from './spelling.js';

/** Makes the bus, or brings it up to date, with all that belongs to it. */
export function seedBus(name: string, given: unknown, path: string, requests: Requests): void {
  const { Policy, Tags, rules, archives, ...settings } = read(given, path, BUS);
  const known = requests.accounts.world.at(requests.place).eventBuses.get(name);
  if (!known) requests.send(path, 'CreateEventBus', { Name: name, ...settings, Tags });
  else {
    if (Object.keys(settings).length > 0) requests.send(path, 'UpdateEventBus', { Name: name, ...settings });
    if (Tags !== undefined) {
      requests.send(pathOf('Tags', given, path, BUS), 'TagResource', { ResourceARN: known.Arn, Tags });
    }
  }
  if (Policy !== undefined) {
    requests.send(pathOf('Policy', given, path, BUS), 'PutPermission', { EventBusName: name, Policy });
  }
  const EventSourceArn = eventsArn(requests.place, `event-bus/${name}`);
  for (const [ArchiveName, archive, archivePath] of entriesAt(archives, `${path}.archives`)) {
    const input = read(archive, archivePath, ARCHIVE);
    requests.send(archivePath, 'CreateArchive', { ArchiveName, EventSourceArn, ...input });
  }
  for (const [ruleName, rule, rulePath] of entriesAt(rules, `${path}.rules`)) {
    seedRule({ bus: name, name: ruleName }, rule, rulePath, requests);
  }
}

function seedRule(rule: RuleOfTargets, given: unknown, path: string, requests: Requests): void {
  const { targets = [], ...input } = read(given, path, RULE);
  if (input['EventPattern'] === undefined && input['ScheduleExpression'] === undefined) {
    throw new InvalidSeed(path, 'a rule needs a pattern or, on the default bus, a schedule.');
  }
  requests.send(path, 'PutRule', { Name: rule.name, EventBusName: rule.bus, ...input });
  seedTargets(targets, pathOf('targets', given, path, RULE), rule, requests);
}
