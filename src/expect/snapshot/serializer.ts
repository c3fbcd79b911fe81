import { sharedState } from '../../environment/shared-state.js';
import { Placeholders } from './placeholders.js';
import { plain } from './plain.js';
import { isPictured, isRecorded, picture } from './recorded.js';

/** A snapshot serializer for Jest and Vitest. */
export interface SnapshotSerializer {
  /** Returns whether it prints a value. */
  test(value: unknown): boolean;
  /** Prints a value. */
  serialize<Config extends object>(
    value: unknown,
    config: Config,
    indentation: string,
    depth: number,
    refs: unknown[],
    printer: SnapshotPrinter<Config>,
  ): string;
}

type SnapshotPrinter<Config> = (
  value: unknown,
  config: Config,
  indentation: string,
  depth: number,
  refs: unknown[],
) => string;

/** One snapshot is printed with one configuration: what it holds in several places has the same stand-ins. */
const ofSnapshot = new WeakMap<object, Placeholders>();

/**
 * What is written already, and would be taken for records again. One for all copies of the kit: each would write anew
 * what another has written, for ever.
 */
const written = sharedState('written.1', () => new WeakSet());

/**
 * Prints a mock, its views and its records so that every run prints the same: ids and times have stand-ins, members are
 * sorted. The entries for Vitest and Jest register it.
 *
 * @example
 * import { snapshotSerializer } from 'aws-eventbridge-mock/matchers';
 * expect.addSnapshotSerializer(snapshotSerializer);
 */
export const snapshotSerializer: SnapshotSerializer = {
  test: (value) => isPictured(value) || (isRecorded(value) && !written.has(value as object)),
  serialize(value, config, indentation, depth, refs, printer) {
    const placeholders = ofSnapshot.get(config) ?? new Placeholders();
    ofSnapshot.set(config, placeholders);
    const data = plain(isPictured(value) ? picture(value) : value, placeholders);
    for (const record of Array.isArray(data) ? [data, ...(data as unknown[])] : [data]) {
      if (typeof record === 'object' && record !== null) written.add(record);
    }
    return printer(data, config, indentation, depth, refs);
  },
};
