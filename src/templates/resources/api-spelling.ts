import { isObject } from '../../text/kinds-of-values.js';

/** What the API calls members that a template spells otherwise; inside of those that are listed, too. */
interface Spellings {
  readonly [member: string]: { readonly name?: string; readonly inside?: Spellings };
}

const ECS: Spellings = {
  TagList: { name: 'Tags' },
  NetworkConfiguration: { inside: { AwsVpcConfiguration: { name: 'awsvpcConfiguration' } } },
  CapacityProviderStrategy: {
    inside: {
      CapacityProvider: { name: 'capacityProvider' },
      Weight: { name: 'weight' },
      Base: { name: 'base' },
    },
  },
  PlacementConstraints: { inside: { Type: { name: 'type' }, Expression: { name: 'expression' } } },
  PlacementStrategies: {
    name: 'PlacementStrategy',
    inside: { Type: { name: 'type' }, Field: { name: 'field' } },
  },
};

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
