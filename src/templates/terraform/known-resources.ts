import { eventsArn } from '../../account/events-arn.js';
import type { Referred } from '../resolving/known-types.js';
import { ownMember, scalarText } from '../resolving/resolving.js';
import type { Configuration, Scope } from './configuration.js';
import type { TerraformDocument, TerraformResource } from './document.js';
import { GENERATED, generatedName } from './generated-names.js';
import type { Places } from './places.js';
import { References, type Origin } from './references.js';
import { isArn, knownType } from './types.js';

/** What a property of CloudFormation is called here. */
const PROPERTIES: Readonly<Record<string, string>> = {
  FunctionName: 'function_name',
  EventBusName: 'event_bus_name',
  GroupName: 'group_name',
  Path: 'path',
};

/** Beside the generated part, a name may have that many letters. */
const LONGEST_LABEL = 37;

/** What expressions can be followed to. */
type FollowedKind = 'arn' | 'bus' | 'rule' | 'group' | 'role';

/** Of what type a resource is that is meant by its name. */
const NAMED: Readonly<Partial<Record<FollowedKind, string>>> = {
  rule: 'aws_cloudwatch_event_rule',
  group: 'aws_scheduler_schedule_group',
  role: 'aws_iam_role',
};

/** What an expression is thought to be. */
export interface Followed {
  readonly value: string;
  /** Whether it is the one thing that the expression refers to, as it is. */
  readonly isExact: boolean;
}

/** The names, ARNs and other attributes that resources have, or will have. */
export class KnownResources {
  readonly #configuration: Configuration;
  readonly #places: Places;
  readonly #references: References;
  readonly #underWay = new Set<string>();
  readonly #names = new Map<TerraformResource, string>();

  constructor(document: TerraformDocument, configuration: Configuration, places: Places) {
    this.#configuration = configuration;
    this.#places = places;
    this.#references = new References(document);
  }

  /** The name, given or made up: of what would be known after apply, too. */
  nameOf(resource: TerraformResource): string {
    const known = this.#names.get(resource);
    if (known !== undefined) return known;
    const { address, name: label, values } = resource;
    const { nameIn = 'name' } = knownType(resource) ?? {};
    const isWritten = nameIn in this.#configuration.expressionsOf(resource);
    const otherwise = isWritten ? `${label.slice(0, LONGEST_LABEL)}-` : GENERATED;
    const prefix = scalarText(values[`${nameIn}_prefix`]) || otherwise;
    const fifo = values['fifo_queue'] === true ? '.fifo' : '';
    const name = scalarText(values[nameIn]) || `${generatedName(prefix, address)}${fifo}`;
    this.#names.set(resource, name);
    return name;
  }

  /** Lets a resource have the name that somebody else knows. */
  name(resource: TerraformResource, name: string): void {
    this.#names.set(resource, name);
  }

  arnOf(resource: TerraformResource): string | undefined {
    const arn = this.attribute(resource, 'arn');
    return isArn(arn) ? arn : undefined;
  }

  /** Undefined for what nobody knows. */
  attribute(resource: TerraformResource, name: string): unknown {
    const own = resource.values[name];
    if (own !== undefined && own !== null && own !== '') return own;
    const known = knownType(resource);
    if (name === known?.nameIn) return this.nameOf(resource);
    const tell = ownMember(known?.attributes, name);
    return tell ? tell(this.#referred(resource)) : this.#writtenAttribute(resource, name);
  }

  /** The one thing of a kind that an expression refers to, if there is one. */
  followed(kind: FollowedKind, expression: unknown, scope: Scope): Followed | undefined {
    const origins = this.#references.origins(expression, scope);
    const told = this.#onlyOne(kind, origins);
    if (told) return { ...told, isExact: told.isExact && origins.length === 1 };
    // Of several, it is probably the one that is called as the instance.
    const namesakes = origins.filter((origin) => 'resource' in origin && origin.resource.name === scope.key);
    const namesake = this.#onlyOne(kind, namesakes);
    return namesake && { ...namesake, isExact: false };
  }

  #onlyOne(kind: FollowedKind, origins: readonly Origin[]): Followed | undefined {
    const found = origins.flatMap((origin) => this.#told(kind, origin) ?? []);
    const [first] = found;
    return found.every(({ value }) => value === first?.value) ? first : undefined;
  }

  #told(kind: FollowedKind, origin: Origin): Followed | undefined {
    if ('value' in origin) {
      const value = scalarText(origin.value);
      return value === undefined || (kind === 'arn' && !isArn(value)) ? undefined : { value, isExact: true };
    }
    const { resource, attribute } = origin;
    if (kind !== 'arn' && kind !== 'bus') {
      return resource.type === NAMED[kind] ? { value: this.nameOf(resource), isExact: true } : undefined;
    }
    if (kind === 'bus') return this.#busTold(resource);
    const own = attribute === undefined ? undefined : this.attribute(resource, attribute);
    if (isArn(own)) return { value: own, isExact: true };
    const value = this.arnOf(resource);
    return value === undefined ? undefined : { value, isExact: attribute === undefined };
  }

  /** A bus, or that of a rule: `aws_cloudwatch_event_rule.x[each.key].event_bus_name`. */
  #busTold(resource: TerraformResource): Followed | undefined {
    if (resource.type === 'aws_cloudwatch_event_bus') {
      const place = this.#places.of(resource);
      const name = this.nameOf(resource);
      const value = this.#places.isHome(place) ? name : eventsArn(place, `event-bus/${name}`);
      return { value, isExact: true };
    }
    const value = scalarText(this.attribute(resource, 'event_bus_name'));
    return value === undefined ? undefined : { value, isExact: true };
  }

  #referred(resource: TerraformResource): Referred {
    return {
      place: this.#places.of(resource),
      logicalId: resource.address,
      name: this.nameOf(resource),
      property: (name) => scalarText(this.attribute(resource, PROPERTIES[name] ?? name)) ?? '',
    };
  }

  /** Of what is written in the configuration, where that is one thing. */
  #writtenAttribute(resource: TerraformResource, name: string): unknown {
    const id = `${resource.address}.${name}`;
    if (this.#underWay.has(id)) return undefined;
    this.#underWay.add(id);
    const expression = this.#configuration.expressionsOf(resource)[name];
    const origins = this.#references.origins(expression, this.#configuration.scopeOf(resource));
    const [only, ...others] = origins.map((origin) => {
      if ('value' in origin) return origin.value;
      const { attribute } = origin;
      return attribute === undefined ? undefined : this.attribute(origin.resource, attribute);
    });
    this.#underWay.delete(id);
    return others.length === 0 ? only : undefined;
  }
}
