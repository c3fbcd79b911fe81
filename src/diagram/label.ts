/** Characters that mean nothing to Mermaid, to Markdown, in which it reads labels, and to HTML, which it makes. */
const PLAIN = /^[A-Za-z0-9 .,/=()'?-]$/;

/** Other letters stay as they are. */
const LETTER = /^[\p{L}\p{M}\p{N}]$/u;
/**
 * What Mermaid finds a meaning in even where it is spelt by numbers, and what looks the same: what it writes entities
 * with itself (`ﬂ°°35¶ß`), the `\n` of a line break, and the colon of an icon.
 */
const LOOKALIKES = [
  [/ﬂ/g, 'fl'],
  [/¶(?=ß)/g, '¶ '],
  [/\\/g, '\u2216'],
  [/(?<=\bfa\w?):(?=fa-)/g, '\u2236'],
] as const;

/** So that a person can read them, too. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['"', 'quot'],
  ['<', 'lt'],
  ['>', 'gt'],
  ['&', 'amp'],
]);

/** What stands for what nobody could see, and for half of a character. */
const REPLACEMENT = '\uFFFD';

/** What would begin a list or underline a heading, and what would be taken for an address. */
const BEGINNINGS = [/^[-=]/, /^\d+([.)])/, /\bwww(\.)/gi];

/**
 * A text as a line of a label between double quotes. Whatever it has, it neither ends the label nor is taken for
 * Markdown, HTML or a directive: `#35;` is how Mermaid spells a character by its number.
 */
export function lineOfLabel(text: string): string {
  const line = withLookalikes(text.replaceAll(/\s+/g, ' ').trim());
  const marked = new Set(BEGINNINGS.flatMap((beginning) => placesOf(beginning, line)));
  const characters = Array.from(line);
  let place = 0;
  return characters
    .map((character, index) => {
      const at = place;
      place += character.length;
      if (marked.has(at)) return entity(character);
      if (character === '_' && isBetweenLetters(characters, index)) return character;
      return spelled(character);
    })
    .join('');
}

export function withLookalikes(line: string): string {
  return LOOKALIKES.reduce((changed, [meant, looksSame]) => changed.replace(meant, looksSame), line);
}

/** Where the last character of each match stands. */
function placesOf(beginning: RegExp, line: string): readonly number[] {
  const all = new RegExp(beginning.source, beginning.flags.includes('g') ? beginning.flags : 'g');
  return [...line.matchAll(all)].map(({ index, 0: match }) => index + match.length - 1);
}

function isBetweenLetters(characters: readonly string[], index: number): boolean {
  return [index - 1, index + 1].every((at) => /^[A-Za-z0-9]$/.test(characters[at] ?? ''));
}

function spelled(character: string): string {
  if (PLAIN.test(character)) return character;
  if (/^[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]$/u.test(character)) return REPLACEMENT;
  return LETTER.test(character) ? character : entity(character);
}

function entity(character: string): string {
  return `#${NAMES.get(character) ?? character.codePointAt(0) ?? 0};`;
}
