import type { EventRecord, RuleTarget } from '../../history/records.js';
import {
  OPERATED,
  type BusView,
  type EventBridgeMock,
  type RuleView,
  type TargetView,
} from '../../mock/public-types.js';
import { nameInArn } from '../../text/arn.js';
import { didYouMean, nearestName } from '../../text/nearest-name.js';
import { thrownMessage } from '../../text/thrown.js';
import { busesEverywhere } from './buses.js';
import { badRequest, RouteRefusal } from './route-refusal.js';
import type { Asked } from './route.js';

/** The bus that a name or an ARN means, or what a template calls it. @throws RouteRefusal where there is none. */
export function busNamed(name: string, eventBridge: EventBridgeMock): BusView {
  const bus = viewOf(() => eventBridge.bus(name));
  if (bus.exists) return bus;
  const known = eventBridge.buses().map((one) => one.name);
  throw notFound('UnknownBus', `There is no event bus ${JSON.stringify(name)}.`, name, known);
}

/** The ARN of a bus that is there, or that was there when an event came. */
export function arnOfBus(name: string, { eventBridge }: Asked): string {
  const { arn } = viewOf(() => eventBridge.bus(name));
  const has = eventBridge.events().some(({ eventBusArn }) => eventBusArn === arn);
  return has ? arn : busNamed(name, eventBridge).arn;
}

/** The ARN of the bus of a rule, as records name rules. */
export function busOfRule({ arn, eventBusName }: RuleTarget['rule']): string {
  return arn.replace(/:rule\/.*$/s, `:event-bus/${eventBusName}`);
}

/**
 * The rules that a name or an ARN means, or what a template calls one, of any bus unless one is named. They are there,
 * or were when an event matched them.
 */
export function arnsOfRules(
  name: string,
  bus: string | undefined,
  eventBridge: EventBridgeMock,
): ReadonlySet<string> {
  const there = rulesOn(bus, eventBridge).map(({ arn }) => arn);
  const known = [...there, ...eventBridge.events().flatMap(({ matchedRules }) => matchedRules)];
  const found = known.filter((arn) => arn === name || ruleNameIn(arn) === name);
  if (found.length > 0) return new Set(found);
  const view = viewOf(() => eventBridge.rule(name, bus));
  if (view.exists) return new Set([view.arn]);
  const where = bus === undefined ? 'on any event bus' : `on event bus ${JSON.stringify(bus)}`;
  const message = `There is no rule ${JSON.stringify(name)} ${where}.`;
  throw notFound('UnknownRule', message, name, known.map(ruleNameIn));
}

function rulesOn(bus: string | undefined, eventBridge: EventBridgeMock): readonly RuleView[] {
  const arns = bus === undefined ? busesEverywhere(eventBridge).map(({ arn }) => arn) : [bus];
  return arns.flatMap((arn) => viewOf(() => eventBridge.bus(arn)).rules());
}

/** No name of a rule has a slash. */
function ruleNameIn(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

/** What records may have as the Id, the ARN or the end of the ARN of a target. */
export function namesOfTarget(name: string, { eventBridge }: Asked): ReadonlySet<string> {
  const view = viewOf(() => eventBridge.target(name));
  if (!view.exists && !hasReceived(view) && !hasDelivered(name, eventBridge)) {
    const known = [
      ...rulesOn(undefined, eventBridge)
        .flatMap(({ targets }) => targets)
        .flatMap(({ id, arn }) => [id, nameInArn(arn)]),
      ...eventBridge[OPERATED].schedules().map(({ Target }) => nameInArn(Target.Arn)),
    ];
    const message = `No rule and no schedule has a target ${JSON.stringify(name)}.`;
    throw notFound('UnknownTarget', message, name, known);
  }
  return new Set([name, view.arnOrId]);
}

function hasReceived(view: TargetView): boolean {
  const received = [view.invocations(), view.scheduleInvocations(), view.scheduleDeadLetters()];
  return received.some((records) => records.length > 0);
}

/** Targets that have gone may have had what nobody invoked. Several may have one name at the end of their ARNs. */
function hasDelivered(name: string, eventBridge: EventBridgeMock): boolean {
  return eventBridge.deliveries().some(({ target: { id, arn } }) => [id, arn, nameInArn(arn)].includes(name));
}

/**
 * The schedules that a name or an ARN means, of any group, account and Region, unless a group is named. They are there,
 * or were when they sent something.
 */
export function arnsOfSchedules(name: string, { eventBridge, query }: Asked): ReadonlySet<string> {
  const group = query.get('group');
  const known = [
    ...eventBridge[OPERATED].schedules().map(({ Arn }) => Arn),
    ...[...eventBridge.scheduleInvocations(), ...eventBridge.scheduleDeadLetters()].map(
      ({ schedule }) => schedule.arn,
    ),
  ];
  const named = known.filter((arn) => arn === name || nameInArn(arn) === name);
  const found = named.filter((arn) => group === undefined || groupIn(arn) === group);
  if (found.length > 0) return new Set(found);
  const where = group === undefined ? 'in any group' : `in group ${JSON.stringify(group)}`;
  const others = [...new Set(named.map((arn) => JSON.stringify(groupIn(arn))))];
  const elsewhere = others.length === 0 ? '' : ` There is one in ${others.join(' and in ')}.`;
  const message = `There is no schedule ${JSON.stringify(name)} ${where}.${elsewhere}`;
  throw notFound('UnknownSchedule', message, name, others.length > 0 ? [] : known.map(nameInArn));
}

function groupIn(arn: string): string {
  return /:schedule\/([^/]+)\//.exec(arn)?.[1] ?? '';
}

/** The records of an event: a forwarded one came to several buses. @throws RouteRefusal where there is none. */
export function eventsNamed(
  id: string,
  eventBridge: EventBridgeMock,
): readonly [EventRecord, ...EventRecord[]] {
  const [first, ...others] = eventBridge.events().filter((event) => event.id === id);
  if (first) return [first, ...others];
  throw notFound('UnknownEvent', `No event has the id ${JSON.stringify(id)}.`, id, []);
}

/** The operation that records name so. */
export function operationNamed(name: string, { eventBridge }: Asked): string {
  viewOf(() => eventBridge.commands({ name }));
  return name.replace(/Command$/, '');
}

/** What a name leads to; the kit's own words where it can be no name. */
function viewOf<View>(look: () => View): View {
  try {
    return look();
  } catch (error) {
    throw badRequest('InvalidParameter', thrownMessage(error));
  }
}

export function notFound(
  code: string,
  message: string,
  name: string,
  known: readonly string[],
): RouteRefusal {
  return new RouteRefusal(404, code, `${message} ${didYouMean(nearestName(name, known))}`.trimEnd());
}
