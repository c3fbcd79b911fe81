import { isObject } from '../text/kinds-of-values.js';

type Members = Readonly<Record<string, unknown>>;

/** What templates call members of EcsParameters that is more than another first letter, in targets of rules. */
const OF_RULES: Readonly<Record<string, string>> = {
  Tags: 'TagList',
  PlacementStrategy: 'PlacementStrategies',
  awsvpcConfiguration: 'AwsVpcConfiguration',
};

/** EcsParameters of a rule's target as templates spell them: the API begins some members with a small letter. */
export function ecsOfRule(parameters: Members): Members {
  return respelled(parameters, OF_RULES);
}

/** The same of a schedule's target, whose tags are maps: their keys are the user's. */
export function ecsOfSchedule({ Tags, ...parameters }: Members): Members {
  return { ...respelled(parameters, {}), ...(Tags !== undefined && { Tags }) };
}

function respelled(members: Members, names: Readonly<Record<string, string>>): Members {
  const spelled = (name: string): string => names[name] ?? name.slice(0, 1).toUpperCase() + name.slice(1);
  const inside = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inside);
    return isObject(value) ? respelled(value, names) : value;
  };
  return Object.fromEntries(Object.entries(members).map(([name, value]) => [spelled(name), inside(value)]));
}
