/** A URL with more query parameters, which take the place of those that it has under the same names. */
export function withQuery(url: string, parameters: Iterable<readonly [name: string, value: string]>): string {
  const given = [...parameters];
  // To set none would still spell the rest of the query anew.
  if (given.length === 0) return url;
  const whole = new URL(url);
  for (const [name, value] of given) whole.searchParams.set(name, value);
  return whole.href;
}
