import { thrownText } from './thrown.js';

/** `1 event`, `3 events`. */
export function count(number: number, noun: string): string {
  return `${number} ${plural(number, noun)}`;
}

/** The noun behind a number. */
export function plural(number: number, noun: string): string {
  return number === 1 ? noun : `${noun}s`;
}

/** `a, b or c`. */
export function enumeration(words: readonly string[], conjunction: 'and' | 'or'): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}

/** The same, with a number for what comes behind the first few. */
export function shortEnumeration(words: readonly string[], conjunction: 'and' | 'or', most: number): string {
  if (words.length <= most) return enumeration(words, conjunction);
  return enumeration([...words.slice(0, most), `${words.length - most} more`], conjunction);
}

export function quoted(text: string): string {
  return JSON.stringify(text);
}

export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function indented(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '  ');
}

/** The first few with a bullet each, and a number for the others. */
export function bullets(texts: readonly string[], most: number): string {
  const more = texts.length - most;
  return [...texts.slice(0, most), ...(more > 0 ? [`… and ${more} more`] : [])]
    .map((text) => `  • ${text.replaceAll('\n', '\n    ')}`)
    .join('\n');
}

export interface NamedRule {
  readonly name: string;
  readonly eventBusName: string;
}

export function ruleName({ name, eventBusName }: NamedRule): string {
  return `rule ${quoted(name)} on bus ${quoted(eventBusName)}`;
}

export interface NamedSchedule {
  readonly name: string;
  readonly groupName: string;
}

export function scheduleName({ name, groupName }: NamedSchedule): string {
  return `schedule ${quoted(name)} in group ${quoted(groupName)}`;
}

/** `2026-01-10T09:00:00Z`, with milliseconds where there are some. */
export function timeText(time: Date): string {
  return time.toISOString().replace('.000Z', 'Z');
}

/** The name and message of whatever was thrown, on one line. */
export function errorText(error: unknown): string {
  return shortInside(thrownText(error).replaceAll(/\s*\n\s*/g, ' '), 240);
}

/** Cuts a long text in its middle: the service tells at the end what it wants. */
export function shortInside(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = Math.ceil((most - 3) / 2);
  return `${text.slice(0, most - 3 - end)} … ${text.slice(-end)}`;
}

/** Cuts a long text at its end. */
export function short(text: string, most = 60): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

/** Cuts a long text so that the place where it departs from another stays in sight. */
export function shortAround(text: string, other: string, most = 60): string {
  if (text.length <= most) return text;
  let same = 0;
  while (same < text.length && text[same] === other[same]) same += 1;
  const start = Math.max(0, Math.min(same - 15, text.length - most + 1));
  return start === 0 ? short(text, most) : `…${short(text.slice(start), most - 1)}`;
}
