import type { PolicyStatement } from '../../policy/document.js';
import { parseArn } from '../../text/arn.js';
import { isObject } from '../../text/kinds-of-values.js';
import type { DeclaredResource } from '../resolving/references.js';
import { scalarText, type Resolving } from '../resolving/resolving.js';
import { Draft, type Part } from './draft.js';
import { busKey, PARTS } from './parts.js';
import { propertiesOf } from './properties.js';
import { Rehearsal } from './rehearsal.js';
import { ORDER, TABLES, type EventsType } from './tables.js';

/** What resources are declared in: it evaluates what their properties say, and names them. */
export interface Declarations extends Pick<Resolving, 'stack' | 'findings' | 'resolve'> {
  /** The name that a resource has, given or made up. */
  nameOf(resource: DeclaredResource): string;
  /** What the thing that an ARN means is called, as far as something has referred to it. */
  idsOf(arn: string): readonly string[];
}

/** A resource of EventBridge that was loaded. */
export interface LoadedResource {
  readonly resource: DeclaredResource;
  readonly part: Part;
}

export interface Loaded {
  readonly draft: Draft;
  readonly resources: readonly LoadedResource[];
}

/** Makes a seed of the resources of EventBridge; what would be refused is reported and left out. */
export function load(resources: Iterable<DeclaredResource>, template: Declarations): Loaded {
  const rehearsal = new Rehearsal(template.stack);
  try {
    const loader = new Loader(template, rehearsal);
    const all = [...resources];
    for (const type of ORDER) {
      for (const resource of all) if (resource.type === type) loader.load(type, resource);
    }
    return loader;
  } finally {
    rehearsal.end();
  }
}

class Loader implements Loaded {
  readonly draft = new Draft();
  readonly resources: LoadedResource[] = [];
  readonly #template: Declarations;
  readonly #rehearsal: Rehearsal;
  readonly #statements = new Map<string, readonly PolicyStatement[]>();

  constructor(template: Declarations, rehearsal: Rehearsal) {
    this.#template = template;
    this.#rehearsal = rehearsal;
  }

  load(type: EventsType, resource: DeclaredResource): void {
    const { stack: place } = this.#template;
    const table = TABLES[type];
    const properties = propertiesOf(resource, table, this.#template);
    if (table.required.some((name) => !(name in properties))) return;
    const name = this.#template.nameOf(resource);
    const part = PARTS[type]({ name, properties, place, statements: this.#statements });
    this.#standInForBuses(resource, part);
    if (type !== 'AWS::Events::EventBusPolicy' && this.draft.has(part)) {
      const message = `The name ${JSON.stringify(name)} is taken by an earlier resource of this type.`;
      this.#template.findings.error('duplicate-name', resource.at, message);
    } else if (this.#add(resource, part)) this.resources.push({ resource, part });
  }

  /** Answers whether the service takes it. */
  #add(resource: DeclaredResource, part: Part): boolean {
    const refusal = this.#rehearsal.refusal(part);
    if (refusal) {
      this.#template.findings.error('refused', resource.at + refusal.where, refusal.reason);
    } else this.draft.add(part);
    return refusal === undefined;
  }

  /** Buses of other stacks, which the resource needs. */
  #standInForBuses(resource: DeclaredResource, part: Part): void {
    for (const [bus, property] of this.#busesOf(part)) {
      if (bus === 'default' || this.draft.has({ kind: 'bus', bus, given: {} })) continue;
      const at = `${resource.at}.${property}`;
      const message = `The event bus ${JSON.stringify(bus)} is none of this template. One without settings stands in for it.`;
      this.#template.findings.note('stand-in', at, message);
      this.#add(resource, { kind: 'bus', bus, given: {} });
    }
  }

  *#busesOf(part: Part): Generator<readonly [bus: string, property: string]> {
    if (part.kind === 'rules') {
      yield [part.bus, 'EventBusName'];
      for (const [index, target] of listOf(part.given['Targets']).entries()) {
        const bus = this.#ownBus(memberOf(target, 'Arn'));
        if (bus !== undefined) yield [bus, `Targets[${index}].Arn`];
      }
    }
    if (part.kind === 'archives') yield [part.bus, 'SourceArn'];
    if (part.kind === 'bus' && 'Policy' in part.given) yield [part.bus, 'EventBusName'];
    if (part.kind !== 'endpoints') return;
    for (const [index, bus] of listOf(part.given['EventBuses']).entries()) {
      yield [busKey(memberOf(bus, 'EventBusArn'), this.#template.stack), `EventBuses[${index}]`];
    }
  }

  /** The name of the bus of this account and Region that an ARN means. */
  #ownBus(arnText: unknown): string | undefined {
    const arn = parseArn(scalarText(arnText) ?? '');
    if (arn?.service !== 'events' || !arn.resource.startsWith('event-bus/')) return undefined;
    const bus = busKey(arnText, this.#template.stack);
    return parseArn(bus) ? undefined : bus;
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function memberOf(value: unknown, name: string): unknown {
  return isObject(value) ? value[name] : undefined;
}
