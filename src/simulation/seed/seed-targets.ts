import type { TargetHandler } from '../../delivery/attempt/target-handler.js';
import { target as targetShape } from '../../service/targets/target-shapes.js';
import { parseArn, partitionOf } from '../../text/arn.js';
import { isObject } from '../../text/kinds-of-values.js';
import { TARGET } from './bus-spelling.js';
import type { Requests } from './requests.js';
import { InvalidSeed, kindOf } from './seed-members.js';
import { read } from './spelling.js';

/** The rule that targets are put on. */
export interface RuleOfTargets {
  readonly bus: string;
  readonly name: string;
}

interface TargetEntry {
  readonly Arn: string;
  readonly Id?: string;
  readonly handler?: unknown;
}

export function seedTargets(given: unknown, path: string, rule: RuleOfTargets, requests: Requests): void {
  if (!Array.isArray(given)) throw new InvalidSeed(path, `targets must be an array, not ${kindOf(given)}.`);
  const ids = new Set<string>();
  given.forEach((target: unknown, index) => {
    const targetPath = `${path}[${index}]`;
    const { handler, ...entry } = targetEntry(target, targetPath, rule, requests);
    const Id = entry.Id ?? freeId(entry.Arn, ids);
    if (ids.has(Id)) {
      throw new InvalidSeed(targetPath, `the Id "${Id}" is taken by an earlier target of this rule.`);
    }
    ids.add(Id);
    requests.refuseUnknownMembers(entry, targetShape, targetPath);
    const Targets = [{ ...entry, Id }];
    requests.send(targetPath, 'PutTargets', { Rule: rule.name, EventBusName: rule.bus, Targets });
    if (handler === undefined) return;
    if (!isHandler(handler)) {
      throw new InvalidSeed(`${targetPath}.handler`, `expected a function, got ${kindOf(handler)}.`);
    }
    requests.accounts.handlers.bindSeeded(entry.Arn, handler);
  });
}

function targetEntry(target: unknown, path: string, rule: RuleOfTargets, requests: Requests): TargetEntry {
  if (typeof target === 'string') return { Arn: target };
  if (isHandler(target)) return { Arn: functionArn(target, rule.name, requests), handler: target };
  const { parameters, apiDestination, Arn: ownArn, Id, ...rest } = read(target, path, TARGET);
  const Arn = apiDestination === undefined ? ownArn : destinationArn(apiDestination, ownArn, path, requests);
  if (typeof Arn !== 'string') throw new InvalidSeed(path, 'a target needs an arn.');
  if (Id !== undefined && typeof Id !== 'string') {
    throw new InvalidSeed(path, `the Id of a target must be a string, not ${kindOf(Id)}.`);
  }
  const ofKind = isObject(parameters) ? parameters : {};
  requests.refuseUnknownMembers(ofKind, targetShape, `${path}.parameters`);
  for (const name of Object.keys(ofKind)) {
    if (name in rest)
      throw new InvalidSeed(`${path}.${name}`, 'parameters already have it. Keep one of them.');
  }
  return { ...ofKind, ...rest, Arn, ...(Id !== undefined && { Id }) };
}

function destinationArn(name: unknown, ownArn: unknown, path: string, requests: Requests): unknown {
  if (ownArn !== undefined) throw new InvalidSeed(`${path}.apiDestination`, 'the target already has an ARN.');
  return requests.arnOf(name, ['DescribeApiDestination', 'ApiDestinationArn'], `${path}.apiDestination`);
}

export function isHandler(value: unknown): value is TargetHandler {
  return typeof value === 'function';
}

/** A function keeps its ARN on every rule and in every seed; two functions of one name get two. */
export function functionArn(handler: TargetHandler, ruleName: string, { accounts, place }: Requests): string {
  const { account, region } = place;
  const name = functionName(handler) ?? ruleName.replaceAll(/[^\w-]/g, '-');
  for (let n = 1; ; n += 1) {
    const suffix = n === 1 ? '' : `-${n}`;
    const arn = `arn:${partitionOf(region)}:lambda:${region}:${account}:function:${name}${suffix}`;
    if (accounts.handlers.isFreeFor(arn, handler)) return arn;
  }
}

/** A function, or a mock function of Jest, Vitest or sinon. */
type NamedHandler = TargetHandler & {
  readonly getMockName?: () => string;
  readonly isSinonProxy?: unknown;
  readonly displayName?: unknown;
};

/** What sinon calls mock functions that nobody has given a name. */
const NAMELESS: readonly unknown[] = ['stub', 'spy', 'fake'];

/** The name that a person gave to a function, if any: mock functions of the runners are all called the same. */
function functionName(handler: NamedHandler): string | undefined {
  const { isSinonProxy, displayName } = handler;
  const name = isSinonProxy === true ? displayName : (handler.getMockName?.() ?? handler.name);
  if (typeof name !== 'string' || (isSinonProxy === true && NAMELESS.includes(name))) return undefined;
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
