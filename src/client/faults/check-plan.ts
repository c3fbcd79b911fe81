import { checkMembers, given, refusal } from '../../text/given.js';
import { isObject } from '../../text/kinds-of-values.js';
import { didYouMean, nearestName } from '../../text/nearest-name.js';
import { milliseconds } from '../../time/duration.js';
import { OPERATIONS_WITH_ENTRIES } from './failed-entries.js';
import { isSystemError, KNOWN_NETWORK_ERRORS } from './network-errors.js';
import type { AnyPlan } from './plan.js';
import { KNOWN_ERROR_CODES } from './service-errors.js';

/** What may go wrong, and the options that say more about it. A fault is at most one of them. */
const KINDS = {
  error: ['message'],
  networkError: [],
  entries: ['errorCode', 'errorMessage'],
} as const satisfies Partial<Record<keyof AnyPlan, readonly (keyof AnyPlan)[]>>;

const OPTIONS: readonly string[] = [
  ...Object.entries(KINDS).flatMap(([kind, more]) => [kind, ...more]),
  ...['latency', 'after', 'times', 'when'],
];

/**
 * @throws TypeError for a plan that nobody could follow; RangeError for `times` that is not a whole number from 1.
 */
export function checkPlan(operation: string, plan: AnyPlan): void {
  if (!isObject(plan)) {
    throw refusal('fault()', `a plan as its second argument, such as ${EXAMPLES}`, plan);
  }
  checkMembers('fault', plan, OPTIONS);
  const names = Object.entries(plan).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  const kind = kindOf(names);
  names.forEach((name) => {
    checkBelongs(name, kind);
  });
  checkErrors(plan);
  if (kind === 'entries') checkEntries(operation, plan);
  checkAttempts(plan);
}

const EXAMPLES =
  '{ error: "ThrottlingException" }, { networkError: "ECONNRESET" }, { entries: [0], errorCode: "InternalFailure" } or { latency: 500 }';

type Kind = keyof typeof KINDS;

function kindOf(names: readonly string[]): Kind | undefined {
  const kinds = (Object.keys(KINDS) as Kind[]).filter((kind) => names.includes(kind));
  const [kind, another] = kinds;
  if (another !== undefined) {
    throw new TypeError(`fault: plan either ${kinds.join(' or ')}, not both, or each in a call of its own.`);
  }
  if (kind === undefined && !names.includes('latency')) {
    throw new TypeError(`fault needs something to go wrong: ${EXAMPLES}.`);
  }
  return kind;
}

function checkBelongs(name: string, kind: Kind | undefined): void {
  const [owner] = Object.entries(KINDS).find(([, more]) => more.some((option) => option === name)) ?? [];
  if (owner === undefined || owner === kind) return;
  throw new TypeError(`fault: "${name}" goes with "${owner}"${kind ? `, not with "${kind}"` : ''}.`);
}

function checkErrors({ error, message, networkError, errorCode, errorMessage }: AnyPlan): void {
  checkText('message', message);
  checkText('errorMessage', errorMessage);
  checkCode('fault', 'error', error, KNOWN_ERROR_CODES);
  checkCode('fault', 'errorCode', errorCode, KNOWN_ERROR_CODES);
  if (networkError !== undefined && isSystemError(networkError)) return;
  checkCode('fault', 'networkError', networkError, KNOWN_NETWORK_ERRORS);
}

function checkText(option: string, text: unknown): void {
  if (text === undefined || typeof text === 'string') return;
  throw new TypeError(`fault: "${option}" must be a string, not ${given(text)}.`);
}

/** @throws TypeError for a code that is none, or that is nearly one that is known. */
export function checkCode(
  door: string,
  option: string,
  code: string | undefined,
  known: readonly string[],
): void {
  if (code === undefined || known.includes(code)) return;
  if (typeof code !== 'string' || code === '') {
    throw new TypeError(`${door}: "${option}" takes an error code such as ${known[0]}, not ${given(code)}.`);
  }
  // Another code of a similar name is no mistake: only a slip or two of the finger are.
  const near = nearestName(code, known, 2);
  if (near === undefined) return;
  throw new TypeError(`${door}: "${option}" is "${code}". ${didYouMean(near)}`);
}

function checkEntries(operation: string, { entries, errorCode }: AnyPlan): void {
  if (!OPERATIONS_WITH_ENTRIES.includes(operation)) {
    throw new TypeError(
      `fault: entries can fail in ${OPERATIONS_WITH_ENTRIES.join(', ')}; ${operation === '*' ? 'name one of them' : `${operation} succeeds or fails as a whole`}.`,
    );
  }
  if (errorCode === undefined) {
    throw new TypeError(
      'fault: entries that fail need an errorCode: { entries: [0], errorCode: "InternalFailure" }.',
    );
  }
  if (typeof entries === 'function') return;
  if (Array.isArray(entries) && entries.length > 0 && entries.every((at) => Number.isInteger(at) && at >= 0))
    return;
  throw new TypeError(
    `fault: "entries" must be a list of positions from 0, or a function (entry, index) => boolean, not ${given(entries)}.`,
  );
}

function checkAttempts({ latency, times = 1, after = 0, when }: AnyPlan): void {
  if (latency !== undefined) milliseconds(latency, 'fault: latency');
  if (when !== undefined && typeof when !== 'function') {
    throw new TypeError(`fault: "when" must be a function (command) => boolean, not ${given(when)}.`);
  }
  if (!Number.isInteger(times) || times < 1) {
    throw new RangeError(`fault: "times" must be a whole number, 1 or more, not ${given(times)}.`);
  }
  if (!Number.isInteger(after) || after < 0) {
    throw new RangeError(
      `fault: "after" must be a whole number, how many attempts pass first, not ${given(after)}.`,
    );
  }
}
