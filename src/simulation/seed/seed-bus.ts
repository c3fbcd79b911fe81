import { eventsArn } from '../../account/events-arn.js';
import { readPolicy, type PolicyDocument, type PolicyStatement } from '../../policy/document.js';
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
    const policy = requests.isOfStack ? withStatementsOf(known?.policy, Policy) : Policy;
    const input = { EventBusName: name, Policy: policy };
    requests.send(pathOf('Policy', given, path, BUS), 'PutPermission', input);
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

/** The policy with the statements that other stacks gave the bus, but for those that it has itself. */
function withStatementsOf(others: PolicyDocument | undefined, policyText: unknown): unknown {
  const policy = typeof policyText === 'string' ? readPolicy(policyText) : undefined;
  if (!others || !policy) return policyText;
  const own = new Set(policy.Statement.map(statementKey));
  const kept = others.Statement.filter((statement) => !own.has(statementKey(statement)));
  return JSON.stringify({ ...policy, Statement: [...kept, ...policy.Statement] });
}

function statementKey(statement: PolicyStatement): string {
  return statement.Sid ?? JSON.stringify(statement);
}

function seedRule(rule: RuleOfTargets, given: unknown, path: string, requests: Requests): void {
  const { targets = [], ...input } = read(given, path, RULE);
  if (input['EventPattern'] === undefined && input['ScheduleExpression'] === undefined) {
    throw new InvalidSeed(path, 'a rule needs a pattern or, on the default bus, a schedule.');
  }
  requests.send(path, 'PutRule', { Name: rule.name, EventBusName: rule.bus, ...input });
  seedTargets(targets, pathOf('targets', given, path, RULE), rule, requests);
}
