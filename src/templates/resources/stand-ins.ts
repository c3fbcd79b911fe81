import { POLICY_VERSION, type PolicyDocument } from '../../policy/document.js';
import { parseArn, type Place } from '../../text/arn.js';
import { listOf, memberOf } from '../../text/kinds-of-values.js';
import { isPending } from '../resolving/imports.js';
import { busName } from '../resolving/known-types.js';
import type { DeclaredResource } from '../resolving/references.js';
import { scalarText, type Resolving } from '../resolving/resolving.js';
import type { Draft, Part } from './draft.js';
import { busKey, namedSchedule } from './parts.js';
import type { AcceptedPart, Rehearsal } from './rehearsal.js';

/** What a resource needs that is not in its template. */
export class StandIns {
  readonly #template: Pick<Resolving, 'stack' | 'findings'>;
  readonly #rehearsal: Rehearsal;
  readonly #draft: Draft;
  readonly #try: (resource: DeclaredResource, part: Part) => AcceptedPart | undefined;
  /** The names of buses that a resource has which is not judged yet. */
  readonly #buses = new Set<string>();

  /** @param attempt - answers what the service takes of a part, and reports the rest */
  constructor(
    template: Pick<Resolving, 'stack' | 'findings'>,
    { rehearsal, draft }: { readonly rehearsal: Rehearsal; readonly draft: Draft },
    attempt: (resource: DeclaredResource, part: Part) => AcceptedPart | undefined,
  ) {
    this.#template = template;
    this.#rehearsal = rehearsal;
    this.#draft = draft;
    this.#try = attempt;
  }

  /** Buses of other stacks, which the resource needs. */
  forBuses(resource: DeclaredResource, part: Part): readonly Part[] {
    if (resource.type === 'AWS::Events::EventBus') return [];
    const standIns: Part[] = [];
    for (const [bus, property] of busesOf(part, this.#template.stack)) {
      if (busName(bus) === 'default' || isPending(bus) || this.#hasBus(bus)) continue;
      const at = `${resource.at}.${property}`;
      const owner = parseArn(bus)?.account ?? this.#template.stack.account;
      const isForeign = owner !== this.#template.stack.account;
      const kind = isForeign ? 'One that lets everybody in' : 'One without settings';
      const message = `The event bus ${JSON.stringify(bus)} is not in this template. ${kind} stands in for it.`;
      this.#template.findings.note('stand-in', at, message);
      const given = isForeign ? { Policy: openPolicy(bus) } : {};
      const accepted = this.#try(resource, { kind: 'bus', bus, given });
      if (!accepted) continue;
      this.#buses.add(bus);
      standIns.push(accepted.part);
    }
    return standIns;
  }

  #hasBus(bus: string): boolean {
    return this.#buses.has(bus) || this.#draft.has({ kind: 'bus', bus, given: {} });
  }

  /** Connections and API destinations of other stacks: what they are like, a stand-in cannot tell. */
  expectOthers(resource: DeclaredResource, part: Part): void {
    for (const { kind, name, property } of destinationsOf(part)) {
      if (typeof name !== 'string' || isPending(name) || this.#draft.has({ kind, name, given: {} })) continue;
      const what = kind === 'connections' ? 'connection' : 'API destination';
      const message = `The ${what} ${JSON.stringify(name)} is not in this template. The mock must have it before this is seeded.`;
      this.#template.findings.note('stand-in', `${resource.at}.${property}`, message);
      this.#rehearsal.standIn(kind, name);
    }
  }

  /** A group of another stack is made with the first schedule in it. */
  expectGroup(resource: DeclaredResource, part: Part & { readonly name: string }): void {
    const { group } = namedSchedule(part);
    const known: Part = { kind: 'scheduleGroups', name: group, given: {} };
    if (group === 'default' || isPending(group) || this.#draft.has(known)) return;
    const message = `The schedule group ${JSON.stringify(group)} is not in this template. One without tags stands in for it.`;
    this.#template.findings.note('stand-in', `${resource.at}.GroupName`, message);
  }
}

/** The buses that a part needs. */
function* busesOf(part: Part, stack: Place): Generator<readonly [bus: string, property: string]> {
  if (part.kind === 'rules') {
    yield [part.bus, 'EventBusName'];
    for (const [index, target] of listOf(part.given['Targets']).entries()) {
      const bus = busOfTarget(memberOf(target, 'Arn'), stack);
      if (bus !== undefined) yield [bus, `Targets[${index}].Arn`];
    }
  }
  if (part.kind === 'schedules') {
    const bus = busOfTarget(memberOf(part.given['Target'], 'Arn'), stack);
    if (bus !== undefined) yield [bus, 'Target.Arn'];
  }
  if (part.kind === 'archives') yield [part.bus, 'SourceArn'];
  if (part.kind === 'bus') yield [part.bus, 'EventBusName'];
  if (part.kind !== 'endpoints') return;
  for (const [index, bus] of listOf(part.given['EventBuses']).entries()) {
    yield [busKey(memberOf(bus, 'EventBusArn'), stack), `EventBuses[${index}]`];
  }
}

/** What a seed calls the bus that a target is, where PutTargets looks at it: here, and in another account. */
function busOfTarget(arnText: unknown, stack: Place): string | undefined {
  const arn = parseArn(scalarText(arnText) ?? '');
  if (arn?.service !== 'events' || !arn.resource.startsWith('event-bus/')) return undefined;
  const isElsewhere = arn.account === stack.account && arn.region !== stack.region;
  return isElsewhere ? undefined : busKey(arnText, stack);
}

interface OtherDestination {
  readonly kind: 'connections' | 'apiDestinations';
  readonly name: unknown;
  readonly property: string;
}

/** The connections and API destinations that a part needs by their names. */
function destinationsOf({ kind, given }: Part): readonly OtherDestination[] {
  if (kind === 'apiDestinations' && !parseArn(scalarText(given['ConnectionArn']) ?? '')) {
    return [{ kind: 'connections', name: given['ConnectionArn'], property: 'ConnectionArn' }];
  }
  if (kind !== 'rules') return [];
  return listOf(given['Targets']).map((target, index) => ({
    kind: 'apiDestinations',
    name: memberOf(target, 'apiDestination'),
    property: `Targets[${index}].Arn`,
  }));
}

/** Nobody here knows whom the account of the bus lets in. */
function openPolicy(busArn: string): PolicyDocument {
  const Statement = [{ Effect: 'Allow', Principal: '*', Action: 'events:PutEvents', Resource: busArn }];
  return { Version: POLICY_VERSION, Statement };
}
