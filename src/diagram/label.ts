/** Characters that mean nothing to Mermaid, to Markdown, in which it reads labels, and to HTML, which it makes. */
const PLAIN = /^[A-Za-z0-9 .,/=()'?-]$/;

/** Other letters stay as they are, but for those that Mermaid itself writes entities with (`ﬂ°°35¶ß`). */
const LETTER = /^[\p{L}\p{M}\p{N}]$/u;
const OF_MERMAID = new Set(['ﬂ', 'ß']);

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
  const line = text.replaceAll(/\s+/g, ' ').trim();
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
  return LETTER.test(character) && !OF_MERMAID.has(character) ? character : entity(character);
}

function entity(character: string): string {
  return `#${NAMES.get(character) ?? character.codePointAt(0) ?? 0};`;
}
