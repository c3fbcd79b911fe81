/**
 * The members without duplicates, in the order in which a Java HashSet of their keys gives them. Of several faults in
 * a list the service names the one that its set happens to give first.
 */
export function inJavaSetOrder(members: readonly string[], keyOf: (member: string) => string): string[] {
  const unique = [...new Set(members)];
  const buckets = bucketCount(unique.length);
  const bucketOf = (member: string): number => {
    const hash = javaHash(keyOf(member));
    return (hash ^ (hash >>> 16)) & (buckets - 1);
  };
  return unique.sort((one, other) => bucketOf(one) - bucketOf(other));
}

// A HashSet starts with 16 buckets and doubles them when they are filled to more than three quarters.
function bucketCount(size: number): number {
  let buckets = 16;
  while (size > buckets * 0.75) buckets *= 2;
  return buckets;
}

function javaHash(text: string): number {
  let hash = 0;
  for (let index = 0; index < text.length; index += 1)
    hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0;
  return hash;
}
