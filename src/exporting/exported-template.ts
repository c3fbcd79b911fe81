import { DEFAULT_EVENT_BUS, eventsArn } from '../account/events-arn.js';
import { DEFAULT_SCHEDULE_GROUP } from '../account/schedule.js';
import type { EventsType } from '../service/cloudformation-types.js';
import type { AccountSnapshot, EventBusSnapshot, RuleSnapshot } from '../simulation/account-state.js';
import { definedMembers } from '../text/defined-members.js';
import { isObject } from '../text/kinds-of-values.js';
import type {
  CloudFormationResource,
  CloudFormationTemplate,
  OmittedFromTemplate,
} from './cloudformation-template.js';
import { ecsOfRule } from './ecs-spelling.js';
import { LogicalIds } from './logical-ids.js';
import { looksLikeFunction, portable } from './portable.js';
import { patternValue, propertiesOf } from './properties.js';
import { scheduleProperties } from './scheduler-properties.js';
import { hasStatementIds, statementsOf } from './statements.js';

type Members = Readonly<Record<string, unknown>>;

/** Asks the account for one thing. */
type Describe = (operation: 'DescribeRule' | 'DescribeArchive', input: object) => Members;

/** What an account has in its Region, as a template. */
export function exportedTemplate(state: AccountSnapshot, describe: Describe): CloudFormationTemplate {
  const { resources, omitted } = new Template(state, describe).made();
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    ...(omitted.length > 0 && { Metadata: { 'aws-eventbridge-mock': { omitted } } }),
    Resources: Object.fromEntries(resources),
  };
}

class Template {
  readonly #state: AccountSnapshot;
  readonly #describe: Describe;
  readonly #ids = new LogicalIds();
  readonly #resources = new Map<string, CloudFormationResource>();
  readonly #omitted: OmittedFromTemplate[] = [];
  /** `Fn::GetAtt` by ARN. */
  readonly #attributes = new Map<string, object>();
  /** Logical ids by name. */
  readonly #buses = new Map<string, string>();

  constructor(state: AccountSnapshot, describe: Describe) {
    this.#state = state;
    this.#describe = describe;
  }

  /** What others refer to comes first. */
  made(): {
    readonly resources: ReadonlyMap<string, CloudFormationResource>;
    readonly omitted: readonly OmittedFromTemplate[];
  } {
    const { connections, apiDestinations, eventBuses, archives, endpoints } = this.#state;
    for (const [name, connection] of byName(connections)) this.#addConnection(name, connection);
    for (const [name, destination] of byName(apiDestinations)) this.#addApiDestination(name, destination);
    const buses = byName(eventBuses).filter(([name, bus]) => this.#addBus(name, bus));
    for (const [name, bus] of buses) this.#addStatements(name, bus);
    for (const [name, archive] of byName(archives)) this.#addArchive(name, archive);
    for (const [name, bus] of buses) {
      for (const [rule, described] of byName(bus.rules)) this.#addRule(rule, name, described);
    }
    for (const [Name, endpoint] of byName(endpoints)) {
      this.#add('AWS::Events::Endpoint', [Name, 'Endpoint'], { Name, ...endpoint });
    }
    this.#addSchedules();
    this.#omitOthers();
    return { resources: this.#resources, omitted: this.#omitted };
  }

  #addConnection(Name: string, connection: Members): void {
    // A connection that is deauthorized has lost what it needs.
    if (connection['AuthParameters'] === undefined) this.#omit('connection', Name);
    else this.#addReferred('AWS::Events::Connection', [Name, 'Connection'], { Name, ...connection });
  }

  #addApiDestination(Name: string, destination: Members): void {
    if (!this.#attributes.has(String(destination['ConnectionArn']))) this.#omit('API destination', Name);
    else this.#addReferred('AWS::Events::ApiDestination', [Name, 'ApiDestination'], { Name, ...destination });
  }

  /** Answers whether a template can say what belongs to the bus. */
  #addBus(Name: string, bus: EventBusSnapshot): boolean {
    const { Policy, Tags, rules: _, Arn, ...settings } = bus;
    if (Name === DEFAULT_EVENT_BUS) {
      if (Tags !== undefined || Object.keys(settings).length > 0) this.#omit('default bus', Name);
      return true;
    }
    if (Name.startsWith('aws.partner/')) {
      this.#omit('partner event bus', Name);
      return false;
    }
    const policy = hasStatementIds(Policy) ? undefined : Policy;
    const id = this.#addReferred('AWS::Events::EventBus', [Name, 'Bus'], {
      ...settings,
      Name,
      Arn,
      ...(policy !== undefined && { Policy: policy }),
      Tags: tagList(Tags),
    });
    this.#buses.set(Name, id);
    return true;
  }

  #addStatements(bus: string, { Policy }: EventBusSnapshot): void {
    if (bus !== DEFAULT_EVENT_BUS && !hasStatementIds(Policy)) return;
    for (const [index, { Sid, ...statement }] of statementsOf(Policy).entries()) {
      const StatementId = hasStatementIds(Policy) ? Sid : `Statement${index + 1}`;
      this.#add('AWS::Events::EventBusPolicy', [bus, String(StatementId), 'Policy'], {
        ...this.#busNameOf(bus),
        StatementId,
        Statement: statement,
      });
    }
  }

  #addArchive(ArchiveName: string, archive: Members): void {
    const { EventSourceArn: SourceArn, EventPattern: _, ...rest } = archive;
    const bus = String(SourceArn);
    if (bus !== eventsArn(this.#state, `event-bus/${DEFAULT_EVENT_BUS}`) && !this.#attributes.has(bus)) {
      this.#omit('archive', ArchiveName);
      return;
    }
    this.#add('AWS::Events::Archive', [ArchiveName, 'Archive'], {
      ...rest,
      ArchiveName,
      SourceArn,
      ...this.#patternOf('DescribeArchive', { ArchiveName }),
    });
  }

  #addRule(Name: string, bus: string, rule: RuleSnapshot): void {
    const { EventPattern: _, targets = {}, Tags, ...rest } = rule;
    const Targets = Object.entries(targets).flatMap(([Id, given]) =>
      this.#targetOf(`${bus}/${Name}/${Id}`, { Id, ...given }),
    );
    const words = bus === DEFAULT_EVENT_BUS ? [Name, 'Rule'] : [bus, Name, 'Rule'];
    this.#add('AWS::Events::Rule', words, {
      ...rest,
      Name,
      ...this.#busNameOf(bus),
      ...this.#patternOf('DescribeRule', { Name, EventBusName: bus }),
      ...(Targets.length > 0 && { Targets }),
      Tags: tagList(Tags),
    });
  }

  /** None where its API destination is omitted, or a template would take part of it for a function. */
  #targetOf(name: string, { EcsParameters, ...target }: Members): readonly Members[] {
    const arn = String(target['Arn']);
    const isOwnApiDestination = arn.startsWith(eventsArn(this.#state, 'api-destination/'));
    if ((isOwnApiDestination && !this.#attributes.has(arn)) || looksLikeFunction(target)) {
      this.#omit('target', name);
      return [];
    }
    return [isObject(EcsParameters) ? { ...target, EcsParameters: ecsOfRule(EcsParameters) } : target];
  }

  #addSchedules(): void {
    const { scheduleGroups, schedules } = this.#state;
    // Where there is nothing of it, nothing of EventBridge Scheduler is loaded.
    if (!scheduleGroups && !schedules) return;
    const groups = new Map<string, object>();
    for (const [Name, { State, Tags }] of byName(scheduleGroups)) {
      if (Name === DEFAULT_SCHEDULE_GROUP) this.#omit('default schedule group', Name);
      else if (State !== 'ACTIVE') this.#omit('schedule group', Name);
      else {
        const properties = definedMembers({ Name, Tags: tagList(Tags) });
        const id = this.#put('AWS::Scheduler::ScheduleGroup', [Name, 'ScheduleGroup'], properties);
        groups.set(Name, { GroupName: { Ref: id } });
      }
    }
    groups.set(DEFAULT_SCHEDULE_GROUP, {});
    for (const [key, schedule] of byName(schedules)) this.#addSchedule(key, schedule, groups);
  }

  /** The default group needs no name. */
  #addSchedule(key: string, schedule: Members, groups: ReadonlyMap<string, object>): void {
    const [group = '', Name = ''] = key.split('/');
    const groupName = groups.get(group);
    if (!groupName || looksLikeFunction(schedule['Target'])) {
      this.#omit('schedule', key);
      return;
    }
    const words = group === DEFAULT_SCHEDULE_GROUP ? [Name] : [group, Name];
    const properties = { Name, ...groupName, ...scheduleProperties(schedule) };
    this.#put('AWS::Scheduler::Schedule', [...words, 'Schedule'], properties);
    if (schedule['ActionAfterCompletion'] === 'DELETE') this.#omit('action after completion', key);
  }

  #omitOthers(): void {
    const { replays, eventSources, elsewhere } = this.#state;
    for (const [name] of byName(replays)) this.#omit('replay', name);
    for (const [name] of byName(eventSources)) this.#omit('event source', name);
    for (const [name] of byName(elsewhere)) this.#omit('other account or Region', name);
  }

  /** The default bus needs no name. */
  #busNameOf(bus: string): object {
    return bus === DEFAULT_EVENT_BUS ? {} : { EventBusName: { Ref: this.#buses.get(bus) } };
  }

  #patternOf(...asked: Parameters<Describe>): object {
    const { EventPattern: text } = this.#describe(...asked);
    if (typeof text !== 'string') return {};
    const value = patternValue(text);
    return { EventPattern: looksLikeFunction(value) ? text : value };
  }

  /** Adds what others refer to by its ARN, and answers its logical id. */
  #addReferred(type: EventsType, words: readonly string[], described: Members): string {
    const id = this.#add(type, words, described);
    this.#attributes.set(String(described[ARN_OF[type] ?? 'Arn']), { 'Fn::GetAtt': [id, 'Arn'] });
    return id;
  }

  #add(Type: EventsType, words: readonly string[], described: Members): string {
    return this.#put(Type, words, propertiesOf(Type, described));
  }

  #put(Type: CloudFormationResource['Type'], words: readonly string[], properties: Members): string {
    const id = this.#ids.of(...words);
    // What is a function already stays as it is.
    const Properties = portable(properties, this.#state, this.#attributes) as Members;
    this.#resources.set(id, { Type, Properties });
    return id;
  }

  #omit(kind: OmittedFromTemplate['kind'], name: string): void {
    this.#omitted.push({ kind, name });
  }
}

/** What Describe calls the ARN, where it is not `Arn`. */
const ARN_OF: Readonly<Partial<Record<EventsType, string>>> = {
  'AWS::Events::Connection': 'ConnectionArn',
  'AWS::Events::ApiDestination': 'ApiDestinationArn',
};

/** In an order that does not depend on which came first. */
function byName<Value>(members: Readonly<Record<string, Value>> = {}): readonly (readonly [string, Value])[] {
  return Object.entries(members).sort(([one], [other]) => (one < other ? -1 : 1));
}

function tagList(tags: unknown): readonly object[] | undefined {
  return isObject(tags) ? Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) : undefined;
}
