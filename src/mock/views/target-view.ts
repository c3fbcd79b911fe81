import type { DeliveryFault } from '../../delivery/attempt/delivery-faults.js';
import type { TargetHandler } from '../../delivery/attempt/target-handler.js';
import type { DeadLetterRecord, InvocationRecord, RuleTarget } from '../../history/records.js';
import { nameInArn } from '../../text/arn.js';
import { didYouMean, nearestName } from '../../text/nearest-name.js';
import { refusal } from '../../text/given.js';
import { VIEW, type EventBridgeMock, type TargetView } from '../public-types.js';
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
  const isPhysical = !isOfTemplate || arnsNamed(target, [...targetsOf(viewed)]).size > 0;
  return new LiveTarget(viewed, (isPhysical ? undefined : logicalTarget(viewed, target)) ?? target);
}

/** The ARN of what a template calls so. */
function logicalTarget(viewed: Viewed, name: string): string | undefined {
  const known = logicallyNamed(name, viewed.simulation.seeds, [({ targets }) => targets, String]);
  if (known?.endsWith('/') !== true) return known;
  return [...targetsOf(viewed)].find(({ arn }) => arn.startsWith(known))?.arn;
}

/** The ARN that a function is to be bound to. @throws TypeError for a name that no target has, or several have. */
export function arnToBind(viewed: Viewed, target: NamedTarget): string {
  if (typeof target === 'function') return arnOfFunction(viewed, target, 'handle');
  if (typeof target !== 'string' || target === '') throw refusal('handle()', NAMES, target);
  if (target.startsWith('arn:')) return target;
  const targets = [...targetsOf(viewed)];
  const [arn, another] = arnsNamed(target, targets);
  if (arn === undefined) {
    const known = logicalTarget(viewed, target);
    if (known !== undefined) return known;
    const called = logicalNamesOf(viewed.simulation.seeds, (known) => known.targets);
    const names = [...targets.flatMap((one) => [one.id, nameInArn(one.arn)]), ...called];
    const hint = didYouMean(
      nearestName(target, names),
      'If its rule does not exist yet, name it by its ARN.',
    );
    throw new TypeError(
      `handle: no rule has a target with the Id or name ${JSON.stringify(target)}. ${hint}`,
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

/** Those that rules have now, and those that were invoked. */
function* targetsOf({ simulation }: Viewed): Generator<RuleTarget['target']> {
  for (const { eventBuses } of simulation.world.all()) {
    for (const { rules } of eventBuses.values()) {
      for (const { targets } of rules.values()) {
        for (const { Id = '', Arn = '' } of targets.values()) yield { id: Id, arn: Arn };
      }
    }
  }
  yield* targetsOfSchedules(simulation);
  for (const { target } of simulation.journal.invocations) yield target;
}

/** A schedule has one target, which is known by its name. */
function targetsOfSchedules({ allSchedules }: Viewed['simulation']): readonly RuleTarget['target'][] {
  return allSchedules.map(({ Name, Target }) => ({ id: Name, arn: Target.Arn }));
}

/** The ARNs of the targets that have a name as ARN or Id, or else of those whose ARN ends in it. */
function arnsNamed(name: string, targets: readonly RuleTarget['target'][]): ReadonlySet<string> {
  const exact = targets.filter(({ arn, id }) => arn === name || id === name);
  const found = exact.length > 0 ? exact : targets.filter(({ arn }) => nameInArn(arn) === name);
  return new Set(found.map(({ arn }) => arn));
}

/** Tells the targets that have an ARN or Id; where none has, those whose ARN ends in it, if that is but one ARN. */
function isNamed(
  name: string,
  targets: readonly RuleTarget['target'][],
): (target: RuleTarget['target']) => boolean {
  const isExact = ({ arn, id }: RuleTarget['target']): boolean => arn === name || id === name;
  if (targets.some(isExact)) return isExact;
  const [only, another] = arnsNamed(name, targets);
  return ({ arn }) => another === undefined && arn === only;
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
    const isOf = this.#isOf;
    for (const { eventBuses } of this.#viewed.simulation.world.all()) {
      for (const { rules } of eventBuses.values()) {
        for (const { targets } of rules.values()) {
          for (const { Id = '', Arn = '' } of targets.values()) if (isOf({ id: Id, arn: Arn })) return true;
        }
      }
    }
    return false;
  }

  invocations(): readonly InvocationRecord[] {
    const isOf = this.#isOf;
    return this.#viewed.simulation.journal.invocations.filter(({ target }) => isOf(target));
  }

  deadLetters(): readonly DeadLetterRecord[] {
    const isOf = this.#isOf;
    return this.#viewed.simulation.journal.deadLetters.filter(({ target }) => isOf(target));
  }

  get #isOf(): (target: RuleTarget['target']) => boolean {
    return isNamed(this.arnOrId, [...targetsOf(this.#viewed)]);
  }

  fault(fault: DeliveryFault): void {
    this.#viewed.refuseElsewhere('target().fault()');
    const targets = [...targetsOf(this.#viewed)];
    const isExact = targets.some(({ arn, id }) => [arn, id].includes(this.arnOrId));
    const [arn = this.arnOrId, another] = arnsNamed(this.arnOrId, targets);
    const name = isExact || another !== undefined ? this.arnOrId : arn;
    this.#viewed.simulation.delivery.faults.plan(name, fault);
  }

  override toString(): string {
    const name = `target ${quoted(this.arnOrId)}`;
    if (!this.exists) return `${name}, which belongs to no rule`;
    const deadLetters = counted(this.deadLetters().length, 'dead letter');
    return `${name}: ${counted(this.invocations().length, 'invocation')}, ${deadLetters}`;
  }
}
