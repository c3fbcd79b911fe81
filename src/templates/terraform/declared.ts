import { eventsArn } from '../../account/events-arn.js';
import { parseArn } from '../../text/arn.js';
import { didYouMean, nearestName } from '../../text/nearest-name.js';
import type { Findings } from '../findings.js';
import type { DeclaredResource } from '../resolving/references.js';
import { ownMember, scalarText } from '../resolving/resolving.js';
import type { AfterApply } from './after-apply.js';
import type { Attribute, AttributeTable, Kind } from './attribute-table.js';
import { ATTRIBUTES } from './attributes.js';
import type { Configuration } from './configuration.js';
import type { Members, TerraformResource } from './document.js';
import type { KnownResources } from './known-resources.js';
import type { Places } from './places.js';
import { propertiesOf } from './properties.js';
import { isSimulated } from './types.js';

/** What is known of a plan or a state. */
export interface Known {
  readonly configuration: Configuration;
  readonly places: Places;
  readonly resources: KnownResources;
  readonly afterApply: AfterApply;
  readonly findings: Findings;
  readonly isPlan: boolean;
}

/** A resource of Terraform as CloudFormation would declare it, with the name that it has. */
export interface Declared {
  readonly resource: TerraformResource;
  readonly declared: DeclaredResource;
  readonly name: string;
}

/** What a type is in CloudFormation, and which property has the name. Targets and policies are parts of others. */
const TYPES: Readonly<Record<string, { readonly type: string; readonly nameIn?: string }>> = {
  aws_cloudwatch_event_bus: { type: 'AWS::Events::EventBus', nameIn: 'Name' },
  aws_cloudwatch_event_rule: { type: 'AWS::Events::Rule', nameIn: 'Name' },
  aws_cloudwatch_event_archive: { type: 'AWS::Events::Archive', nameIn: 'ArchiveName' },
  aws_cloudwatch_event_connection: { type: 'AWS::Events::Connection', nameIn: 'Name' },
  aws_cloudwatch_event_api_destination: { type: 'AWS::Events::ApiDestination', nameIn: 'Name' },
  aws_cloudwatch_event_permission: { type: 'AWS::Events::EventBusPolicy' },
  aws_cloudwatch_event_endpoint: { type: 'AWS::Events::Endpoint', nameIn: 'Name' },
  aws_scheduler_schedule_group: { type: 'AWS::Scheduler::ScheduleGroup', nameIn: 'Name' },
  aws_scheduler_schedule: { type: 'AWS::Scheduler::Schedule', nameIn: 'Name' },
};

/** What belongs to no bus. */
const AT_HOME: readonly string[] = [
  'aws_cloudwatch_event_connection',
  'aws_cloudwatch_event_api_destination',
  'aws_cloudwatch_event_endpoint',
  'aws_scheduler_schedule_group',
  'aws_scheduler_schedule',
];

const BUS = 'aws_cloudwatch_event_bus';
const RULE = 'aws_cloudwatch_event_rule';

/** Makes what CloudFormation would declare of the resources of Terraform. */
export class Declarer {
  readonly #known: Known;

  constructor(known: Known) {
    this.#known = known;
  }

  /** Undefined for a resource that is none of its own. */
  declared(resource: TerraformResource): Declared | undefined {
    const { type, nameIn } = ownMember(TYPES, resource.type) ?? {};
    if (type === undefined || !this.#isReachable(resource)) return undefined;
    const { address } = resource;
    const name = this.#nameOf(resource);
    const properties = { ...this.properties(resource), ...(nameIn !== undefined && { [nameIn]: name }) };
    return { resource, declared: { id: address, type, properties, at: address }, name };
  }

  /** The properties, with findings that name the attributes. `made` is where they are in what is declared. */
  properties(resource: TerraformResource, made = resource.address): Members {
    const { configuration, afterApply, places, findings } = this.#known;
    const table: AttributeTable = ownMember<AttributeTable>(ATTRIBUTES, resource.type) ?? {};
    const expressions = configuration.expressionsOf(resource);
    const properties: Record<string, unknown> = {
      ...propertiesOf(table, expressions, { resource, afterApply, places, findings }),
    };
    for (const [name, attribute] of Object.entries(table)) {
      if (attribute.is === 'unread') continue;
      const { property } = attribute;
      findings.comesFrom(`${made}.${property.split('.')[0] ?? ''}`, `${resource.address}.${name}`);
      if (attribute.is === 'block') {
        this.#traceMembers(attribute, `${made}.${property}`, `${resource.address}.${name}`);
      }
      const value = properties[property];
      const isBus = attribute.is === 'property' && attribute.kind === 'bus';
      if (isBus && typeof value === 'string') properties[property] = this.#inPlace(value, resource);
    }
    // Nothing is the default bus, which elsewhere has a name all the same.
    if (resource.type === RULE) properties['EventBusName'] ??= this.#inPlace('default', resource);
    return properties;
  }

  /** Lets findings of what is in a block name its attributes. */
  #traceMembers({ table, isList }: Extract<Attribute, { is: 'block' }>, made: string, at: string): void {
    if (isList) return;
    for (const [name, attribute] of Object.entries(table)) {
      if (attribute.is === 'unread') continue;
      const place = [`${made}.${attribute.property}`, `${at}.${name}`] as const;
      this.#known.findings.comesFrom(...place);
      if (attribute.is === 'block') this.#traceMembers(attribute, ...place);
    }
  }

  /** The bus that a target or a policy names, as rules name it; undefined where nobody knows it. */
  busOf(resource: TerraformResource): string | undefined {
    const { event_bus_name: given } = resource.values;
    const isOpen = resource.unknown['event_bus_name'] === true;
    const name = isOpen ? this.#open(resource, 'event_bus_name', 'bus') : scalarText(given) || 'default';
    return name === undefined ? undefined : this.#inPlace(name, resource);
  }

  /** The name of the rule that a target is of. */
  ruleOf(resource: TerraformResource): string | undefined {
    return scalarText(resource.values['rule']) ?? this.#open(resource, 'rule', 'rule');
  }

  #open(resource: TerraformResource, path: string, kind: Kind): string | undefined {
    const expression = this.#known.configuration.expressionsOf(resource)[path];
    return scalarText(this.#known.afterApply.value({ resource, path, kind, expression }));
  }

  /** A bus as a seed names it: by its ARN where it is elsewhere. */
  #inPlace(given: string, resource: TerraformResource): string {
    const { places } = this.#known;
    const moved = places.moved(given);
    const place = places.of(resource);
    if (parseArn(moved) || places.isHome(place)) return moved;
    return eventsArn(place, `event-bus/${moved}`);
  }

  /** Settles a name that is known after apply, before others refer to it. */
  settleName(resource: TerraformResource): void {
    const { resources, afterApply, findings, configuration } = this.#known;
    if (resource.unknown['name'] !== true || !('name' in configuration.expressionsOf(resource))) return;
    const told = scalarText(afterApply.told(resource, 'name'));
    if (told !== undefined) resources.name(resource, told);
    else {
      const message = `The name is known after apply. ${JSON.stringify(resources.nameOf(resource))} stands in for it.`;
      findings.note('stand-in', `${resource.address}.name`, message);
    }
  }

  #nameOf(resource: TerraformResource): string {
    const { resources, places } = this.#known;
    const name = resources.nameOf(resource);
    const place = places.of(resource);
    const isElsewhere = resource.type === BUS && !places.isHome(place);
    return isElsewhere ? eventsArn(place, `event-bus/${name}`) : name;
  }

  /** A seed has buses elsewhere, with their rules and archives, and nothing else. */
  #isReachable(resource: TerraformResource): boolean {
    const { places, findings } = this.#known;
    const place = places.of(resource);
    if (!AT_HOME.includes(resource.type) || places.isHome(place)) return true;
    const [there, here] = [place, places.home].map(
      ({ account, region }) => `account ${account} in ${region}`,
    );
    const message = `It is in ${there}. Outside ${here}, only buses and what they have are loaded.`;
    findings.warning('not-loaded', resource.address, message);
    return false;
  }
}

/** What cannot be loaded of EventBridge, and what belongs to its neighbours. */
export function reportUnloaded({ mode, type, address }: TerraformResource, findings: Findings): void {
  if (mode === 'data') return;
  if (isSimulated(type) && !Object.hasOwn(ATTRIBUTES, type)) {
    const hint = didYouMean(nearestName(type, Object.keys(ATTRIBUTES)));
    findings.error('not-loaded', address, `${type} is not a type that the kit knows. ${hint}`.trimEnd());
  } else if (/^aws_(?:pipes_pipe|schemas_)|^awscc_(?:events|scheduler|pipes)_/.test(type)) {
    findings.note('not-loaded', address, `${type} is not loaded: the kit does not simulate it.`);
  }
}
