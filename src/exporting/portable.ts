import { parseArn, partitionOf, type Place } from '../text/arn.js';
import { isObject } from '../text/kinds-of-values.js';

/** What stands for ARNs in a template: functions, by the ARN. */
export type Attributes = ReadonlyMap<string, object>;

/** The value with functions in the place of ARNs of EventBridge in the account, so that it means the same elsewhere. */
export function portable(value: unknown, place: Place, attributes: Attributes): unknown {
  if (typeof value === 'string') return attributes.get(value) ?? portableArn(value, place);
  if (Array.isArray(value)) return value.map((item) => portable(item, place, attributes));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, portable(member, place, attributes)]),
  );
}

function portableArn(text: string, place: Place): unknown {
  const arn = parseArn(text);
  const isOwn = arn?.service === 'events' && arn.account === place.account;
  if (!isOwn || arn.partition !== partitionOf(arn.region) || text.includes('${')) return text;
  const region = arn.region === place.region ? '${AWS::Region}' : arn.region;
  return { 'Fn::Sub': `arn:\${AWS::Partition}:events:${region}:\${AWS::AccountId}:${arn.resource}` };
}

/** Whether a template would take part of it for a function. */
export function looksLikeFunction(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(looksLikeFunction);
  if (!isObject(value)) return false;
  const [name = '', another] = Object.keys(value);
  const isFunction = another === undefined && (name === 'Ref' || name.startsWith('Fn::'));
  return isFunction || Object.values(value).some(looksLikeFunction);
}
