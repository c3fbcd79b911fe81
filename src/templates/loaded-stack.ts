import { CROSS_STACK, type CrossStack } from '../simulation/seed/cross-stack.js';
import type { Seed } from '../simulation/seed/seed.js';
import {
  LOGICAL_NAMES,
  type DeclaredAt,
  type LogicalNames,
  type WithLogicalNames,
} from '../simulation/seed/logical-names.js';
import { definedMembers } from '../text/defined-members.js';
import { isObject } from '../text/kinds-of-values.js';
import { didYouMean, nearestName } from '../text/nearest-name.js';
import { parsedJson } from '../text/parsed-json.js';
import { findingText, type Findings, type TemplateFinding } from './findings.js';
import type { Part } from './resources/draft.js';
import type { Loaded, LoadedResource } from './resources/load.js';
import { namedSchedule } from './resources/parts.js';

/** By what the template calls the thing that has it: what makes its pattern. */
export type StackPatterns = ReadonlyMap<string, () => object>;

/** What was made of a template. */
interface LoadedTemplate extends Pick<Loaded, 'draft' | 'resources'>, Partial<Pick<Loaded, 'waiting'>> {
  readonly names: LogicalNames;
  readonly findings: Pick<Findings, 'all'>;
  readonly exports: () => Readonly<Record<string, string>>;
  /** What the stack has of others, if its format knows of them. */
  readonly crossStack?: Omit<CrossStack, 'seed'>;
  /** Default: what the rules and archives have that were loaded. */
  readonly patterns?: StackPatterns;
  /** A finding with its place in the text. */
  readonly placed?: (finding: TemplateFinding) => TemplateFinding;
}

const made = new WeakMap<LoadedStack, LoadedTemplate>();

/** What a stack was made of. */
export function loadedTemplateOf(stack: LoadedStack): LoadedTemplate {
  const template = made.get(stack);
  if (!template) throw new TypeError('This is not a stack that was loaded from a template.');
  return template;
}

/** The EventBridge resources of a template, as a seed: `mockEventBridge({ seed: stack })`. */
export class LoadedStack implements Seed, WithLogicalNames {
  /** What `rule()`, `bus()`, `target()` and `handle()` look up what they are given in. */
  readonly [LOGICAL_NAMES]: LogicalNames;
  /** What mocks connect stacks by. */
  // A field that is made would load the seeds.
  declare readonly [CROSS_STACK]?: CrossStack;
  /** Connections by name. */
  readonly connections: NonNullable<Seed['connections']>;
  /** API destinations by name. */
  readonly apiDestinations: NonNullable<Seed['apiDestinations']>;
  /** Event buses by name. */
  readonly buses: NonNullable<Seed['buses']>;
  /** Global endpoints by name. */
  readonly endpoints: NonNullable<Seed['endpoints']>;
  /** Groups of schedules by name. */
  readonly scheduleGroups: NonNullable<Seed['scheduleGroups']>;
  /** Schedules of EventBridge Scheduler by the names of their groups and their own: `default/nightly`. */
  readonly schedules: NonNullable<Seed['schedules']>;
  /** Properties of targets and dead-letter queues, by ARN. */
  readonly resources: NonNullable<Seed['resources']>;
  readonly #source: string;
  readonly #template: LoadedTemplate;
  #findings: readonly TemplateFinding[] | undefined;

  constructor(source: string, template: LoadedTemplate) {
    const { draft, names, crossStack } = template;
    made.set(this, template);
    this[LOGICAL_NAMES] = { ...names, declaredAt: (id) => declaredAt(id, source, template) };
    if (crossStack) this[CROSS_STACK] = { ...crossStack, seed: this };
    const { connections = {}, apiDestinations = {}, buses = {}, endpoints = {}, ...more } = draft.seed;
    const { scheduleGroups = {}, schedules = {} } = more;
    this.connections = connections;
    this.apiDestinations = apiDestinations;
    this.buses = buses;
    this.endpoints = endpoints;
    this.scheduleGroups = scheduleGroups;
    this.schedules = schedules;
    this.resources = draft.resources;
    this.#source = source;
    this.#template = template;
  }

  /**
   * The findings in the template, in the order in which they were found: errors, warnings and notes. Warnings are
   * looked for when this is first read.
   */
  get findings(): readonly TemplateFinding[] {
    return (this.#findings ??= this.#template.findings.all);
  }

  /** The exports of the stack by name, as far as they are known, for the `imports` of another stack. */
  get exports(): Readonly<Record<string, string>> {
    return this.#template.exports();
  }

  /**
   * The pattern of a rule, an archive or a pipe. The filters of a pipe, one of which must match, become the
   * alternatives of `$or`. They apply to records of the pipe's source, such as `{ body: … }` for a queue.
   *
   * @example
   * expect({ body: { total: 150 } }).toMatchEventPattern(stack.pattern('OrderPipe'));
   *
   * @param name - its logical id in the template
   * @throws TypeError if nothing of that name has a pattern; Error if the pattern is not known.
   */
  pattern(name: string): object {
    const { resources, patterns = patternsOfParts(resources) } = this.#template;
    const pattern = patterns.get(name);
    if (pattern) return pattern();
    const hint = didYouMean(
      nearestName(name, patterns.keys()),
      `There are ${[...patterns.keys()].join(', ') || 'none'}.`,
    );
    throw new TypeError(`${this.#source} has no rule, archive or pipe ${JSON.stringify(name)}. ${hint}`);
  }

  /** A summary of what was loaded and of the findings, with names but without values, so without secrets. */
  toString(): string {
    const { resources, waiting = [] } = this.#template;
    const lines = [
      ...resources.map(
        ({ resource, part }) => `${resource.constructPath ?? resource.id}: ${partText(part, resource.type)}`,
      ),
      ...waiting.map(({ id, type }) => `${id}: ${type}, waits for an import`),
      ...this.findings.map((finding) => `${finding.severity}: ${findingText(finding).trimStart()}`),
    ];
    const count = resources.length + waiting.length;
    const resourcesText = count === 1 ? '1 resource' : `${count} resources`;
    return [`${this.#source}: ${resourcesText} of EventBridge`, ...lines].join('\n  ');
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }
}

function declaredAt(
  id: string,
  source: string,
  { resources, placed = (finding) => finding }: LoadedTemplate,
): DeclaredAt | undefined {
  const { resource } = resources.find((loaded) => loaded.resource.id === id) ?? {};
  if (!resource) return undefined;
  const at = resource.at.replace(/\.Properties$/, '');
  const place = placed({ severity: 'note', kind: 'stand-in', at, message: '' });
  const { constructPath = resource.constructPath, line, column } = place;
  return { template: source, ...definedMembers({ constructPath, line, column }) };
}

function patternsOfParts(resources: readonly LoadedResource[]): StackPatterns {
  return new Map(
    resources.flatMap(({ resource, part: { given } }) => {
      const pattern =
        typeof given['EventPattern'] === 'string' ? parsedJson(given['EventPattern']) : given['EventPattern'];
      return isObject(pattern) ? [[resource.id, () => pattern] as const] : [];
    }),
  );
}

const WORDS = {
  connections: 'connection',
  apiDestinations: 'API destination',
  endpoints: 'endpoint',
  scheduleGroups: 'schedule group',
} as const;

function partText(part: Part, type: string): string {
  switch (part.kind) {
    case 'bus':
      return type === 'AWS::Events::EventBusPolicy'
        ? `policy of bus ${quoted(part.bus)}`
        : `bus ${quoted(part.bus)}${'Policy' in part.given ? ', with its policy' : ''}`;
    case 'rules':
      return `rule ${quoted(part.name)} on bus ${quoted(part.bus)}${targetsText(part.given['Targets'])}`;
    case 'archives':
      return `archive ${quoted(part.name)} of bus ${quoted(part.bus)}`;
    case 'schedules': {
      const { group, name } = namedSchedule(part);
      return `schedule ${quoted(name)} in group ${quoted(group)}`;
    }
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
