/** A text as it may stand in an element and in an attribute, whatever characters it has. */
export function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.codePointAt(0) ?? 0};`);
}

/** An element of a class, with markup inside. */
export function element(tag: string, kind: string, inside: string): string {
  const attribute = kind === '' ? '' : ` class="${kind}"`;
  return `<${tag}${attribute}>${inside}</${tag}>`;
}
