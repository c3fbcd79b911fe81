import { isOfEventBridge } from '../../service/cloudformation-types.js';
import { at as memberAt } from '../../simulation/seed/seed-members.js';
import { given } from '../../text/given.js';
import { isObject } from '../../text/kinds-of-values.js';
import { didYouMean, nearestName } from '../../text/nearest-name.js';
import type { Findings } from '../findings.js';
import { scalarText } from '../resolving/resolving.js';
import { eventsIn, type Members } from './function-event.js';
import { FunctionRules } from './function-rules.js';
import { merged, mergedMembers, withMember } from './lazy-tree.js';
import type { MadeResource, ServiceFunction } from './made-resource.js';
import { functionId, normalized } from './naming.js';
import { isStandIn } from './service-values.js';
import { memberOf, type Service } from './sources.js';

/** The sections of a template of CloudFormation. */
export type Sections = Members;

/** What the framework packages of a service, as far as EventBridge depends on it. */
export function sectionsOf(service: Service, functions: readonly ServiceFunction[]): Sections {
  const { findings } = service.surroundings;
  const resources: Record<string, Members> = {};
  for (const made of madeOf(service, functions)) {
    if (made.type === 'AWS::Events::Rule' && made.id in resources) {
      const message = `The framework gives an earlier rule the same logical id, ${made.id}, and deploys only this one. Give one of the functions another key.`;
      findings.warning('duplicate-name', made.at, message);
    }
    resources[made.id] = resourceOf(made, findings);
  }
  let sections: Sections = { Resources: resources };
  const extensions: Extension[] = [];
  for (const { value, at } of partsOf(memberOf(service.root, 'resources'), 'resources', findings)) {
    const { extensions: extended } = value;
    noteOrigins(value, at, findings);
    sections = mergedMembers(sections, value);
    if (isObject(extended)) extensions.push({ extended, at: `${at}.extensions` });
  }
  return extensions.reduce((all, extension) => withExtension(all, extension, findings), sections);
}

function resourceOf(made: MadeResource, findings: Findings): Members {
  const { id, type: Type, properties: Properties, at, origins = { '': '' }, Condition } = made;
  const madeAt = `${memberAt('Resources', id)}.Properties`;
  for (const [property, origin] of Object.entries(origins)) {
    findings.comesFrom(madeAt + property, at + origin);
  }
  return { Type, Properties, ...(Condition !== undefined && { Condition }) };
}

interface Extension {
  readonly extended: Members;
  readonly at: string;
}

/** The functions of a service by their keys. */
export function functionsOf(service: Service): readonly ServiceFunction[] {
  const { findings } = service.surroundings;
  const functions = new Map<string, ServiceFunction>();
  const start = `${nameOf(service)}-${service.stage}`;
  for (const { value, at } of partsOf(memberOf(service.root, 'functions'), 'functions', findings)) {
    for (const [key, later] of Object.entries(value)) {
      const members = merged(functions.get(key)?.members ?? {}, later ?? {});
      const place = memberAt(at, key);
      if (isStandIn(members)) continue;
      if (!isObject(members)) {
        findings.error('refused', place, `A function must be an object, not ${given(members)}.`);
      } else {
        const name = scalarText(members['name']) ?? `${start}-${key}`;
        functions.set(key, { key, name, members, at: place });
      }
    }
  }
  return [...functions.values()];
}

/** The name of the service: an object with a name is how it was written once. */
export function nameOf({ root }: Service): string {
  const service = memberOf(root, 'service');
  return scalarText(service) ?? scalarText(memberOf(service, 'name')) ?? 'service';
}

/** An object, or a list of objects that are put together. */
function partsOf(value: unknown, at: string, findings: Findings): { value: Members; at: string }[] {
  const parts = Array.isArray(value)
    ? value.map((part: unknown, index) => ({ value: part, at: `${at}[${index}]` }))
    : [{ value, at }];
  return parts.flatMap(({ value: part, at: place }) => {
    if (isObject(part)) return [{ value: part, at: place }];
    if (part !== undefined && part !== null && !isStandIn(part)) {
      findings.error('refused', place, `${at} must be an object or a list of objects, not ${given(part)}.`);
    }
    return [];
  });
}

/** Findings of what the service says itself in the terms of CloudFormation point there. */
function noteOrigins(own: Members, at: string, findings: Findings): void {
  for (const section of ['Resources', 'Parameters', 'Conditions', 'Mappings']) {
    const things = own[section];
    for (const id of isObject(things) ? Object.keys(things) : []) {
      findings.comesFrom(memberAt(section, id), memberAt(`${at}.${section}`, id));
    }
  }
}

function* madeOf(service: Service, functions: readonly ServiceFunction[]): Generator<MadeResource> {
  yield* aroundFunctions(service, functions);
  const { findings } = service.surroundings;
  for (const one of functions) {
    const { key, name: FunctionName, members, at } = one;
    const { condition } = members;
    yield {
      id: functionId(key),
      type: 'AWS::Lambda::Function',
      properties: { FunctionName },
      at,
      ...(typeof condition === 'string' && { Condition: condition }),
    };
    const alias = aliasOf(one);
    if (alias) yield alias;
    const rules = new FunctionRules(
      one,
      alias ? { Ref: alias.id } : { 'Fn::GetAtt': [functionId(key), 'Arn'] },
      roleOf(one, service),
    );
    for (const [index, item] of eventListOf(one, findings).entries()) {
      for (const event of eventsIn(item, `${at}.events[${index}]`, findings)) rules.add(event, index + 1);
    }
    yield* rules.made;
  }
}

function eventListOf({ members: { events }, at }: ServiceFunction, findings: Findings): readonly unknown[] {
  if (Array.isArray(events)) return events;
  if (events !== undefined && events !== null && !isStandIn(events)) {
    const message = `events must be a list, with a dash before each, not ${given(events)}.`;
    findings.error('refused', `${at}.events`, message);
  }
  return [];
}

/** The role that a function runs as: its own, or that of all functions. */
function roleOf({ members }: ServiceFunction, { root }: Service): unknown {
  const ofAll = memberOf(root, 'provider.iam.role') ?? memberOf(root, 'provider.role');
  const given = members['role'] ?? (typeof ofAll === 'string' ? ofAll : undefined);
  if (typeof given === 'string') return given.startsWith('arn:') ? given : { 'Fn::GetAtt': [given, 'Arn'] };
  return isObject(given) ? given : { 'Fn::GetAtt': [EXECUTION_ROLE, 'Arn'] };
}

const EXECUTION_ROLE = 'IamRoleLambdaExecution';

/** Functions that start early are called by an alias. */
function aliasOf({ key, members, at }: ServiceFunction): MadeResource | undefined {
  const alias = members['provisionedConcurrency']
    ? { id: `${normalized(key)}ProvConcLambdaAlias`, Name: 'provisioned' }
    : members['snapStart']
      ? { id: `${normalized(key)}SnapStartLambdaAlias`, Name: 'snapstart' }
      : undefined;
  if (!alias) return undefined;
  const properties = { FunctionName: { Ref: functionId(key) }, Name: alias.Name };
  return { id: alias.id, type: 'AWS::Lambda::Alias', properties, at };
}

/** What resources of the service may refer to. */
function* aroundFunctions(service: Service, functions: readonly ServiceFunction[]): Generator<MadeResource> {
  const role = ['-', [nameOf(service), service.stage, { Ref: 'AWS::Region' }, 'lambdaRole']];
  const at = 'provider';
  const RoleName = { 'Fn::Join': role };
  yield { id: EXECUTION_ROLE, type: 'AWS::IAM::Role', properties: { RoleName }, at };
  yield { id: 'ServerlessDeploymentBucket', type: 'AWS::S3::Bucket', properties: {}, at };
  yield { id: 'ApiGatewayRestApi', type: 'AWS::ApiGateway::RestApi', properties: {}, at };
  yield { id: 'HttpApi', type: 'AWS::ApiGatewayV2::Api', properties: {}, at };
  yield { id: 'WebsocketsApi', type: 'AWS::ApiGatewayV2::Api', properties: {}, at };
  for (const { key, name, at: functionAt } of functions) {
    const LogGroupName = `/aws/lambda/${name}`;
    const id = `${normalized(key)}LogGroup`;
    yield { id, type: 'AWS::Logs::LogGroup', properties: { LogGroupName }, at: functionAt };
  }
}

/** What the framework calls rules, buses and schedules. */
const OF_EVENTBRIDGE =
  /(?:Event(?:Bus|BridgeRule|sRule(?:Schedule|CloudWatchEvent)\d+)|SchedulerSchedule\d+)$/;

/** What changes a resource that the framework has made. */
function withExtension(sections: Sections, { extended, at }: Extension, findings: Findings): Sections {
  const { Resources } = sections;
  const resources: Record<string, unknown> = { ...(isObject(Resources) ? Resources : {}) };
  for (const [id, extension] of Object.entries(extended)) {
    const resource = resources[id];
    if (!isObject(extension)) continue;
    if (isObject(resource)) {
      const { Properties, ...rest } = extension;
      const own = isObject(resource['Properties']) ? resource['Properties'] : {};
      const other = isObject(Properties) ? Properties : {};
      resources[id] = { ...resource, ...rest, Properties: { ...own, ...other } };
      const madeAt = `${memberAt('Resources', id)}.Properties`;
      for (const name of Object.keys(other)) {
        findings.comesFrom(`${madeAt}.${name}`, `${memberAt(at, id)}.Properties.${name}`);
      }
    } else {
      const near = nearestName(id, eventsIds(resources));
      if (near === undefined && !OF_EVENTBRIDGE.test(id)) continue;
      const message = `The framework makes no resource ${JSON.stringify(id)}. ${didYouMean(near)}`.trimEnd();
      findings.error('missing-resource', memberAt(at, id), message);
    }
  }
  return withMember(sections, 'Resources', resources);
}

function eventsIds(resources: Members): readonly string[] {
  return Object.entries(resources).flatMap(([id, resource]) => {
    const type = isObject(resource) ? scalarText(resource['Type']) : undefined;
    return type !== undefined && isOfEventBridge(type) ? [id] : [];
  });
}
