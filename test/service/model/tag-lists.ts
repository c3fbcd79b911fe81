import fc from 'fast-check';
import { invalid } from './account-model.js';

interface Tag {
  readonly Key: string;
  readonly Value: string;
}

export const tagKeys = fc.constantFrom('a', 'b', 'c');
const given = fc.record({ Key: tagKeys, Value: fc.constantFrom('', '1', '2') });

/** Now and then a key comes twice. */
export const tagLists: fc.Arbitrary<Tag[]> = fc.oneof(
  { weight: 8, arbitrary: fc.uniqueArray(given, { maxLength: 3, selector: ({ Key }) => Key }) },
  { weight: 1, arbitrary: fc.array(given, { minLength: 2, maxLength: 3 }) },
);

export function acceptedTags(tags: readonly Tag[] = []): Map<string, string> {
  if (new Set(tags.map(({ Key }) => Key)).size !== tags.length) {
    throw invalid('Invalid parameter: Duplicated keys are not allowed.');
  }
  return new Map(tags.map(({ Key, Value }) => [Key, Value]));
}
