import { breakAfter, firstBreak } from './broken-json.js';
import type { Culprit, DroppedInput } from './dropped-input.js';
import { emptyPath, type EmptyPath } from './empty-path.js';
import type { InputEvent, JsonFragment } from './input-event.js';
import type { ShapingFacts } from './predefined-variables.js';
import type { ShapedInput } from './shaped-input.js';
import type { Placeholder, PlaceholderPlace, Template } from './template.js';

/** What placeholders take their values from. */
interface Occasion {
  readonly event: InputEvent;
  readonly facts: ShapingFacts;
}

/** Fills a template; one that has to make JSON and does not drops the event. */
export function transform(template: Template, occasion: Occasion): ShapedInput {
  const { payload, empty, dropped } = filled(template, occasion);
  if (dropped) return { dropped };
  return empty.size === 0 ? { payload } : { payload, emptyPaths: emptyPaths(empty, occasion) };
}

/** Why a template drops an event, for who does not ask for the rest. */
export function droppedBy(template: Template, occasion: Occasion): DroppedInput | undefined {
  return filled(template, occasion).dropped;
}

interface Filled {
  readonly payload: string;
  /** The paths that found nothing, by placeholder. */
  readonly empty: ReadonlyMap<string, string>;
  readonly dropped: DroppedInput | undefined;
}

function filled(template: Template, occasion: Occasion): Filled {
  let payload = '';
  const empty = new Map<string, string>();
  let { isSound } = template;
  for (const part of template.parts) {
    if (typeof part === 'string') {
      payload += part;
      continue;
    }
    const value = valueOf(part, occasion);
    payload += insertedText(part.place, value);
    if (value === undefined && typeof part.from === 'string') empty.set(part.name, part.from);
    isSound &&= part.place !== 'quoted value' || value === undefined || isPlain(value);
  }
  const dropped = isSound || !template.isJson ? undefined : invalidJson(template, payload, occasion);
  return { payload, empty, dropped };
}

function emptyPaths(paths: ReadonlyMap<string, string>, { event }: Occasion): readonly EmptyPath[] {
  return Array.from(paths, ([placeholder, path]) => emptyPath(placeholder, path, event.text));
}

function valueOf({ from }: Placeholder, { event, facts }: Occasion): JsonFragment | undefined {
  return typeof from === 'string' ? event.at(from) : from(event, facts);
}

/** Nothing is escaped; inside the quotes of a text, objects and arrays lose theirs. */
function insertedText(place: PlaceholderPlace, value: JsonFragment | undefined): string {
  if (value === undefined) return place === 'value' ? '""' : '';
  if (place === 'value') return value.json;
  return place === 'quoted text' && isContainer(value) ? value.json.replaceAll('"', '') : value.text;
}

/** Whether it may stand in quotes, whatever is around it: a string that needs no escape is as long as its JSON. */
function isPlain(value: JsonFragment): boolean {
  return value.type === 'string' ? value.json.length === value.text.length + 2 : !isContainer(value);
}

function isContainer({ type }: JsonFragment): boolean {
  return type === 'object' || type === 'array';
}

function invalidJson(template: Template, text: string, occasion: Occasion): DroppedInput | undefined {
  const key = template.parts.findIndex((part) => typeof part !== 'string' && part.place === 'key');
  if (key >= 0) return placeholderAsKey(template.parts, text, { key, occasion });
  const at = firstBreak(text);
  if (at === undefined) return undefined;
  const culprit = template.isSound ? culpritOf(template.parts, occasion) : undefined;
  return { reason: 'invalid JSON', text, at, ...(culprit && { culprit }) };
}

interface Key {
  readonly key: number;
  readonly occasion: Occasion;
}

/** The service does not take one, though the text may be JSON. */
function placeholderAsKey(parts: Template['parts'], text: string, { key, occasion }: Key): DroppedInput {
  const before = parts.slice(0, key).map((part) => {
    return typeof part === 'string' ? part : insertedText(part.place, valueOf(part, occasion));
  });
  const culprit = culpritOf(parts.slice(key, key + 1), occasion);
  const at = breakAfter(text, before.join('').length);
  return { reason: 'invalid JSON', text, at, ...(culprit && { culprit }) };
}

/** The first placeholder that is a key, or whose value alone makes a string end or break. */
function culpritOf(parts: Template['parts'], occasion: Occasion): Culprit | undefined {
  for (const part of parts) {
    if (typeof part === 'string' || (part.place !== 'quoted value' && part.place !== 'key')) continue;
    const { name: placeholder, place } = part;
    const value = valueOf(part, occasion);
    if (place === 'key') return { placeholder, place, ...(value && { value }) };
    if (value && firstBreak(`"${value.text}"`)) return { placeholder, place, value };
  }
  return undefined;
}
