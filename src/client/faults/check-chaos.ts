import { nearestName } from '../../text/nearest-name.js';
import type { ChaosOptions } from './chaos-options.js';
import { checkCode } from './check-plan.js';
import { KNOWN_ERROR_CODES } from './service-errors.js';

const OPTIONS = [
  'seed',
  'rate',
  'entries',
  'calls',
  'errors',
  'operations',
] as const satisfies (keyof ChaosOptions)[];

/** @throws TypeError for options that nobody would read, RangeError for a rate that is no probability. */
export function checkChaos(options: ChaosOptions): void {
  for (const name of Object.keys(options)) {
    if (OPTIONS.some((option) => option === name)) continue;
    const near = nearestName(name, OPTIONS);
    const hint = near === undefined ? `There are ${OPTIONS.join(', ')}.` : `Did you mean "${near}"?`;
    throw new TypeError(`chaos has no option "${name}". ${hint}`);
  }
  const { seed, rate, entries = true, calls = false, errors, operations } = options;
  if (!Number.isFinite(seed)) {
    throw new TypeError(
      `chaos needs a seed, which is a number: the same one fails the same way. Not ${String(seed)}.`,
    );
  }
  if (typeof rate !== 'number' || !(rate >= 0 && rate <= 1)) {
    throw new RangeError(`The rate of chaos is a probability from 0 to 1, not ${String(rate)}.`);
  }
  if (typeof entries !== 'boolean' || typeof calls !== 'boolean' || !(entries || calls)) {
    throw new TypeError(
      'chaos lets entries or calls fail, or both: each option is true or false, and one is true.',
    );
  }
  checkList('errors', errors);
  checkList('operations', operations);
  errors?.forEach((code) => {
    checkCode('errors', code, KNOWN_ERROR_CODES);
  });
}

function checkList(option: string, list: unknown): void {
  if (list === undefined || (Array.isArray(list) && list.length > 0)) return;
  throw new TypeError(`The option "${option}" of chaos is a list of names, not ${JSON.stringify(list)}.`);
}
