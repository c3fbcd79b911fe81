import { DEFAULT_QUOTAS } from '../account/quotas.js';
import { apiOfCommandClass } from '../client/sdk/api-of-command.js';
import type { AttachOptions, EventBridgeMockOptions } from './public-types.js';
import type { AnyEvents } from '../event/declared-events.js';
import type { DetailSchemas, SchemasOf } from '../schema/detail-schemas.js';
import { isJsonSchema, standardSchemaOf } from '../schema/json-schema.js';
import { isStandardSchema, type StandardSchema } from '../schema/standard-schema.js';
import { OPERATIONS } from '../service/registry.js';
import {
  QUALIFIED_OPERATIONS,
  SCHEDULER_OPERATIONS,
  SHARED_OPERATIONS,
} from '../service/scheduler-operations.js';
import type { ApiName } from '../text/api-name.js';
import { checkMembers, checkObject, given, refusal } from '../text/given.js';
import { isObject } from '../text/kinds-of-values.js';
import { didYouMean, nearestName } from '../text/nearest-name.js';
import { regionProblem } from '../text/region.js';

const OPTIONS = [
  'account',
  'region',
  'seed',
  'quotas',
  'transitionTime',
  'resourcePolicies',
  'organizations',
  'historyBound',
  'historyBytes',
  'deliveryOrder',
  'flexibleTimeWindows',
  'apiDestinations',
  'handlerErrors',
  'handlerTimeout',
  'schemas',
  'schemaViolations',
  'unknownDetailTypes',
  'strict',
  'diagramOnFailure',
] as const satisfies (keyof EventBridgeMockOptions)[];

const DOOR = 'mockEventBridge';

/** Refuses options that nobody would read. */
export function checkOptions(options: unknown): asserts options is EventBridgeMockOptions {
  checkObject(DOOR, 'its options as an object', options);
  // Without the types' promises, which plain JavaScript breaks.
  const given = options as EventBridgeMockOptions;
  checkMembers(DOOR, given, OPTIONS);
  checkPlace(DOOR, given);
  checkQuotas(given.quotas);
  checkHistory(given);
  checkDeliveryOrder(given.deliveryOrder);
  checkSchemas(given);
  checkWord('resourcePolicies', given.resourcePolicies, ['enforced', 'ignored']);
  checkWord('flexibleTimeWindows', given.flexibleTimeWindows, ['spread', 'start']);
  checkWord('handlerErrors', given.handlerErrors, ['throw', 'record']);
  checkHandlerTimeout(given.handlerTimeout);
  checkWord('apiDestinations', given.apiDestinations, ['recorded', 'fetch']);
  if (![true, false, undefined].includes(given.strict)) refuse('strict must be true or false', given.strict);
  checkDiagramOnFailure(given.diagramOnFailure);
  checkOrganizations(given.organizations);
}

/** Of the options of `attach` and `serve`. */
export function checkAttachOptions(door: string, options: unknown): void {
  checkObject(`${door}()`, 'options such as { region: "eu-west-1" }', options);
  checkMembers(door, options as AttachOptions, ['account', 'region']);
  checkPlace(door, options as AttachOptions);
}

function refuse(must: string, value: unknown, door = DOOR): never {
  throw new TypeError(`${door}: ${must}, not ${given(value)}.`);
}

function checkHistory({ historyBound, historyBytes, transitionTime }: EventBridgeMockOptions): void {
  for (const [name, bound] of Object.entries({ historyBound, historyBytes })) {
    if (bound !== undefined && !(Number.isInteger(bound) && bound >= 1)) {
      refuse(`${name} must be a whole number, 1 or more`, bound);
    }
  }
  if (transitionTime !== undefined && !(Number.isFinite(transitionTime) && transitionTime >= 0)) {
    refuse('transitionTime must be a number of milliseconds', transitionTime);
  }
}

function checkOrganizations(organizations: unknown): void {
  if (organizations === undefined) return;
  if (!isObject(organizations))
    refuse(
      'organizations must be an object of lists of accounts by the id of their organization',
      organizations,
    );
  for (const [id, accounts] of Object.entries(organizations)) {
    if (!Array.isArray(accounts))
      refuse(`organizations[${JSON.stringify(id)}] must be a list of accounts`, accounts);
    else for (const account of accounts) checkAccount(DOOR, account);
  }
}

function checkWord(option: string, given: unknown, words: readonly [string, string]): void {
  if (given === undefined || words.some((word) => word === given)) return;
  const [first, second] = words;
  refuse(`${option} must be '${first}' or '${second}'`, given);
}

function checkHandlerTimeout(milliseconds: unknown): void {
  if (milliseconds === undefined || (typeof milliseconds === 'number' && milliseconds > 0)) return;
  refuse('handlerTimeout must be a number of milliseconds above 0, or Infinity', milliseconds);
}

function checkDiagramOnFailure(where: unknown): void {
  if (where === undefined || typeof where === 'boolean' || (typeof where === 'string' && where !== ''))
    return;
  refuse('diagramOnFailure must be true, false or the path of a folder', where);
}

function checkSchemas(options: EventBridgeMockOptions): void {
  const { schemas, schemaViolations, unknownDetailTypes } = options;
  checkWord('schemaViolations', schemaViolations, ['warn', 'error']);
  checkWord('unknownDetailTypes', unknownDetailTypes, ['allow', 'report']);
  if (schemas !== undefined && !isObject(schemas))
    refuse('schemas must be an object of schemas by detail-type', schemas);
  for (const [detailType, schema] of Object.entries<unknown>(schemas ?? {})) {
    if (isStandardSchema(schema) || isJsonSchema(schema)) continue;
    throw new TypeError(
      `${schemaName(detailType)} must be a JSON Schema or a schema of a library that implements Standard Schema, such as Zod, Valibot or ArkType, not ${given(schema)}.`,
    );
  }
  if (schemas) return;
  for (const option of ['schemaViolations', 'unknownDetailTypes'] as const) {
    if (options[option] !== undefined) {
      throw new TypeError(`mockEventBridge: ${option} has no effect without schemas.`);
    }
  }
}

/** All of them as libraries offer theirs. */
export function standardSchemas(schemas: SchemasOf<AnyEvents>): DetailSchemas['byType'] {
  return Object.fromEntries(
    Object.entries<unknown>(schemas).flatMap(([detailType, schema]): [string, StandardSchema][] => {
      if (isStandardSchema(schema)) return [[detailType, schema]];
      return isJsonSchema(schema) ? [[detailType, standardSchemaOf(schema, schemaName(detailType))]] : [];
    }),
  );
}

function schemaName(detailType: string): string {
  return `mockEventBridge: schemas[${JSON.stringify(detailType)}]`;
}

function checkDeliveryOrder(order: unknown): void {
  if (order === undefined || order === 'in order') return;
  const known = ['shuffled', 'duplicated'];
  const members = isObject(order) ? Object.entries(order) : [];
  if (members.length > 0 && members.every(([name, seed]) => known.includes(name) && Number.isFinite(seed)))
    return;
  refuse(
    "deliveryOrder must be 'in order', or an object with a seed: { shuffled: 1 }, { duplicated: 1 }",
    order,
  );
}

function checkQuotas(quotas: unknown): void {
  if (quotas === undefined) return;
  if (!isObject(quotas)) refuse('quotas must be an object of numbers by name', quotas);
  for (const [name, quota] of Object.entries(quotas)) {
    if (!Object.hasOwn(DEFAULT_QUOTAS, name)) {
      throw new TypeError(
        `mockEventBridge: there is no quota "${name}". ${hint(name, Object.keys(DEFAULT_QUOTAS))}`,
      );
    }
    if (!(Number.isInteger(quota) && Number(quota) >= 0)) {
      refuse(`the quota "${name}" must be a whole number, 0 or more`, quota);
    }
  }
}

/** @throws TypeError for an account or a Region that is none. */
function checkPlace(door: string, { account, region }: AttachOptions): void {
  if (account !== undefined) checkAccount(door, account);
  if (region !== undefined) checkRegion(door, region);
}

function checkAccount(door: string, account: unknown): void {
  if (typeof account === 'string' && /^\d{12}$/.test(account)) return;
  const remedy = typeof account === 'number' ? ' Put it in quotes.' : '';
  throw new TypeError(
    `${door}: an account must be a string of twelve digits, not ${given(account)}.${remedy}`,
  );
}

function checkRegion(door: string, region: unknown): void {
  const problem = typeof region === 'string' ? regionProblem(region) : {};
  if (!problem) return;
  const suggestion = didYouMean(problem.didYouMean);
  throw new TypeError(
    `${door}: a Region must be a string such as "eu-west-1", not ${given(region)}. ${suggestion}`.trimEnd(),
  );
}

/** Refuses an operation that nobody could call. */
export function checkOperation(door: string, operation: unknown): void {
  if (typeof operation !== 'string') {
    throw refusal(`${door}()`, 'the name of an operation such as "PutEvents"', operation);
  }
  if (Object.hasOwn(OPERATIONS, operation)) return;
  if (SCHEDULER_OPERATIONS.some((name) => name === operation)) return;
  const known = [...Object.keys(OPERATIONS), ...SCHEDULER_OPERATIONS];
  throw new TypeError(`${door}: EventBridge has no operation "${operation}". ${hint(operation, known)}`);
}

/** The same of one that a plan may name with its API. */
export function checkFaultedOperation(door: string, operation: unknown): void {
  if (QUALIFIED_OPERATIONS.some((name) => name === operation)) return;
  if (typeof operation === 'string' && operation.startsWith('Scheduler.')) {
    throw new TypeError(
      `${door}: there is no operation "${operation}". ${hint(operation, QUALIFIED_OPERATIONS)}`,
    );
  }
  checkOperation(door, operation);
}

/** The operation that a command class, or a text, names. */
export function selectedOperation(selector: unknown): string {
  const name: unknown =
    typeof selector === 'function' || isObject(selector) ? Reflect.get(selector, 'name') : selector;
  if (typeof name !== 'string' || name === '') {
    throw refusal('commands()', 'a command class such as PutEventsCommand, or "PutEvents"', selector);
  }
  const operation = name.replace(/Command$/, '');
  checkOperation('commands', operation);
  return operation;
}

/** The API that a command class is of; undefined where only its name, or a text, tells what is selected. */
export function selectedApi(selector: unknown, operation: string): ApiName | undefined {
  return SHARED_OPERATIONS.some((name) => name === operation) ? apiOfCommandClass(selector) : undefined;
}

function hint(name: string, known: readonly string[]): string {
  const otherwise =
    known.length < 20
      ? `There are ${known.join(', ')}.`
      : 'Name it as its command, without "Command": "PutEvents".';
  return didYouMean(nearestName(name, known), otherwise);
}
