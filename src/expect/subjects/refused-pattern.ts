import type { PatternMistake } from './pattern-mistakes.js';
import type { RefusedPattern } from '../refused-pattern.js';
import type { Style } from '../words/style.js';
import { indented, quoted, short } from '../words/words.js';

const LINES_BEFORE = 2;
const LINES_AFTER = 1;
const MOST_MISTAKES = 4;
const WIDTH = 90;

/** The lines around the place that the service does not like, with a mark beneath it, and what is probably wrong. */
export function refusedText(pattern: RefusedPattern, style: Style): string {
  const excerpt = excerptText(pattern, style);
  return [...(excerpt === '' ? [] : [excerpt]), ...mistakeParagraphs(pattern.mistakes)].join('\n\n');
}

export function acceptedText(text: string, mistakes: readonly PatternMistake[]): string {
  return [indented(short(text, 500)), ...mistakeParagraphs(mistakes)].join('\n\n');
}

function excerptText({ text, reason, location }: RefusedPattern, style: Style): string {
  if (location === undefined) return '';
  const lines = text.split(/\r\n|\n|\r/);
  const index = location.line - 1;
  const line = lines[index] ?? '';
  const column = columnOf(line, location.column, reason);
  const from = Math.max(0, column - WIDTH + 20);
  const first = Math.max(0, index - LINES_BEFORE);
  const numbered = lines
    .slice(first, index + 1 + LINES_AFTER)
    .map((content, at) => ({ content, at: first + at }));
  const width = String(index + 1 + LINES_AFTER).length;
  const shown = numbered.flatMap(({ content, at }) => {
    const number = `  ${String(at + 1).padStart(width)} | `;
    const code = style.dim(number) + content.slice(from, from + WIDTH);
    return at === index ? [code, ' '.repeat(number.length + column - from) + style.received('^')] : [code];
  });
  return shown.join('\n');
}

/**
 * Where the mark belongs, from 0. The service tells where it stopped reading, which is behind what it does not like:
 * the name that its reason quotes, or else the last thing that it read.
 */
function columnOf(line: string, stoppedAt: number, reason: string): number {
  if (/^Unexpected (?:character|end)/.test(reason)) return stoppedAt - 1;
  const read = line.slice(0, stoppedAt - 1);
  const name = /^"(.*)" must be|(?:type|pattern:|operator:) (\S+)$|^(\S+) is Ruler reserved/.exec(reason);
  const quotedName = quoted(name?.[1] ?? name?.[2] ?? name?.[3] ?? '');
  const at = name ? read.lastIndexOf(quotedName) : -1;
  if (at >= 0 && name?.[1] === undefined) return at;
  return Math.max(0, read.length - (/[^\s,:[\]{}"]*.$/.exec(read)?.[0].length ?? 1));
}

function mistakeParagraphs(mistakes: readonly PatternMistake[]): string[] {
  const shown = mistakes.slice(0, MOST_MISTAKES).map((mistake) => mistakeText(mistake));
  const more = mistakes.length - shown.length;
  return shown.length === 0
    ? []
    : [[...shown, ...(more > 0 ? [`… and ${more} more`] : [])].map((text) => `  • ${text}`).join('\n')];
}

function mistakeText(mistake: PatternMistake): string {
  switch (mistake.kind) {
    case 'scalar':
      return `A pattern lists the values that it accepts: ${quoted(lastKey(mistake.key))}: [${short(mistake.value)}]`;
    case 'member':
      return `No event has a member ${quoted(mistake.key)}; EventBridge does not tell, but the pattern would never match. Write ${quoted(mistake.didYouMean)}.`;
    case 'operator':
      return mistake.didYouMean === undefined
        ? `EventBridge has no operator ${quoted(mistake.name)}.`
        : `EventBridge has no operator ${quoted(mistake.name)}: write ${quoted(mistake.didYouMean)}.`;
  }
}

function lastKey(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
