import type { OutsideResources } from '../account/outside-resource.js';
import type { World } from '../account/world.js';
import type { TargetOfSchedule } from '../delivery/scheduler/schedule-runs.js';
import type { Seed } from './seed/seed.js';
import { placeOfSeed } from './seed/logical-names.js';
import { didYouMean, nearestName } from '../text/nearest-name.js';

/** Something that a test has set up for a target that no rule and no schedule has. */
export interface BoundToNothing {
  /** A function of `handle()`, a fault of `target().fault()`, or an entry of `seed.resources`. */
  readonly kind: 'handler' | 'fault' | 'resource';
  /** The ARN or Id, as the test gave it. */
  readonly target: string;
  /** The ARN or Id of a target with a similar name. */
  readonly didYouMean?: string;
  /** The finding in a sentence or two. */
  readonly message: string;
}

interface Said {
  readonly handlers: { readonly unused: readonly string[] };
  readonly faults: { readonly unused: readonly string[] };
  readonly resources: OutsideResources;
  readonly seeds: readonly Seed[];
  /** Of one that was removed, too: what a test has said of its target was no slip. */
  readonly scheduleTargets: readonly TargetOfSchedule[];
}

/** Handlers, faults and policies that nothing has used, of targets that are not there now. */
export function boundToNothing(
  { handlers, faults, resources, seeds, scheduleTargets }: Said,
  world: World,
): readonly BoundToNothing[] {
  const said = [
    ...handlers.unused.map((target) => ({ kind: 'handler', target }) as const),
    ...faults.unused.map((target) => ({ kind: 'fault', target }) as const),
    ...saidByTest(resources.unused, seeds).map((target) => ({ kind: 'resource', target }) as const),
  ];
  if (said.length === 0) return [];
  const { targets, queues } = namesIn(world, scheduleTargets);
  const known = { handler: targets, fault: targets, resource: new Set([...targets, ...queues]) };
  return said
    .filter(({ kind, target }) => !known[kind].has(target))
    .map((one) => {
      const near = nearestName(one.target, [...known[one.kind]]);
      const message = `${SAID[one.kind](JSON.stringify(one.target))}, but no rule or schedule has such a target. ${didYouMean(near)}`;
      return { ...one, ...(near !== undefined && { didYouMean: near }), message: message.trimEnd() };
    });
}

/** A template says of its own resources what they are like, whatever becomes of its rules. */
function saidByTest(arns: readonly string[], seeds: readonly Seed[]): readonly string[] {
  const templates = seeds.filter((seed) => placeOfSeed(seed) !== undefined);
  const saidByThem = new Set(templates.flatMap(({ resources = {} }) => Object.keys(resources)));
  return arns.filter((arn) => !saidByThem.has(arn));
}

const SAID: Readonly<Record<BoundToNothing['kind'], (target: string) => string>> = {
  handler: (target) => `handle() bound a function to ${target}`,
  fault: (target) => `A fault is planned for the target ${target}`,
  resource: (target) => `seed.resources describes ${target}`,
};

/** ARNs and Ids of all targets, names of schedules, and ARNs of dead-letter queues. */
function namesIn(
  world: World,
  scheduleTargets: readonly TargetOfSchedule[],
): {
  readonly targets: ReadonlySet<string>;
  readonly queues: ReadonlySet<string>;
} {
  const targets = new Set<string>();
  const queues = new Set<string>();
  const buses = world.all().flatMap(({ eventBuses }) => [...eventBuses.values()]);
  for (const rule of buses.flatMap(({ rules }) => [...rules.values()])) {
    for (const { Id, Arn, DeadLetterConfig } of rule.targets.values()) {
      for (const name of [Id, Arn]) if (name !== undefined) targets.add(name);
      if (DeadLetterConfig?.Arn !== undefined) queues.add(DeadLetterConfig.Arn);
    }
  }
  for (const { schedule, target, deadLetterQueueArn } of scheduleTargets) {
    for (const name of [schedule.name, target.arn, target.resourceArn])
      if (name !== undefined) targets.add(name);
    if (deadLetterQueueArn !== undefined) queues.add(deadLetterQueueArn);
  }
  return { targets, queues };
}
