import { DEFAULT_QUOTAS, type Quotas } from '../account/quotas.js';
import type { DeliveryOrder } from '../delivery/route/order.js';
import { didYouMean, nearestName } from '../text/nearest-name.js';
import type { EventBridgeMockOptions } from './public-types.js';
import { isStandardSchema } from '../schema/standard-schema.js';
import { OPERATIONS } from '../service/registry.js';

const OPTIONS = [
  'account',
  'region',
  'seed',
  'quotas',
  'transitionTime',
  'resourcePolicies',
  'organizations',
  'historyBound',
  'deliveryOrder',
  'apiDestinations',
  'handlerErrors',
  'handlerTimeout',
  'schemas',
  'schemaViolations',
  'unknownDetailTypes',
  'strict',
] as const satisfies (keyof EventBridgeMockOptions)[];

/** Refuses options that nobody would read. */
export function checkOptions(options: EventBridgeMockOptions): void {
  for (const name of Object.keys(options)) {
    if (OPTIONS.some((option) => option === name)) continue;
    throw new TypeError(`mockEventBridge has no option "${name}". ${hint(name, OPTIONS)}`);
  }
  checkQuotas(options.quotas ?? {});
  const { historyBound = 1, deliveryOrder = 'in order' } = options;
  if (!Number.isInteger(historyBound) || historyBound < 1) {
    throw new TypeError(`historyBound is a whole number from 1 on, not ${String(historyBound)}.`);
  }
  checkDeliveryOrder(deliveryOrder);
  checkSchemas(options);
  const { transitionTime = 0, organizations = {} } = options;
  checkWord('resourcePolicies', options.resourcePolicies, ['enforced', 'ignored']);
  checkWord('handlerErrors', options.handlerErrors, ['throw', 'record']);
  checkHandlerTimeout(options.handlerTimeout);
  checkWord('apiDestinations', options.apiDestinations, ['recorded', 'fetch']);
  if (![true, false, undefined].includes(options.strict)) {
    throw new TypeError(`strict is true or false, not ${JSON.stringify(options.strict)}.`);
  }
  Object.values(organizations).flat().forEach(checkAccount);
  if (Number.isFinite(transitionTime) && transitionTime >= 0) return;
  throw new TypeError(`transitionTime is a number of milliseconds, not ${String(transitionTime)}.`);
}

function checkWord(option: string, given: string | undefined, words: readonly [string, string]): void {
  if (given === undefined || words.includes(given)) return;
  const [first, second] = words;
  throw new TypeError(`${option} is '${first}' or '${second}', not ${JSON.stringify(given)}.`);
}

function checkHandlerTimeout(milliseconds: unknown = Infinity): void {
  if (typeof milliseconds === 'number' && milliseconds > 0) return;
  throw new TypeError(
    `handlerTimeout is a number of milliseconds above 0, or Infinity, not ${String(milliseconds)}.`,
  );
}

function checkSchemas(options: EventBridgeMockOptions): void {
  const { schemas, schemaViolations, unknownDetailTypes } = options;
  checkWord('schemaViolations', schemaViolations, ['warn', 'error']);
  checkWord('unknownDetailTypes', unknownDetailTypes, ['allow', 'report']);
  for (const [detailType, schema] of Object.entries<unknown>(schemas ?? {})) {
    if (isStandardSchema(schema)) continue;
    throw new TypeError(
      `schemas[${JSON.stringify(detailType)}] is no schema of a library that implements Standard Schema, such as Zod, Valibot or ArkType.`,
    );
  }
  if (schemas) return;
  for (const option of ['schemaViolations', 'unknownDetailTypes'] as const) {
    if (options[option] !== undefined) throw new TypeError(`${option} says nothing without schemas.`);
  }
}

function checkDeliveryOrder(order: DeliveryOrder): void {
  if (order === 'in order') return;
  const known = ['shuffled', 'duplicated'];
  const given = typeof order === 'object' ? Object.entries(order) : [];
  if (given.length > 0 && given.every(([name, seed]) => known.includes(name) && Number.isFinite(seed)))
    return;
  throw new TypeError(
    `deliveryOrder is 'in order', or an object with a seed: { shuffled: 1 }, { duplicated: 1 }; not ${JSON.stringify(order)}.`,
  );
}

function checkQuotas(quotas: Partial<Quotas>): void {
  for (const [name, quota] of Object.entries(quotas)) {
    if (!Object.hasOwn(DEFAULT_QUOTAS, name)) {
      throw new TypeError(`There is no quota "${name}". ${hint(name, Object.keys(DEFAULT_QUOTAS))}`);
    }
    if (!Number.isInteger(quota) || quota < 0) {
      throw new TypeError(`The quota "${name}" is a whole number from 0 on, not ${String(quota)}.`);
    }
  }
}

/** Refuses an account that is not twelve digits. */
export function checkAccount(account: string | undefined): void {
  if (account === undefined || /^\d{12}$/.test(account)) return;
  throw new TypeError(`An account is a text of twelve digits, not ${JSON.stringify(account)}.`);
}

/** Refuses an operation that nobody could call. */
export function checkOperation(method: string, operation: string): void {
  if (Object.hasOwn(OPERATIONS, operation)) return;
  throw new TypeError(
    `${method}: EventBridge has no operation "${operation}". ${hint(operation, Object.keys(OPERATIONS))}`,
  );
}

function hint(name: string, known: readonly string[]): string {
  const otherwise =
    known.length < 20
      ? `There are ${known.join(', ')}.`
      : 'Name it as its command, without "Command": "PutEvents".';
  return didYouMean(nearestName(name, known), otherwise);
}
