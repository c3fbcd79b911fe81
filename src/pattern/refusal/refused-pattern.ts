import type { InvalidEventPattern } from '../tokens/invalid-event-pattern.js';
import { patternMistakes } from './pattern-mistakes.js';

const LINES_BEFORE = 2;
const LINES_AFTER = 1;
const MOST_MISTAKES = 4;
const WIDTH = 90;
const LONGEST_WORD = 200;

/** How parts of the text are coloured. */
interface Colours {
  readonly received: (text: string) => string;
  readonly dim: (text: string) => string;
}

const NO_COLOURS: Colours = { received: (text) => text, dim: (text) => text };

/** The lines around the place that the service does not like, with a mark beneath it, and what is probably wrong. */
export function refusedText(text: string, error: InvalidEventPattern, style: Colours = NO_COLOURS): string {
  return [excerptText(text, error, style), mistakesText(text)].filter((part) => part !== '').join('\n\n');
}

export function mistakesText(text: string): string {
  const mistakes = patternMistakes(text);
  const more = mistakes.length - MOST_MISTAKES;
  return [...mistakes.slice(0, MOST_MISTAKES), ...(more > 0 ? [`… and ${more} more`] : [])]
    .map((mistake) => `  • ${mistake}`)
    .join('\n');
}

function excerptText(text: string, { reason, location }: InvalidEventPattern, style: Colours): string {
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
  const quotedName = JSON.stringify(name?.[1] ?? name?.[2] ?? name?.[3] ?? '');
  const at = name ? read.lastIndexOf(quotedName) : -1;
  if (at >= 0 && name?.[1] === undefined) return at;
  return Math.max(0, read.length - (/[^\s,:[\]{}"]*.$/.exec(read.slice(-LONGEST_WORD))?.[0].length ?? 1));
}
