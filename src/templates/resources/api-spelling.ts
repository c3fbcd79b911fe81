import { isObject } from '../../text/kinds-of-values.js';

/** What the API calls members that a template spells otherwise; inside of those that are listed, too. */
interface Spellings {
  readonly [member: string]: { readonly name?: string; readonly inside?: Spellings };
}

const CAPACITY: Spellings[string] = {
  inside: {
    CapacityProvider: { name: 'capacityProvider' },
    Weight: { name: 'weight' },
    Base: { name: 'base' },
  },
};
const CONSTRAINTS: Spellings[string] = {
  inside: { Type: { name: 'type' }, Expression: { name: 'expression' } },
};
const STRATEGY: Spellings[string] = {
  name: 'PlacementStrategy',
  inside: { Type: { name: 'type' }, Field: { name: 'field' } },
};

const ECS: Spellings = {
  TagList: { name: 'Tags' },
  NetworkConfiguration: { inside: { AwsVpcConfiguration: { name: 'awsvpcConfiguration' } } },
  CapacityProviderStrategy: CAPACITY,
  PlacementConstraints: CONSTRAINTS,
  PlacementStrategies: STRATEGY,
};

/** CloudFormation has other names for schedules than for rules. */
const ECS_OF_SCHEDULES: Spellings = {
  NetworkConfiguration: { inside: { AwsvpcConfiguration: { name: 'awsvpcConfiguration' } } },
  CapacityProviderStrategy: CAPACITY,
  PlacementConstraints: CONSTRAINTS,
  PlacementStrategy: STRATEGY,
};

/** The target of a schedule as CreateSchedule takes it. */
export function scheduleTargetAsApi(target: unknown): unknown {
  return respelled(target, { EcsParameters: { inside: ECS_OF_SCHEDULES } });
}

/** The targets of a rule as PutTargets takes them. */
export function targetsAsApi(targets: unknown): unknown {
  return respelled(targets, { EcsParameters: { inside: ECS } });
}

function respelled(value: unknown, spellings: Spellings): unknown {
  if (Array.isArray(value)) return value.map((element) => respelled(element, spellings));
  if (!isObject(value) || !Object.keys(value).some((name) => Object.hasOwn(spellings, name))) return value;
  const members = Object.entries(value).map(([given, member]) => {
    const spelling = Object.hasOwn(spellings, given) ? spellings[given] : undefined;
    if (!spelling) return [given, member];
    const { name = given, inside = {} } = spelling;
    return [name, respelled(member, inside)];
  });
  return Object.fromEntries(members);
}
