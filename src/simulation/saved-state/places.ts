import { apiDestinationsIn } from '../../account/api-destination.js';
import { archivesIn } from '../../account/archive.js';
import type { Collection } from '../../account/collection.js';
import { connectionRecordsIn } from '../../account/connection.js';
import { endpointsIn } from '../../account/endpoint.js';
import { newEventBus, storeRule } from '../../account/event-bus.js';
import { eventSourcesIn, partnerEventSourcesIn } from '../../account/event-source.js';
import { replaysIn } from '../../account/replay.js';
import { scheduleGroupsIn, schedulesIn } from '../../account/schedule.js';
import type { EventBusRecord, RuleRecord } from '../../account/resources.js';
import type { AccountRegion } from '../../account/world.js';
import { memberPath } from '../../text/json-problem.js';
import { isObject } from '../../text/kinds-of-values.js';
import { BrokenState } from './broken-state.js';
import { dateIn, mapIn, textIn, textsIn } from './members.js';

type Kind = readonly [Collection<unknown>, ...needed: string[]];

/**
 * The kinds of resources that a place has besides buses, and what each of them cannot be without. A function, because
 * the files of most kinds are loaded when somebody asks.
 */
const kinds = (): Readonly<Record<string, Kind>> => ({
  archives: [archivesIn, 'ArchiveName', 'ArchiveArn', 'EventSourceArn', 'RetentionDays', 'events'],
  replays: [replaysIn, 'ReplayName', 'ReplayArn', 'EventSourceArn', 'Destination', 'lifecycle', 'events'],
  connections: [connectionRecordsIn, 'Name', 'ConnectionArn', 'AuthorizationType', 'lifecycle'],
  apiDestinations: [apiDestinationsIn, 'Name', 'ApiDestinationArn', 'ConnectionArn', 'InvocationEndpoint'],
  endpoints: [endpointsIn, 'Name', 'Arn', 'EndpointId', 'RoutingConfig', 'EventBuses', 'lifecycle'],
  eventSources: [eventSourcesIn, 'Name', 'Arn', 'CreatedBy', 'Account', 'lifecycle'],
  partnerEventSources: [partnerEventSourcesIn],
  scheduleGroups: [scheduleGroupsIn, 'Name', 'Arn', 'CreationDate', 'lifecycle', 'tags'],
  schedules: [schedulesIn, 'Name', 'GroupName', 'Arn', 'State', 'ScheduleExpression', 'countsFrom', 'Target'],
});

/** All that an account has in a Region, without what follows from it. */
export function savedPlace(place: AccountRegion): object {
  const { account, region, eventBuses } = place;
  const groups = Object.entries(kinds()).map(([kind, [inPlace]]) => [kind, inPlace(place)] as const);
  return {
    account,
    region,
    // In front of the rules that refer to them.
    ...Object.fromEntries(groups.filter(([, resources]) => resources.size > 0)),
    eventBuses: new Map([...eventBuses].map(([name, bus]) => [name, savedBus(bus)])),
  };
}

function savedBus(bus: EventBusRecord): object {
  const { ruleChanged: _listener, wildcardRules: _follows, matching, ...members } = bus;
  return { ...members, matching: matching.names };
}

/** @throws BrokenState */
export function restoredPlace(saved: unknown, path: string): AccountRegion {
  if (!isObject(saved)) throw new BrokenState(path, 'an account with its Region must be an object.');
  const buses = [...mapIn(saved, 'eventBuses', path)].map(([name, bus]) => {
    return [name, restoredBus(bus, memberPath(`${path}.eventBuses`, name))] as const;
  });
  const place = {
    account: textIn(saved, 'account', path),
    region: textIn(saved, 'region', path),
    eventBuses: new Map(buses),
  };
  for (const [kind, [inPlace, ...needed]] of Object.entries(kinds())) {
    if (saved[kind] === undefined) continue;
    for (const [name, resource] of mapIn(saved, kind, path)) {
      checkNeeded(resource, needed, memberPath(`${path}.${kind}`, name));
      inPlace(place).set(name, resource);
    }
  }
  return place;
}

function checkNeeded(resource: unknown, needed: readonly string[], path: string): void {
  const lacking = needed.find((name) => !isObject(resource) || !(name in resource));
  if (lacking !== undefined) throw new BrokenState(path, `it has no ${lacking}.`);
}

function restoredBus(saved: unknown, path: string): EventBusRecord {
  if (!isObject(saved)) throw new BrokenState(path, 'an event bus must be an object.');
  const rules = [...mapIn(saved, 'rules', path)].map(([name, rule]) => {
    return checkedRule(rule, memberPath(`${path}.rules`, name));
  });
  const made = newEventBus(
    textIn(saved, 'Name', path),
    textIn(saved, 'Arn', path),
    dateIn(saved, 'CreationTime', path),
  );
  mapIn(saved, 'tags', path);
  const { matching: _order, rules: _rules, ...members } = saved;
  const bus: EventBusRecord = { ...made, ...members };
  const order = textsIn(saved, 'matching', path);
  for (const rule of rules) put(bus, rule, path);
  if (order.join('\n') !== bus.matching.names.join('\n')) {
    for (const name of order) {
      const rule = bus.rules.get(name);
      if (rule) put(bus, rule, path);
    }
  }
  return bus;
}

const RULE = ['Arn', 'State', 'EventBusName', 'CreatedBy'];

function checkedRule(rule: unknown, path: string): RuleRecord {
  if (!isObject(rule)) throw new BrokenState(path, 'a rule must be an object.');
  textIn(rule, 'Name', path);
  for (const name of RULE) textIn(rule, name, path);
  for (const name of ['tags', 'targets']) mapIn(rule, name, path);
  // Its members are those that were saved, and nobody else's.
  return rule as unknown as RuleRecord;
}

function put(bus: EventBusRecord, rule: RuleRecord, path: string): void {
  try {
    storeRule(bus, rule);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new BrokenState(`${memberPath(`${path}.rules`, rule.Name)}.EventPattern`, why);
  }
}
