import type { Seed } from '../simulation/seed/seed.js';
import { LOGICAL_NAMES, type LogicalNames, type WithLogicalNames } from '../simulation/seed/logical-names.js';
import { findingText, type TemplateFinding } from './findings.js';
import type { Part } from './resources/draft.js';
import type { Loaded, LoadedResource } from './resources/load.js';

/** What was made of a template. */
interface LoadedTemplate extends Loaded {
  readonly names: LogicalNames;
  readonly findings: readonly TemplateFinding[];
  readonly exports: () => Readonly<Record<string, string>>;
}

/** What a template deploys, as a seed: `mockEventBridge({ seed: stack })`. */
export class LoadedStack implements Seed, WithLogicalNames {
  /** What `rule()`, `bus()`, `target()` and `handle()` look up what they are given in. */
  readonly [LOGICAL_NAMES]: LogicalNames;
  readonly connections: NonNullable<Seed['connections']>;
  readonly apiDestinations: NonNullable<Seed['apiDestinations']>;
  readonly buses: NonNullable<Seed['buses']>;
  readonly endpoints: NonNullable<Seed['endpoints']>;
  readonly #source: string;
  readonly #resources: readonly LoadedResource[];
  readonly #findings: readonly TemplateFinding[];
  readonly #exports: LoadedTemplate['exports'];

  constructor(source: string, { draft, resources, names, findings, exports }: LoadedTemplate) {
    this[LOGICAL_NAMES] = names;
    const { connections = {}, apiDestinations = {}, buses = {}, endpoints = {} } = draft.seed;
    this.connections = connections;
    this.apiDestinations = apiDestinations;
    this.buses = buses;
    this.endpoints = endpoints;
    this.#source = source;
    this.#resources = resources;
    this.#findings = findings;
    this.#exports = exports;
  }

  /** What could not run, what is doubtful, what is stood in for, in the order in which it was found. */
  get findings(): readonly TemplateFinding[] {
    return this.#findings;
  }

  /** What the stack exports, as far as it can be told: for the `imports` of another one. */
  get exports(): Readonly<Record<string, string>> {
    return this.#exports();
  }

  /** What was loaded, stood in for and refused. It tells names and no values, so no secret either. */
  toString(): string {
    const resources = this.#resources.map(({ resource, part }) => `\n  ${resource.id}: ${partText(part)}`);
    const findings = this.#findings.map(
      (finding) => `\n  ${finding.severity}: ${findingText(finding).trimStart()}`,
    );
    const count = this.#resources.length === 1 ? '1 resource' : `${this.#resources.length} resources`;
    return `${this.#source}: ${count} of EventBridge${resources.join('')}${findings.join('')}`;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }
}

const WORDS = {
  connections: 'connection',
  apiDestinations: 'API destination',
  endpoints: 'endpoint',
} as const;

function partText(part: Part): string {
  switch (part.kind) {
    case 'bus':
      return 'Policy' in part.given && Object.keys(part.given).length === 1
        ? `policy of bus ${quoted(part.bus)}`
        : `bus ${quoted(part.bus)}`;
    case 'rules':
      return `rule ${quoted(part.name)} on bus ${quoted(part.bus)}${targetsText(part.given['Targets'])}`;
    case 'archives':
      return `archive ${quoted(part.name)} of bus ${quoted(part.bus)}`;
    default:
      return `${WORDS[part.kind]} ${quoted(part.name)}`;
  }
}

function targetsText(targets: unknown): string {
  const count = Array.isArray(targets) ? targets.length : 0;
  return count === 0 ? ', no targets' : count === 1 ? ', 1 target' : `, ${count} targets`;
}

function quoted(name: string): string {
  return JSON.stringify(name);
}
