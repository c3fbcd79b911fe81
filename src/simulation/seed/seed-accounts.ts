import { eventsArn } from '../../account/events-arn.js';
import type { OutsideResources } from '../../account/outside-resource.js';
import type { World } from '../../account/world.js';
import type { HandlerTable, TargetHandler } from '../../delivery/attempt/target-handler.js';
import type { OperationName } from '../../service/operation.js';
import { EVENTBRIDGE } from '../../service/registry.js';
import { target as TARGET_SHAPE } from '../../service/targets/target-shapes.js';
import { ServiceFault } from '../../service/service-fault.js';
import { parseArn, partitionOf, type Place } from '../../text/arn.js';
import { isObject } from '../../text/kinds-of-values.js';
import { definedMembers } from '../../text/defined-members.js';
import { at, entries, InvalidSeed, kindOf, members } from './seed-members.js';
import { outsideResource } from './seed-resource.js';
import type {
  Seed,
  SeededApiDestination,
  SeededArchive,
  SeededBus,
  SeededConnection,
  SeededEndpoint,
  SeededRule,
} from './seed.js';
import { ARCHIVE, BUS, RULE, TARGET } from './bus-spelling.js';
import { API_DESTINATION, connectionInput } from './connection-spelling.js';
import { endpointInput } from './endpoint-spelling.js';
import { read } from './spelling.js';
import { refuseUnknownMembers } from './unknown-members.js';

/** What seeding needs: the operations that a user would call, and a place for handlers. */
export interface Seedable {
  readonly call: (operation: string, input: object, place: Place) => unknown;
  readonly world: World;
  readonly resources: OutsideResources;
  readonly handlers: HandlerTable;
}

/**
 * Builds what the seed describes with the operations of the service itself, so that a seed is held to the same rules as
 * a request.
 */
export function seedAccounts(seed: Seed | readonly Seed[], accounts: Seedable, home: Place): void {
  if (isList(seed)) seed.forEach((one, index) => seedOne(one, accounts, { home, path: `seed[${index}]` }));
  else seedOne(seed, accounts, { home, path: 'seed' });
}

function isList(seed: Seed | readonly Seed[]): seed is readonly Seed[] {
  return Array.isArray(seed);
}

function seedOne(
  seed: Seed,
  accounts: Seedable,
  { home, path }: { readonly home: Place; readonly path: string },
): void {
  const { buses, connections, apiDestinations, endpoints, resources } = members(seed, path, SEED);
  const seeding = new Seeding(accounts, home);
  const each = <Part>(
    kind: keyof Seed,
    parts: Readonly<Record<string, Part>> | undefined,
    build: (name: string, part: Part, place: string) => void,
  ) => {
    if (parts === undefined) return;
    for (const [name, one] of entries(parts, `${path}.${kind}`))
      build(name, one, at(`${path}.${kind}`, name));
  };
  each('connections', connections, (name, one, place) => {
    seeding.connection(name, one, place);
  });
  each('apiDestinations', apiDestinations, (name, one, place) => {
    seeding.apiDestination(name, one, place);
  });
  each('buses', buses, (nameOrArn, bus, busPath) => {
    const { place, name } = busOf(nameOrArn, home, busPath);
    new Seeding(accounts, place).bus(name, bus, busPath);
  });
  each('endpoints', endpoints, (name, one, place) => {
    seeding.endpoint(name, one, place);
  });
  each('resources', resources, (arn, resource, place) => {
    accounts.resources.set(arn, outsideResource(arn, resource, place));
  });
}

const SEED = Object.keys({
  buses: true,
  connections: true,
  apiDestinations: true,
  endpoints: true,
  resources: true,
} satisfies Record<keyof Seed, true>) as (keyof Seed)[];

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

class Seeding {
  readonly #accounts: Seedable;
  readonly #place: Place;

  constructor(accounts: Seedable, place: Place) {
    this.#accounts = accounts;
    this.#place = place;
  }

  connection(Name: string, given: SeededConnection, path: string): void {
    this.#call(path, 'CreateConnection', { Name, ...connectionInput(given, path) });
  }

  apiDestination(Name: string, given: SeededApiDestination, path: string): void {
    const input = read(given, path, API_DESTINATION);
    const connection = input['ConnectionArn'];
    const ConnectionArn =
      typeof connection === 'string' && !connection.startsWith('arn:')
        ? this.#arnOf('ConnectionArn', 'DescribeConnection', { Name: connection }, `${path}.connection`)
        : connection;
    this.#call(path, 'CreateApiDestination', { Name, ...input, ConnectionArn });
  }

  endpoint(Name: string, given: SeededEndpoint, path: string): void {
    this.#call(path, 'CreateEndpoint', { Name, ...endpointInput(given, path, this.#place) });
  }

  bus(name: string, given: SeededBus, path: string): void {
    const { Policy, Tags, rules, archives, ...settings } = read(given, path, BUS);
    const known = this.#accounts.world.at(this.#place).eventBuses.get(name);
    if (!known) this.#call(path, 'CreateEventBus', { Name: name, ...settings, Tags });
    else {
      if (Object.keys(settings).length > 0) this.#call(path, 'UpdateEventBus', { Name: name, ...settings });
      if (Tags !== undefined) this.#call(`${path}.tags`, 'TagResource', { ResourceARN: known.Arn, Tags });
    }
    if (Policy !== undefined) this.#call(`${path}.policy`, 'PutPermission', { EventBusName: name, Policy });
    for (const [archiveName, archive] of named<SeededArchive>(archives, `${path}.archives`)) {
      const archivePath = at(`${path}.archives`, archiveName);
      this.#call(archivePath, 'CreateArchive', {
        ArchiveName: archiveName,
        EventSourceArn: eventsArn(this.#place, `event-bus/${name}`),
        ...read(archive, archivePath, ARCHIVE),
      });
    }
    for (const [ruleName, rule] of named<SeededRule>(rules, `${path}.rules`)) {
      this.rule({ bus: name, name: ruleName }, rule, at(`${path}.rules`, ruleName));
    }
  }

  rule(rule: { bus: string; name: string }, given: SeededRule, path: string): void {
    const { targets = [], ...input } = read(given, path, RULE);
    if (input['EventPattern'] === undefined && input['ScheduleExpression'] === undefined) {
      throw new InvalidSeed(path, 'a rule needs a pattern or, on the default bus, a schedule.');
    }
    this.#call(path, 'PutRule', { Name: rule.name, EventBusName: rule.bus, ...input });
    this.#targets(rule, targets, `${path}.${given.Targets ? 'Targets' : 'targets'}`);
  }

  #targets(rule: { bus: string; name: string }, given: unknown, path: string): void {
    if (!Array.isArray(given)) throw new InvalidSeed(path, `targets are an array, not ${kindOf(given)}.`);
    const ids = new Set<string>();
    given.forEach((target: unknown, index) => {
      const targetPath = `${path}[${index}]`;
      const { handler, ...entry } = this.#target(target, rule.name, targetPath);
      const id = entry.Id ?? freeId(entry.Arn, ids);
      if (ids.has(id))
        throw new InvalidSeed(targetPath, `the Id "${id}" is taken by an earlier target of this rule.`);
      ids.add(id);
      refuseUnknownMembers({ ...entry }, TARGET_SHAPE, targetPath);
      const Targets = [{ ...entry, Id: id }];
      this.#call(targetPath, 'PutTargets', { Rule: rule.name, EventBusName: rule.bus, Targets });
      if (handler !== undefined) this.#bind(entry.Arn, handler, `${targetPath}.handler`);
    });
  }

  #bind(arn: string, handler: unknown, path: string): void {
    if (!isHandler(handler)) throw new InvalidSeed(path, `expected a function, got ${kindOf(handler)}.`);
    this.#accounts.handlers.bind(arn, handler);
  }

  #target(target: unknown, ruleName: string, path: string): TargetEntry {
    if (typeof target === 'string') return { Arn: target };
    if (isHandler(target)) return { Arn: this.#functionArn(target, ruleName), handler: target };
    const { parameters, apiDestination, Arn: arn, Id, ...rest } = read(target, path, TARGET);
    if (arn !== undefined && apiDestination !== undefined) {
      throw new InvalidSeed(`${path}.apiDestination`, 'the target has an ARN already.');
    }
    const Arn =
      apiDestination === undefined
        ? arn
        : this.#arnOf(
            'ApiDestinationArn',
            'DescribeApiDestination',
            { Name: apiDestination },
            `${path}.apiDestination`,
          );
    if (typeof Arn !== 'string') throw new InvalidSeed(path, 'a target needs an arn.');
    if (Id !== undefined && typeof Id !== 'string') {
      throw new InvalidSeed(path, `the Id of a target is a string, not ${kindOf(Id)}.`);
    }
    return { ...(isObject(parameters) && parameters), ...rest, Arn, ...(Id !== undefined && { Id }) };
  }

  #arnOf(member: string, operation: OperationName, input: object, path: string): unknown {
    const answer = this.#call(path, operation, input);
    return isObject(answer) ? answer[member] : undefined;
  }

  /** A function keeps its ARN on every rule and in every seed; two functions of one name get two. */
  #functionArn(handler: TargetHandler, ruleName: string): string {
    const { account, region } = this.#place;
    const name = functionName(handler) ?? ruleName.replaceAll(/[^\w-]/g, '-');
    for (let n = 1; ; n += 1) {
      const suffix = n === 1 ? '' : `-${n}`;
      const arn = `arn:${partitionOf(region)}:lambda:${region}:${account}:function:${name}${suffix}`;
      const bound = this.#accounts.handlers.of(arn);
      if (bound === undefined || bound === handler) return arn;
    }
  }

  #call(path: string, operation: OperationName, input: object): unknown {
    refuseUnknownMembers(input, EVENTBRIDGE.operations[operation]?.input ?? TARGET_SHAPE, path);
    try {
      return this.#accounts.call(operation, definedMembers(input), this.#place);
    } catch (error) {
      throw new InvalidSeed(path, reasonOf(error), { cause: error });
    }
  }
}

interface TargetEntry {
  readonly Arn: string;
  readonly Id?: string;
  readonly handler?: unknown;
}

function isHandler(value: unknown): value is TargetHandler {
  return typeof value === 'function';
}

function named<Part>(parts: unknown, path: string): [string, Part][] {
  return parts === undefined ? [] : entries(parts as Readonly<Record<string, Part>>, path);
}

/** The service's words, and what is wrong in plain ones. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const explanation = error instanceof ServiceFault ? error.explanation : undefined;
  return [error.message, explanation].filter((text) => text !== undefined).join('\n\n');
}

/** The name that a person gave to a function, if any: mock functions of the runners are all called the same. */
function functionName(handler: TargetHandler & { readonly getMockName?: () => string }): string | undefined {
  const name = handler.getMockName?.() ?? handler.name;
  return /^[\w-]+$/.test(name) ? name : undefined;
}

/** The last part of the ARN, which is how a person would call the target, made unique on its rule. */
function freeId(arn: string, taken: ReadonlySet<string>): string {
  const lastPart = (parseArn(arn)?.resource ?? arn).split(/[/:]/).findLast((part) => part !== '') ?? 'target';
  const base = lastPart.replaceAll(/[^-._A-Za-z0-9]/g, '-').slice(0, 60);
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? base : `${base}-${n}`;
    if (!taken.has(id)) return id;
  }
}
