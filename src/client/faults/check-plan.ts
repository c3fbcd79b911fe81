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
  ...['latency', 'times', 'when'],
];

/**
 * @throws TypeError for a plan that nobody could follow; RangeError for `times` that is not a whole number from 1.
 */
export function checkPlan(operation: string, plan: AnyPlan): void {
  if (typeof plan !== 'object' || (plan as unknown) === null) {
    throw new TypeError(`A fault is an object: ${EXAMPLES}.`);
  }
  const given = Object.entries(plan).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  checkNames('A fault', given, OPTIONS);
  const kind = kindOf(given);
  given.forEach((name) => {
    checkBelongs(name, kind);
  });
  checkErrors(plan);
  if (kind === 'entries') checkEntries(operation, plan);
  checkAttempts(plan);
}

const EXAMPLES =
  '{ error: "ThrottlingException" }, { networkError: "ECONNRESET" }, { entries: [0], errorCode: "InternalFailure" } or { latency: 500 }';

/** @throws TypeError for the name of an option that nobody would read. */
export function checkNames(whose: string, names: readonly string[], options: readonly string[]): void {
  const unknown = names.find((name) => !options.includes(name));
  if (unknown === undefined) return;
  const hint = didYouMean(nearestName(unknown, options), `There are ${options.join(', ')}.`);
  throw new TypeError(`${whose} has no option "${unknown}". ${hint}`);
}

type Kind = keyof typeof KINDS;

function kindOf(given: readonly string[]): Kind | undefined {
  const kinds = (Object.keys(KINDS) as Kind[]).filter((kind) => given.includes(kind));
  const [kind, another] = kinds;
  if (another !== undefined) {
    throw new TypeError(
      `A fault is either ${kinds.join(' or ')}, not both. Plan each with a call of its own.`,
    );
  }
  if (kind === undefined && !given.includes('latency')) {
    throw new TypeError(`A fault needs something to go wrong: ${EXAMPLES}.`);
  }
  return kind;
}

function checkBelongs(name: string, kind: Kind | undefined): void {
  const [owner] = Object.entries(KINDS).find(([, more]) => more.some((option) => option === name)) ?? [];
  if (owner === undefined || owner === kind) return;
  throw new TypeError(`In a fault, "${name}" goes with "${owner}"${kind ? `, not with "${kind}"` : ''}.`);
}

function checkErrors({ error, message, networkError, errorCode, errorMessage }: AnyPlan): void {
  checkText('message', message);
  checkText('errorMessage', errorMessage);
  checkCode('error', error, KNOWN_ERROR_CODES);
  checkCode('errorCode', errorCode, KNOWN_ERROR_CODES);
  if (networkError !== undefined && isSystemError(networkError)) return;
  checkCode('networkError', networkError, KNOWN_NETWORK_ERRORS);
}

function checkText(option: string, text: unknown): void {
  if (text === undefined || typeof text === 'string') return;
  throw new TypeError(`In a fault, "${option}" is a text, not ${described(text)}.`);
}

/** @throws TypeError for a code that is none, or that is nearly one that is known. */
export function checkCode(option: string, code: string | undefined, known: readonly string[]): void {
  if (code === undefined || known.includes(code)) return;
  if (typeof code !== 'string' || code === '') {
    throw new TypeError(`"${option}" takes an error code such as ${known[0]}, not ${described(code)}.`);
  }
  // Another code of a similar name is no mistake: only a slip or two of the finger are.
  const near = nearestName(code, known, 2);
  if (near === undefined) return;
  throw new TypeError(`"${option}" is "${code}". ${didYouMean(near)}`);
}

function checkEntries(operation: string, { entries, errorCode }: AnyPlan): void {
  if (!OPERATIONS_WITH_ENTRIES.includes(operation)) {
    throw new TypeError(
      `Entries can fail in ${OPERATIONS_WITH_ENTRIES.join(', ')}; ${operation === '*' ? 'name one of them' : `${operation} succeeds or fails as a whole`}.`,
    );
  }
  if (errorCode === undefined) {
    throw new TypeError(
      'Entries that fail need an errorCode: { entries: [0], errorCode: "InternalFailure" }.',
    );
  }
  if (typeof entries === 'function') return;
  if (Array.isArray(entries) && entries.length > 0 && entries.every((at) => Number.isInteger(at) && at >= 0))
    return;
  throw new TypeError(
    `In a fault, "entries" is a list of positions from 0, or a function (entry, index) => boolean, not ${described(entries)}.`,
  );
}

function checkAttempts({ latency, times = 1, when }: AnyPlan): void {
  if (latency !== undefined) milliseconds(latency, 'The latency of a fault');
  if (when !== undefined && typeof when !== 'function') {
    throw new TypeError(`In a fault, "when" is a function (command) => boolean, not ${described(when)}.`);
  }
  if (!Number.isInteger(times) || times < 1) {
    throw new RangeError(`A fault happens a whole number of times, at least once, not ${String(times)}.`);
  }
}

function described(value: unknown): string {
  return typeof value === 'number' || value === undefined ? String(value) : JSON.stringify(value);
}
