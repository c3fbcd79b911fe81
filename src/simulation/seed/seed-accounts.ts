import type { Target } from '@aws-sdk/client-eventbridge';
import type { OutsideResources } from '../../account/outside-resource.js';
import type { World } from '../../account/world.js';
import type { HandlerTable, TargetHandler } from '../../delivery/attempt/target-handler.js';
import { ServiceFault } from '../../service/service-fault.js';
import { parseArn, partitionOf, type Place } from '../../text/arn.js';
import { definedMembers } from '../../text/defined-members.js';
import { at, entries, InvalidSeed, kindOf, members } from './seed-members.js';
import { outsideResource } from './seed-resource.js';
import type { Seed, SeededBus, SeededRule, SeededTarget, SeededTargetDetails } from './seed.js';

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
export function seedAccounts(seed: Seed, accounts: Seedable, home: Place): void {
  const { buses = {}, resources = {} } = members(seed, 'seed', ['buses', 'resources']);
  for (const [nameOrArn, bus] of entries(buses, 'seed.buses')) {
    const path = at('seed.buses', nameOrArn);
    const { place, name } = busOf(nameOrArn, home, path);
    new Seeding(accounts, place).bus(name, bus, path);
  }
  for (const [arn, resource] of entries(resources, 'seed.resources')) {
    accounts.resources.set(arn, outsideResource(arn, resource, at('seed.resources', arn)));
  }
}

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

  bus(name: string, given: SeededBus, path: string): void {
    const bus = members(given, path, ['description', 'tags', 'log', 'policy', 'rules']);
    const LogConfig = bus.log && this.#logConfig(bus.log, `${path}.log`);
    if (!this.#accounts.world.at(this.#place).eventBuses.has(name)) {
      this.#call(path, 'CreateEventBus', {
        Name: name,
        Description: bus.description,
        LogConfig,
        Tags: tagList(bus.tags),
      });
    } else if (bus.description !== undefined || LogConfig) {
      this.#call(path, 'UpdateEventBus', { Name: name, Description: bus.description, LogConfig });
    }
    if (bus.policy !== undefined) {
      this.#call(`${path}.policy`, 'PutPermission', { EventBusName: name, Policy: jsonText(bus.policy) });
    }
    const rulesPath = `${path}.rules`;
    for (const [ruleName, rule] of entries(bus.rules ?? {}, rulesPath)) {
      this.rule({ bus: name, name: ruleName }, rule, at(rulesPath, ruleName));
    }
  }

  #logConfig(given: NonNullable<SeededBus['log']>, path: string): object {
    const { level, includeDetail } = members(given, path, ['level', 'includeDetail']);
    return definedMembers({ Level: level, IncludeDetail: includeDetail });
  }

  rule(rule: { bus: string; name: string }, given: SeededRule, path: string): void {
    const allowed = ['pattern', 'schedule', 'state', 'description', 'roleArn', 'tags', 'targets'] as const;
    const { pattern, schedule, state, description, roleArn, tags, targets } = members(given, path, allowed);
    if (pattern === undefined && schedule === undefined) {
      throw new InvalidSeed(path, 'a rule needs a pattern or, on the default bus, a schedule.');
    }
    this.#call(path, 'PutRule', {
      Name: rule.name,
      EventBusName: rule.bus,
      EventPattern: pattern === undefined ? undefined : jsonText(pattern),
      ScheduleExpression: schedule,
      State: state,
      Description: description,
      RoleArn: roleArn,
      Tags: tagList(tags),
    });
    this.#targets(rule, targets ?? [], `${path}.targets`);
  }

  #targets(rule: { bus: string; name: string }, given: readonly SeededTarget[], path: string): void {
    if (!Array.isArray(given)) throw new InvalidSeed(path, `targets are an array, not ${kindOf(given)}.`);
    const ids = new Set<string>();
    given.forEach((target: SeededTarget, index) => {
      const targetPath = `${path}[${index}]`;
      const details = this.#targetDetails(target, rule.name, targetPath);
      const id = details.id ?? freeId(details.arn, ids);
      if (ids.has(id))
        throw new InvalidSeed(targetPath, `the Id "${id}" is taken by an earlier target of this rule.`);
      ids.add(id);
      const entry = sdkTarget(id, details);
      this.#call(targetPath, 'PutTargets', { Rule: rule.name, EventBusName: rule.bus, Targets: [entry] });
      if (details.handler) this.#accounts.handlers.bind(details.arn, details.handler);
    });
  }

  #targetDetails(target: SeededTarget, ruleName: string, path: string): SeededTargetDetails {
    if (typeof target === 'string') return { arn: target };
    if (typeof target === 'function') return { arn: this.#functionArn(target, ruleName), handler: target };
    const details = members(target, path, TARGET_MEMBERS);
    if (details.parameters) members(details.parameters, `${path}.parameters`, PARAMETERS);
    if (details.retryPolicy) members(details.retryPolicy, `${path}.retryPolicy`, RETRY_POLICY);
    if (typeof details.arn !== 'string') throw new InvalidSeed(path, 'a target needs an arn.');
    return details;
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

  #call(path: string, operation: string, input: object): void {
    try {
      this.#accounts.call(operation, definedMembers(input), this.#place);
    } catch (error) {
      throw new InvalidSeed(path, reasonOf(error), { cause: error });
    }
  }
}

/** The service's words, and what is wrong in plain ones. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const explanation = error instanceof ServiceFault ? error.explanation : undefined;
  return [error.message, explanation].filter((text) => text !== undefined).join('\n\n');
}

const RETRY_POLICY = ['maximumRetryAttempts', 'maximumEventAgeInSeconds'] as const;

const PARAMETERS = [
  'AppSyncParameters',
  'BatchParameters',
  'EcsParameters',
  'HttpParameters',
  'KinesisParameters',
  'RedshiftDataParameters',
  'RunCommandParameters',
  'SageMakerPipelineParameters',
  'SqsParameters',
] as const satisfies (keyof NonNullable<SeededTargetDetails['parameters']>)[];

const TARGET_MEMBERS = [
  'arn',
  'id',
  'handler',
  'input',
  'inputPath',
  'inputTransformer',
  'roleArn',
  'deadLetterQueue',
  'retryPolicy',
  'parameters',
] as const satisfies (keyof SeededTargetDetails)[];

function sdkTarget(id: string, details: SeededTargetDetails): Target {
  const { arn, input, inputPath, inputTransformer, roleArn, deadLetterQueue, retryPolicy, parameters } =
    details;
  return definedMembers({
    ...parameters,
    Id: id,
    Arn: arn,
    RoleArn: roleArn,
    Input: input === undefined ? undefined : JSON.stringify(input),
    InputPath: inputPath,
    InputTransformer: inputTransformer && {
      InputTemplate: inputTransformer.template,
      ...(inputTransformer.pathsMap && { InputPathsMap: { ...inputTransformer.pathsMap } }),
    },
    DeadLetterConfig: deadLetterQueue === undefined ? undefined : { Arn: deadLetterQueue },
    RetryPolicy: retryPolicy && {
      MaximumRetryAttempts: retryPolicy.maximumRetryAttempts,
      MaximumEventAgeInSeconds: retryPolicy.maximumEventAgeInSeconds,
    },
  });
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

function tagList(
  tags: Readonly<Record<string, string>> | undefined,
): { Key: string; Value: string }[] | undefined {
  return tags && Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

function jsonText(value: object | string): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
