import type { Tag } from '@aws-sdk/client-eventbridge';
import type { Validated } from './operation.js';
import { ServiceFault } from './service-fault.js';

const TAGS_PER_RESOURCE = 50;

/** The tags of a request, by key. */
export function tagMap(tags: readonly Validated<Tag>[] = []): Map<string, string> {
  const byKey = new Map(tags.map(({ Key, Value }) => [Key, Value]));
  if (byKey.size < tags.length) {
    throw new ServiceFault('ValidationException', 'Invalid parameter: Duplicated keys are not allowed.');
  }
  refuseTooManyTags(byKey.size);
  return byKey;
}

export function refuseTooManyTags(count: number): void {
  if (count <= TAGS_PER_RESOURCE) return;
  throw new ServiceFault(
    'ValidationException',
    `Invalid parameter: No more than ${TAGS_PER_RESOURCE} tags are allowed.`,
  );
}
