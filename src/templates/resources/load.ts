import type { PolicyStatement } from '../../policy/document.js';
import { isPending } from '../resolving/imports.js';
import type { DeclaredResource } from '../resolving/references.js';
import type { Resolving } from '../resolving/resolving.js';
import { Draft, type Part } from './draft.js';
import { explained } from './explained-refusal.js';
import { PARTS } from './parts.js';
import { propertiesOf, type Deployed } from './properties.js';
import { Rehearsal, whole, type AcceptedPart, type Refusal } from './rehearsal.js';
import { inCloudFormation } from './schedule-refusals.js';
import { StandIns } from './stand-ins.js';
import { ORDER, TABLES, type EventsType } from '../../service/cloudformation-types.js';

/** What resources are declared in: it evaluates what their properties say, and names them. */
export interface Declarations extends Pick<Resolving, 'stack' | 'findings' | 'resolve'>, Deployed {
  /** The name that a resource has, given or made up. */
  nameOf(resource: DeclaredResource): string;
  /** What the thing that an ARN means is called. */
  idsOf(arn: string): readonly string[];
}

/** A resource of EventBridge that was loaded. */
export interface LoadedResource extends AcceptedPart {
  readonly resource: DeclaredResource;
}

export interface Loaded {
  readonly draft: Draft;
  readonly resources: readonly LoadedResource[];
  /** What needs an import that is not known yet. */
  readonly waiting: readonly DeclaredResource[];
}

/** Tells of what the service alone cannot see in a part; answers where, each `.Target`: it is refused for that. */
export type Judge = (resource: DeclaredResource, part: Part) => readonly string[];

const TAKES_ALL: Judge = () => [];

/** Makes a seed of the resources of EventBridge; what would be refused is reported and left out. */
export function load(
  resources: Iterable<DeclaredResource>,
  template: Declarations,
  judge: Judge = TAKES_ALL,
): Loaded {
  const rehearsal = new Rehearsal(template.stack);
  try {
    const loader = new Loader(template, rehearsal, judge);
    const all = [...resources];
    for (const type of ORDER) {
      loader.load(
        type,
        all.filter((resource) => resource.type === type),
      );
    }
    return loader;
  } finally {
    rehearsal.end();
  }
}

/** A resource with the part of a seed that it is to become. */
interface Ready {
  readonly resource: DeclaredResource;
  readonly name: string;
  readonly part: Part;
  /** What it needs of other stacks, where no resource before it does. */
  readonly standIns: readonly Part[];
  /** Whether it needs an import that is not known yet. */
  readonly waits: boolean;
  /** For what it is refused, whatever the service says of it. */
  readonly refused: readonly string[];
}

class Loader implements Loaded {
  readonly draft = new Draft();
  readonly resources: LoadedResource[] = [];
  readonly waiting: DeclaredResource[] = [];
  readonly #template: Declarations;
  readonly #rehearsal: Rehearsal;
  readonly #statements = new Map<string, readonly PolicyStatement[]>();
  readonly #standIns: StandIns;
  readonly #judgeApart: Judge;

  constructor(template: Declarations, rehearsal: Rehearsal, judge: Judge) {
    this.#template = template;
    this.#rehearsal = rehearsal;
    this.#judgeApart = judge;
    this.#standIns = new StandIns(template, { rehearsal, draft: this.draft }, (resource, part) =>
      this.#try(resource, part),
    );
  }

  /** Loads those of one type: all at once, which is faster, or one by one where the service refuses any of them. */
  load(type: EventsType, resources: readonly DeclaredResource[]): void {
    const { findings } = this.#template;
    const readied = resources.map((resource) => findings.overhear(() => this.#ready(type, resource)));
    const parts = readied.flatMap(({ result }) => (result && isWhole(result) ? [result.part] : []));
    const areTaken = this.#rehearsal.takes(parts);
    for (const { result: ready, said } of readied) {
      findings.tell(said);
      if (!ready) continue;
      for (const standIn of ready.standIns) this.draft.add(standIn);
      if (areTaken && isWhole(ready)) this.#accept(ready, whole(ready.part));
      else this.#judge(type, ready);
    }
  }

  /** Undefined where it lacks what every resource of the type has. */
  #ready(type: EventsType, resource: DeclaredResource): Ready | undefined {
    const { stack: place } = this.#template;
    const table = TABLES[type];
    const properties = propertiesOf(resource, table, this.#template);
    if (table.required.some((name) => !(name in properties))) return undefined;
    const name = this.#template.nameOf(resource);
    const part = PARTS[type]({ name, properties, place, statements: this.#statements });
    const standIns = this.#standIns.forBuses(resource, part);
    this.#standIns.expectOthers(resource, part);
    const refused = this.#judgeApart(resource, part);
    if (part.kind === 'schedules' && refused.length === 0) this.#standIns.expectGroup(resource, part);
    const waits = isPending(name) || isPending(properties);
    return { resource, name, part, standIns, waits, refused };
  }

  #judge(type: EventsType, ready: Ready): void {
    const { resource, name, part, waits } = ready;
    if (!isWhole(ready)) {
      if (waits) this.waiting.push(resource);
      const { refusals } = this.#rehearsal.tryPieces(part);
      this.#report(
        resource,
        part,
        refusals.filter(({ where }) => !ready.refused.includes(where)),
      );
    } else if (type !== 'AWS::Events::EventBusPolicy' && this.draft.has(part)) {
      const message = `The name ${JSON.stringify(name)} is taken by an earlier resource of this type.`;
      this.#template.findings.error('duplicate-name', resource.at, message);
    } else {
      const accepted = this.#try(resource, part);
      if (accepted) this.#accept(ready, accepted);
    }
  }

  #accept({ resource }: Pick<Ready, 'resource'>, accepted: AcceptedPart): void {
    this.draft.add(accepted.part);
    this.resources.push({ resource, ...accepted });
  }

  /** Answers what the service takes of it. */
  #try(resource: DeclaredResource, part: Part): AcceptedPart | undefined {
    const { refusals, accepted } = this.#rehearsal.try(part);
    this.#report(resource, part, refusals);
    return accepted;
  }

  #report(resource: DeclaredResource, part: Part, refusals: readonly Refusal[]): void {
    const { findings } = this.#template;
    const own = refusals.filter(({ where }) => where === '' || !findings.hasErrorIn(resource.at + where));
    const isHandedOn = isOfScheduler(part) && this.#template.isOfTerraform !== true;
    for (const refusal of own) {
      const { where, reason } = explained(refusal, part);
      const message = isHandedOn && refusal.isAnswer ? inCloudFormation(reason) : reason;
      findings.error('refused', resource.at + where, message);
    }
  }
}

/** Whether the service can be asked for all of it. */
function isWhole({ waits, refused }: Ready): boolean {
  return !waits && refused.length === 0;
}

function isOfScheduler({ kind }: Part): boolean {
  return kind === 'schedules' || kind === 'scheduleGroups';
}
