/** `a string`, `an object`; null and undefined are what they are. */
export function withArticle(noun: string): string {
  if (noun === 'null' || noun === 'undefined') return noun;
  return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}
