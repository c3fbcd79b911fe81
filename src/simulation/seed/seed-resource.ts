import { parseArn } from '../../text/arn.js';
import type { OutsideResource } from '../../account/outside-resource.js';
import { readPolicy } from '../../policy/document.js';
import { at, InvalidSeed, kindOf } from './seed-members.js';
import type { SeededResource } from './seed.js';
import { jsonText, read, type Spelling } from './spelling.js';
import { isFifo } from '../../targets/kinds/messages.js';
import { targetKindOf } from '../../targets/registry.js';

/** Reads what a seed says of a resource of another service. */
export function outsideResource(arnText: string, given: unknown, path: string): OutsideResource {
  const arn = parseArn(arnText);
  if (!arn) throw new InvalidSeed(path, 'a resource is named by its ARN.');
  const kind = targetKindOf(arn);
  if (kind?.forwardsEvents) throw new InvalidSeed(path, 'the policy of an event bus belongs in seed.buses.');
  if (!kind?.permissions) {
    throw new InvalidSeed(
      path,
      `EventBridge needs no policy on ${kind ? `a target of the kind "${kind.name}"` : 'such a resource'}.`,
    );
  }
  const { policy, contentBasedDeduplication } = read(given, path, RESOURCE);
  return {
    ...(policy !== undefined && { policy: policyOf(policy, at(path, 'policy')) }),
    ...(contentBasedDeduplication !== undefined && {
      contentBasedDeduplication: deduplication(
        contentBasedDeduplication,
        arn.service === 'sqs' && isFifo(arn),
        path,
      ),
    }),
  };
}

const RESOURCE = {
  policy: 'policy',
  contentBasedDeduplication: 'contentBasedDeduplication',
} as const satisfies Spelling<SeededResource>;

function deduplication(given: unknown, isFifoQueue: boolean, path: string): boolean {
  const place = at(path, 'contentBasedDeduplication');
  if (!isFifoQueue) throw new InvalidSeed(place, 'only a FIFO queue of SQS can deduplicate.');
  if (typeof given !== 'boolean') throw new InvalidSeed(place, `expected a boolean, got ${kindOf(given)}.`);
  return given;
}

function policyOf(given: unknown, path: string): NonNullable<OutsideResource['policy']> {
  if (given === null) return 'none';
  const policy = readPolicy(jsonText(given, path));
  if (policy) return policy;
  throw new InvalidSeed(
    path,
    'a policy must be an object with a Statement, or its JSON text; null means that there is none.',
  );
}
