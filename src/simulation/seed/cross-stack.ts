import { didYouMean, nearestName } from '../../text/nearest-name.js';
import { rulesOfSeed, schedulesOfSeed } from './logical-names.js';
import { InvalidSeed } from './seed-members.js';
import type { Seed } from './seed.js';

/** Where a seed that was made of a template says what its stack exports and imports. */
export const CROSS_STACK: unique symbol = Symbol.for('aws-eventbridge-mock.cross-stack.1');

/** Values by the names under which stacks export them. */
export type Exported = Readonly<Record<string, string>>;

/** What a stack has of others, and what they have of it. */
export interface CrossStack {
  /** It says so of this seed: a copy of it may have been changed. */
  readonly seed: Seed;
  /** How messages call the stack: `stack "shop" (template.yaml)`. */
  readonly stack: string;
  /** All names that it imports, whoever tells their values. */
  readonly imports: readonly string[];
  /** What is missing of them. */
  readonly missing: readonly MissingImport[];
  /** Whether what needs a missing import is left out; otherwise the seed is refused. */
  readonly leavesOut: boolean;
  /** Tells whether another seed is the same stack, deployed again. */
  identity(): string;
  /** What it exports where others export so much. */
  exportsWith(exported: Exported): readonly StackExport[];
  /** The seed anew, with what others export. */
  seedWith(exported: Exported): Seed;
}

export interface MissingImport {
  readonly name: string;
  /** `Resources.Paid.Properties.EventBusName (line 7, column 7)` */
  readonly place: string;
}

/** An export: its value, or why that cannot be told. */
export interface StackExport {
  readonly name: string;
  readonly value?: string;
  readonly untold?: string;
}

/** A seed, and how messages call it: `seed[1]`. */
export interface PlacedSeed {
  readonly seed: Seed;
  readonly path: string;
}

interface Stack extends PlacedSeed {
  readonly crossStack: CrossStack;
  /** Whether the mock had it before. */
  readonly isSeeded: boolean;
}

type ExportsByName = ReadonlyMap<string, StackExport & { readonly by: Stack }>;

/**
 * Gives stacks what the others export, and puts those first that others import from.
 *
 * @param earlier - the seeds that the mock has already
 * @throws InvalidSeed for an import that nothing exports, and for what two stacks call the same.
 */
export function connected(
  given: readonly PlacedSeed[],
  earlier: readonly PlacedSeed[],
): readonly PlacedSeed[] {
  const stacks = stacksOf(given, { isSeeded: false });
  if (stacks.length === 0) return given;
  const before = stacksOf(earlier, { isSeeded: true });
  const exports = exportsOf([...before, ...stacks]);
  refuseMissing(stacks, exports);
  const connect = connectionOf(exports);
  const seeds = importedFirst(given, stacks, exports).map(connect);
  const after = stacksOf(seeds, { isSeeded: false });
  // The name of an import may be made of another one.
  refuseMissing(after, exports);
  refuseNamesakes([...before, ...after]);
  return seeds;
}

function stacksOf(seeds: readonly PlacedSeed[], { isSeeded }: Pick<Stack, 'isSeeded'>): readonly Stack[] {
  return seeds.flatMap(({ seed, path }) => {
    const crossStack = hasReferences(seed) ? seed[CROSS_STACK] : undefined;
    return crossStack ? [{ seed, path, crossStack, isSeeded }] : [];
  });
}

function hasReferences(seed: unknown): seed is { readonly [CROSS_STACK]: CrossStack } {
  return typeof seed === 'object' && seed !== null && CROSS_STACK in seed;
}

/** An export may be made of an import, so they are asked until nobody knows more. */
function exportsOf(stacks: readonly Stack[]): ExportsByName {
  for (let values: Exported = {}; ;) {
    const exports = exportsWith(values, stacks);
    const told = valuesOf(exports);
    if (Object.keys(told).length === Object.keys(values).length) return exports;
    values = told;
  }
}

function exportsWith(values: Exported, stacks: readonly Stack[]): ExportsByName {
  const exports = new Map<string, StackExport & { readonly by: Stack }>();
  for (const by of stacks) {
    for (const exported of by.crossStack.exportsWith(values)) {
      const first = exports.get(exported.name)?.by;
      if (first) refuseSecond(first, by, `export ${JSON.stringify(exported.name)}`, ONE_EXPORT);
      exports.set(exported.name, { ...exported, by });
    }
  }
  return exports;
}

function valuesOf(exports: ExportsByName): Exported {
  return Object.fromEntries(
    [...exports].flatMap(([name, { value }]) => (value === undefined ? [] : [[name, value]])),
  );
}

const ONE_EXPORT = 'An account and Region can have only one of that name.';
const OWN_NAMES = 'Give each stack, { stackName: … }, or each rule a name of its own.';
const OWN_SCHEDULES =
  'Give each schedule a name of its own. SAM gives the same name in every stack, unless the event has OmitName: true.';

/** The same stack may be seeded again, as it may be deployed again. */
function refuseSecond(first: Stack, second: Stack, what: string, remedy: string): void {
  const isSame = first.isSeeded
    ? first.crossStack.identity() === second.crossStack.identity()
    : first.seed === second.seed;
  if (isSame) return;
  const stack = second.crossStack.stack;
  throw new InvalidSeed(second.path, `${stack} has the ${what}, which ${nameOf(first)} has too. ${remedy}`);
}

function nameOf({ crossStack: { stack }, path, isSeeded }: Stack): string {
  return isSeeded ? `${stack} of an earlier seed` : `${stack} in ${path}`;
}

/** Names that AWS makes up are the same where stacks and logical ids are called the same: one would be lost. */
function refuseNamesakes(stacks: readonly Stack[]): void {
  const owners = new Map<string, Stack>();
  for (const stack of stacks) {
    for (const [what, remedy] of namedIn(stack.seed)) {
      const first = owners.get(what);
      if (first) refuseSecond(first, stack, what, remedy);
      owners.set(what, stack);
    }
  }
}

function* namedIn(seed: Seed): Generator<readonly [what: string, remedy: string]> {
  for (const { bus, name } of rulesOfSeed(seed)) {
    yield [`rule ${JSON.stringify(name)} on bus ${JSON.stringify(bus)}`, OWN_NAMES];
  }
  for (const { group, name } of schedulesOfSeed(seed)) {
    yield [`schedule ${JSON.stringify(name)} in group ${JSON.stringify(group)}`, OWN_SCHEDULES];
  }
}

/** The order of the others stays. */
function importedFirst(
  given: readonly PlacedSeed[],
  stacks: readonly Stack[],
  exports: ExportsByName,
): readonly PlacedSeed[] {
  const ordered = new Set<PlacedSeed>();
  const underWay = new Set<PlacedSeed>();
  const add = (placed: PlacedSeed): void => {
    if (underWay.has(placed)) return;
    underWay.add(placed);
    const imports = stacks.find(({ seed }) => seed === placed.seed)?.crossStack.imports ?? [];
    for (const name of imports) {
      const by = exports.get(name)?.by;
      const exporting = by?.isSeeded === false ? given.find(({ seed }) => seed === by.seed) : undefined;
      if (exporting) add(exporting);
    }
    ordered.add(placed);
  };
  given.forEach(add);
  return [...ordered];
}

/** One that is given twice stays one. */
function connectionOf(exports: ExportsByName): (placed: PlacedSeed) => PlacedSeed {
  const values = valuesOf(exports);
  const made = new Map<Seed, Seed>();
  return ({ seed, path }) => {
    const known = made.get(seed) ?? connectedSeed(seed, path, values);
    made.set(seed, known);
    return { seed: known, path };
  };
}

/** @throws InvalidSeed with what is wrong with the stack now that its imports are known. */
function connectedSeed(seed: Seed, path: string, values: Exported): Seed {
  const crossStack = hasReferences(seed) ? seed[CROSS_STACK] : undefined;
  if (!crossStack?.missing.some(({ name }) => Object.hasOwn(values, name))) return seed;
  try {
    return crossStack.seedWith(values);
  } catch (error) {
    throw new InvalidSeed(path, error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function refuseMissing(stacks: readonly Stack[], exports: ExportsByName): void {
  for (const stack of stacks) {
    const { crossStack, seed, path } = stack;
    if (crossStack.missing.length > 0 && crossStack.seed !== seed) {
      throw new InvalidSeed(
        path,
        `this is a copy of ${crossStack.stack}, which still needs the imports of others. Seed the stack itself, or load it with { imports: … }.`,
      );
    }
  }
  const refused = stacks.flatMap((stack) => {
    const { leavesOut, missing } = stack.crossStack;
    const unmet = leavesOut ? [] : missing.filter(({ name }) => exports.get(name)?.value === undefined);
    return unmet.length === 0 ? [] : [{ stack, unmet }];
  });
  const [first] = refused;
  if (!first) return;
  const texts = refused.map(({ stack, unmet }) => {
    const lines = unmet.map(({ name, place }) => `\n  ${place}: ${missingText(name, exports)}`);
    return `${stack.crossStack.stack} imports what no other seed exports.\n${lines.join('')}`;
  });
  throw new InvalidSeed(first.stack.path, `${texts.join('\n\n')}\n\n${waysOut(first.unmet[0], exports)}`);
}

function missingText(name: string, exports: ExportsByName): string {
  const quoted = JSON.stringify(name);
  const known = exports.get(name);
  if (known?.untold !== undefined) {
    return `${quoted}. It is exported by ${nameOf(known.by)}, but its value is not known: ${known.untold}`;
  }
  const nearest = nearestName(name, exports.keys());
  return nearest === undefined ? quoted : `${quoted}. ${didYouMean(nearest)}`;
}

function waysOut(missing: MissingImport | undefined, exports: ExportsByName): string {
  const names = [...exports.keys()].map((name) => JSON.stringify(name)).join(', ');
  const option = `load this one with { imports: { ${JSON.stringify(missing?.name)}: … } }`;
  return names === ''
    ? `Seed the stack that exports it as well, { seed: [exporting, importing] }, or ${option}.`
    : `The seeds export ${names}. Seed the stack that exports the rest as well, or ${option}.`;
}
