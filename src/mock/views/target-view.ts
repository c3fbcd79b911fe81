import type { DeliveryFault } from '../../delivery/attempt/delivery-faults.js';
import type { TargetHandler } from '../../delivery/attempt/target-handler.js';
import type { DeadLetterRecord, InvocationRecord, RuleTarget } from '../../history/records.js';
import type {
  ScheduleDeadLetterRecord,
  ScheduleInvocationRecord,
  ScheduleOfTarget,
} from '../../history/schedule-records.js';
import { nameInArn } from '../../text/arn.js';
import { didYouMean, nearestName } from '../../text/nearest-name.js';
import { refusal } from '../../text/given.js';
import {
  MEANT,
  VIEW,
  type EventBridgeMock,
  type MeantTargets,
  type ScheduleView,
  type TargetView,
} from '../public-types.js';
import { logicallyNamed, logicalNamesOf, placeOfSeed } from '../../simulation/seed/logical-names.js';
import { counted, quoted, Readable } from './inspected.js';
import type { Viewed } from './viewed.js';

/** What a test calls a target: an ARN, an Id, the name at the end of the ARN, or the function that is bound to it. */
export type NamedTarget = string | TargetHandler;

const NAMES = 'the ARN, the Id or the name of a target, or the function that is bound to it';

export function targetView(viewed: Viewed, target: NamedTarget): TargetView {
  if (typeof target === 'function') return new LiveTarget(viewed, arnOfFunction(viewed, target, 'target'));
  if (typeof target !== 'string' || target === '') throw refusal('target()', NAMES, target);
  const isOfTemplate = viewed.simulation.seeds.some((seed) => placeOfSeed(seed) !== undefined);
  if (!isOfTemplate) return new LiveTarget(viewed, target);
  const { arns, isOfSchedule } = meantBy(target, viewed);
  const isPhysical = arns.size > 0 && !isOfSchedule;
  return new LiveTarget(viewed, (isPhysical ? undefined : logicalTarget(viewed, target)) ?? target);
}

/** The ARN of what a template calls so. */
function logicalTarget(viewed: Viewed, name: string): string | undefined {
  const known = logicallyNamed(name, viewed.simulation.seeds, [({ targets }) => targets, String]);
  if (known?.endsWith('/') !== true) return known;
  return ofRules(viewed).find(({ arn }) => arn.startsWith(known))?.arn;
}

/** The ARN that a function is to be bound to. @throws TypeError for a name that no target has, or several have. */
export function arnToBind(viewed: Viewed, target: NamedTarget): string {
  if (typeof target === 'function') return arnOfFunction(viewed, target, 'handle');
  if (typeof target !== 'string' || target === '') throw refusal('handle()', NAMES, target);
  if (target.startsWith('arn:')) return target;
  const meant = meantBy(target, viewed);
  const [arn, another] = meant.arns;
  const known = arn === undefined || meant.isOfSchedule ? logicalTarget(viewed, target) : undefined;
  if (known !== undefined) return known;
  if (arn === undefined) {
    const near = nearestName(target, namesOfTargets(viewed));
    const hint = didYouMean(near, 'If its rule or schedule does not exist yet, name it by its ARN.');
    throw new TypeError(
      `handle: no rule and no schedule has a target with the Id or name ${JSON.stringify(target)}. ${hint}`,
    );
  }
  if (another !== undefined) {
    throw new TypeError(
      `handle: ${JSON.stringify(target)} matches several targets. Name one by its ARN: ${arn} or ${another}`,
    );
  }
  return arn;
}

function arnOfFunction({ simulation }: Viewed, handler: TargetHandler, door: string): string {
  const { handlers } = simulation;
  const [arn, another] = handlers.arnsOf(handler);
  const name = handler.name === '' ? 'this function' : `the function ${handler.name}`;
  if (another !== undefined) {
    throw new TypeError(
      `${door}: ${name} is bound to several targets. Name one by its ARN: ${arn} or ${another}`,
    );
  }
  if (arn !== undefined) return arn;
  const bound = handlers.arns.map((known) => nameInArn(known));
  const others = bound.length === 0 ? 'No function is bound.' : `These are bound: ${bound.join(', ')}.`;
  throw new TypeError(`${door}: ${name} is not bound to a target. ${others}`);
}

/** What a target may be called. */
function namesOfTargets(viewed: Viewed): readonly string[] {
  const { simulation } = viewed;
  return [
    ...ofRules(viewed).flatMap(({ id, arn }) => [id, nameInArn(arn)]),
    ...simulation.scheduleTargets.flatMap(({ schedule, target }) => [schedule.name, nameInArn(target.arn)]),
    ...logicalNamesOf(simulation.seeds, ({ targets }) => targets),
  ];
}

type TargetOfRule = RuleTarget['target'];
type TargetOfSchedule = Pick<ScheduleOfTarget, 'schedule' | 'target'>;

/** Those that rules have now. */
function* presentOfRules({ simulation }: Viewed): Generator<TargetOfRule> {
  for (const { eventBuses } of simulation.world.all()) {
    for (const { rules } of eventBuses.values()) {
      for (const { targets } of rules.values()) {
        for (const { Id = '', Arn = '' } of targets.values()) yield { id: Id, arn: Arn };
      }
    }
  }
}

/** With those that were invoked. */
function ofRules(viewed: Viewed): readonly TargetOfRule[] {
  return [...presentOfRules(viewed), ...viewed.simulation.journal.invocations.map(({ target }) => target)];
}

function ofSchedules({ simulation }: Viewed): readonly TargetOfSchedule[] {
  return [...simulation.scheduleTargets, ...simulation.journal.scheduleInvocations];
}

/** What a name means among the targets that there are, and were. */
interface Meant {
  readonly arns: ReadonlySet<string>;
  /** Whether it is to be looked for as it is, and not by the one ARN that ends in it. */
  readonly isExact: boolean;
  /** Whether it is the name of schedules, and means the targets of these alone. */
  readonly isOfSchedule: boolean;
}

/**
 * An ARN or an Id; else the name at the end of an ARN; else the name of a schedule, which has one target. Schedules
 * have no Ids: theirs are the targets of the same ARN.
 */
function meantBy(name: string, viewed: Viewed): Meant {
  if (name.startsWith('arn:')) return { arns: new Set([name]), isExact: true, isOfSchedule: false };
  const rules = ofRules(viewed);
  const exact = rules.filter(({ id }) => id === name).map(({ arn }) => arn);
  if (exact.length > 0) return { arns: new Set(exact), isExact: true, isOfSchedule: false };
  const schedules = ofSchedules(viewed);
  const known = [...rules.map(({ arn }) => arn), ...schedules.flatMap(arnsOf)];
  const ending = known.filter((arn) => nameInArn(arn) === name);
  if (ending.length > 0) return { arns: new Set(ending), isExact: false, isOfSchedule: false };
  const own = schedules.filter(({ schedule }) => schedule.name === name).map(({ target }) => target.arn);
  return { arns: new Set(own), isExact: own.length > 0, isOfSchedule: own.length > 0 };
}

/** A universal target has the ARN of the call, and that of the resource that it calls. */
function arnsOf({ target: { arn, resourceArn } }: TargetOfSchedule): readonly string[] {
  return resourceArn === undefined ? [arn] : [arn, resourceArn];
}

class LiveTarget extends Readable implements TargetView {
  readonly [VIEW] = 'target';
  readonly mock: EventBridgeMock;
  readonly arnOrId: string;
  readonly #viewed: Viewed;

  constructor(viewed: Viewed, arnOrId: string) {
    super();
    this.mock = viewed.mock;
    this.#viewed = viewed;
    this.arnOrId = arnOrId;
  }

  get exists(): boolean {
    const { isOfRule, isOfSchedule } = this.#meant;
    for (const target of presentOfRules(this.#viewed)) if (isOfRule(target)) return true;
    return this.#viewed.simulation.scheduleTargets.some((one) => one.isThere && isOfSchedule(one));
  }

  invocations(): readonly InvocationRecord[] {
    const { isOfRule } = this.#meant;
    return this.#viewed.simulation.journal.invocations.filter(({ target }) => isOfRule(target));
  }

  scheduleInvocations(): readonly ScheduleInvocationRecord[] {
    return this.#viewed.simulation.journal.scheduleInvocations.filter(this.#meant.isOfSchedule);
  }

  deadLetters(): readonly DeadLetterRecord[] {
    const { isOfRule } = this.#meant;
    return this.#viewed.simulation.journal.deadLetters.filter(({ target }) => isOfRule(target));
  }

  scheduleDeadLetters(): readonly ScheduleDeadLetterRecord[] {
    return this.#viewed.simulation.journal.scheduleDeadLetters.filter(this.#meant.isOfSchedule);
  }

  get [MEANT](): MeantTargets {
    const { isOfRule, isOfSchedule } = this.#meant;
    return { isOfRule, isOfSchedule, schedules: () => this.#schedules(isOfSchedule) };
  }

  #schedules(isOwn: (target: TargetOfSchedule) => boolean): readonly ScheduleView[] {
    const own = this.#viewed.simulation.scheduleTargets.filter(isOwn);
    return own.map(({ schedule }) => this.mock.schedule(schedule.arn));
  }

  /** Which targets the name means. */
  get #meant(): Omit<MeantTargets, 'schedules'> {
    const name = this.arnOrId;
    const { arns, isExact, isOfSchedule } = meantBy(name, this.#viewed);
    if (isOfSchedule)
      return { isOfRule: () => false, isOfSchedule: ({ schedule }) => schedule.name === name };
    // Where a name ends several ARNs, it means none of them.
    if (!isExact && arns.size > 1) return { isOfRule: () => false, isOfSchedule: () => false };
    return {
      isOfRule: ({ id, arn }) => (isExact ? id === name || arn === name : arns.has(arn)),
      isOfSchedule: (target) => arnsOf(target).some((arn) => arns.has(arn)),
    };
  }

  fault(fault: DeliveryFault): void {
    this.#viewed.refuseElsewhere('target().fault()');
    const { arns, isExact } = meantBy(this.arnOrId, this.#viewed);
    const [arn = this.arnOrId] = arns;
    const name = isExact || arns.size > 1 ? this.arnOrId : arn;
    this.#viewed.simulation.delivery.faults.plan(name, fault);
  }

  override toString(): string {
    const name = `target ${quoted(this.arnOrId)}`;
    if (!this.exists) return `${name}, which belongs to no rule or schedule`;
    const runs = this.scheduleInvocations().length;
    const bySchedules = runs === 0 ? '' : ` by rules, ${runs} by schedules`;
    const invocations = counted(this.invocations().length, 'invocation') + bySchedules;
    const deadLetters = this.deadLetters().length + this.scheduleDeadLetters().length;
    return `${name}: ${invocations}, ${counted(deadLetters, 'dead letter')}`;
  }
}
