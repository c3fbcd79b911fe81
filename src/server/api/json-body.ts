import { MalformedJson } from '../../pattern/json/malformed-json.js';
import { JsonReader } from '../../pattern/json/reader.js';
import { ServiceFault } from '../../service/service-fault.js';
import { withArticle } from '../../text/articles.js';
import { isObject } from '../../text/kinds-of-values.js';

/** More levels than the service's reader takes, which is Jackson. */
const TOO_DEEP = 1001;

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * The JSON object that a body is; an empty body counts as an empty one.
 * @throws ServiceFault for anything else, and for a key that stands in an object twice.
 */
export function jsonObject(body: Uint8Array): JsonObject {
  if (body.length === 0) return {};
  const text = decoded(body);
  const { depth, members } = outline(text);
  if (depth >= TOO_DEEP) throw refused(`The body is nested more than ${TOO_DEEP - 1} levels deep.`);
  const value = parsed(text);
  if (!isObject(value)) throw refused(`The body must be a JSON object, not ${kindOf(value)}.`);
  if (membersIn(value) !== members) throw refused('A key appears twice in an object of the body.');
  return value;
}

function decoded(body: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    throw refused('The body is not encoded in UTF-8.');
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refused(`The body is not JSON${whereNot(text)}.`);
  }
}

/** As the service counts, and in words that are the same under every version of Node.js. */
function whereNot(text: string): string {
  const reader = new JsonReader(text);
  try {
    while (reader.next() !== 'end');
    return '; there is more after its first value';
  } catch (error) {
    if (!(error instanceof MalformedJson)) throw error;
    const { location, reason } = error;
    return location ? `; reading it ends at line ${location.line}, column ${location.column}` : `: ${reason}`;
  }
}

/** How deep a text is, and how many members its objects have, if it is JSON. */
function outline(text: string): { readonly depth: number; readonly members: number } {
  let depth = 0;
  let deepest = 0;
  let members = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') at = endOfString(text, at + 1);
    else if (character === ':') members += 1;
    else if (character === '{' || character === '[') deepest = Math.max(deepest, (depth += 1));
    else if (character === '}' || character === ']') depth -= 1;
  }
  return { depth: deepest, members };
}

/** Where the closing quote is. */
function endOfString(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

function membersIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const inside = Object.values(value).reduce((sum: number, member) => sum + membersIn(member), 0);
  return Array.isArray(value) ? inside : inside + Object.keys(value).length;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'an array' : withArticle(typeof value);
}

function refused(message: string): ServiceFault {
  return new ServiceFault('SerializationException', message);
}
