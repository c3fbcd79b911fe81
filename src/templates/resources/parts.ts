import { eventsArn } from '../../account/events-arn.js';
import { readPolicy, type PolicyStatement } from '../../policy/document.js';
import { parseArn, partitionOf, type Place } from '../../text/arn.js';
import { isObject } from '../../text/kinds-of-values.js';
import { parsedJson } from '../../text/parsed-json.js';
import { busName } from '../resolving/known-types.js';
import { scalarText } from '../resolving/resolving.js';
import type { NamedSchedule } from '../../simulation/seed/logical-names.js';
import type { Part } from './draft.js';
import type { Properties } from './properties.js';
import type { EventsType } from '../../service/cloudformation-types.js';

/** A resource that is to become a part of a seed. */
export interface Loading {
  /** The name that it has, given or made up. */
  readonly name: string;
  readonly properties: Properties;
  readonly place: Place;
  /** The statements of each bus so far, from the bus itself and its policies. */
  readonly statements: Map<string, readonly PolicyStatement[]>;
}

/** What each type is in a seed. */
export const PARTS: Readonly<Record<EventsType, (loading: Loading) => Part>> = {
  'AWS::Events::Connection': ({ name, properties: { Name: _, ...given } }) => ({
    kind: 'connections',
    name,
    given,
  }),
  'AWS::Events::ApiDestination': ({ name, properties: { Name: _, ...given }, place }) => {
    const connection = nameOfOwn('connection', given['ConnectionArn'], place);
    return {
      kind: 'apiDestinations',
      name,
      given: { ...given, ...(connection && { ConnectionArn: connection }) },
    };
  },
  'AWS::Events::EventBus': ({ name, properties: { Name: _, ...given }, statements }) => {
    const policy = readPolicy(textOfPolicy(given['Policy']));
    if (policy) statements.set(name, policy.Statement);
    return { kind: 'bus', bus: name, given };
  },
  'AWS::Events::EventBusPolicy': ({ properties, place, statements }) => {
    const bus = busKey(properties['EventBusName'], place);
    const all = [...(statements.get(bus) ?? []), statementOf(properties, bus, place)];
    statements.set(bus, all);
    return { kind: 'bus', bus, given: { Policy: { Version: '2012-10-17', Statement: all } } };
  },
  'AWS::Events::Archive': ({ name, properties: { ArchiveName: _, SourceArn, ...given }, place }) => ({
    kind: 'archives',
    bus: busKey(SourceArn, place),
    name,
    given,
  }),
  'AWS::Events::Rule': ({ name, properties: { Name: _, EventBusName, ...given }, place }) => ({
    kind: 'rules',
    bus: busKey(EventBusName, place),
    name,
    given: { ...given, ...('Targets' in given && { Targets: targetsOf(given['Targets'], place) }) },
  }),
  'AWS::Events::Endpoint': ({ name, properties: { Name: _, ...given } }) => ({
    kind: 'endpoints',
    name,
    given,
  }),
  'AWS::Scheduler::ScheduleGroup': ({ name, properties: { Name: _, ...given } }) => ({
    kind: 'scheduleGroups',
    name,
    given,
  }),
  'AWS::Scheduler::Schedule': ({ name, properties: { Name: _, GroupName, ...given } }) => ({
    kind: 'schedules',
    name: `${scalarText(GroupName) ?? 'default'}/${name}`,
    given,
  }),
};

/** The group of a schedule and its own name. */
export function namedSchedule({ name }: { readonly name: string }): NamedSchedule {
  const slash = name.indexOf('/');
  return { group: name.slice(0, slash), name: name.slice(slash + 1) };
}

/** What a seed calls a bus: its name, or its ARN where it is elsewhere. */
export function busKey(nameOrArn: unknown, { account, region }: Place): string {
  const text = scalarText(nameOrArn) ?? '';
  const arn = parseArn(text);
  return arn && (arn.account !== account || arn.region !== region) ? text : busName(text);
}

/** The name of a connection or an API destination of this place by its ARN, whose id the account draws itself. */
function nameOfOwn(kind: string, arnText: unknown, { account, region }: Place): string | undefined {
  const arn = parseArn(scalarText(arnText) ?? '');
  if (arn?.service !== 'events' || arn.account !== account || arn.region !== region) return undefined;
  const [ofKind, name] = arn.resource.split('/');
  return ofKind === kind ? name : undefined;
}

function targetsOf(targets: unknown, place: Place): unknown {
  return Array.isArray(targets) ? targets.map((target) => targetOf(target, place)) : targets;
}

function targetOf(target: unknown, place: Place): unknown {
  if (!isObject(target)) return target;
  const apiDestination = nameOfOwn('api-destination', target['Arn'], place);
  if (apiDestination === undefined) return target;
  const { Arn: _, ...rest } = target;
  return { ...rest, apiDestination };
}

function textOfPolicy(policy: unknown): string {
  return typeof policy === 'string' ? policy : JSON.stringify(policy ?? {});
}

/** The statement as a template says it, or as PutPermission would make it. */
function statementOf(properties: Properties, bus: string, place: Place): PolicyStatement {
  const { StatementId, Statement: given, Action, Principal, Condition } = properties;
  const Sid = scalarText(StatementId) ?? '';
  const statement = typeof given === 'string' ? parsedJson(given) : given;
  if (isObject(statement)) return { Effect: 'Allow', Sid, ...statement };
  const principal = scalarText(Principal) ?? '*';
  const { Type = '', Key = '', Value } = isObject(Condition) ? Condition : {};
  return {
    Sid,
    Effect: 'Allow',
    Principal: principal === '*' ? '*' : { AWS: `arn:${partitionOf(place.region)}:iam::${principal}:root` },
    Action: Action ?? 'events:PutEvents',
    Resource: parseArn(bus) ? bus : eventsArn(place, `event-bus/${bus}`),
    ...(isObject(Condition) && { Condition: { [String(Type)]: { [String(Key)]: Value } } }),
  };
}
