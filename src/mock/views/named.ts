import { parseArn, type Place } from '../../text/arn.js';
import { checkName } from '../../text/given.js';

/** What a view was asked for: by name where the mock lives, or by ARN anywhere. */
export interface Named {
  readonly place: Place | undefined;
  readonly name: string;
}

const KINDS = {
  bus: { prefix: 'event-bus/', what: 'an event bus' },
  rule: { prefix: 'rule/', what: 'a rule' },
  endpoint: { prefix: 'endpoint/', what: 'a global endpoint' },
  archive: { prefix: 'archive/', what: 'an archive' },
  replay: { prefix: 'replay/', what: 'a replay' },
};

/** @throws TypeError for what is neither a name nor the ARN of such a thing. */
export function named(door: keyof typeof KINDS, nameOrArn: string): Named {
  const { prefix, what } = KINDS[door];
  checkName(`${door}()`, `the name or the ARN of ${what}`, nameOrArn);
  const arn = parseArn(nameOrArn);
  if (!arn) return { place: undefined, name: nameOrArn };
  const { service, resource, account, region } = arn;
  if (service !== 'events' || !resource.startsWith(prefix)) {
    throw new TypeError(`${door}: this is not the ARN of ${what}: ${nameOrArn.slice(0, 300)}`);
  }
  return { place: { account, region }, name: resource.slice(prefix.length) };
}
