import { isPlainObject } from '../../event/plain-json.js';
import { MalformedJson } from '../../pattern/json/malformed-json.js';
import { JsonReader, type JsonToken } from '../../pattern/json/reader.js';
import { isObject } from '../../text/kinds-of-values.js';
import { parsedJson } from '../../text/parsed-json.js';

/** Levels that the service reads, less the one of the event around the detail. */
const MAX_DEPTH = 999;
/** So many characters a text needs to be nested more deeply. */
const SHORTEST_TOO_DEEP = 2 * MAX_DEPTH;
const LONG_INTEGER = /\d{19}/;
const SMALLEST_INTEGER = -(2n ** 63n);
const LARGEST_INTEGER = 2n ** 63n - 1n;

/**
 * A `Detail` as the compact text that patterns and targets read, in the sender's order and spelling of numbers; of a
 * key that stands there twice, the last value in the first place. Undefined for one that the service calls malformed.
 */
export function compactDetail(text: string): string | undefined {
  // What the SDK's users send mostly comes from JSON.stringify, and stays as it is.
  return isPlainObject(text) ? text : readDetail(text);
}

/** The same, for any text. */
export function readDetail(text: string): string | undefined {
  const value = parsedJson(text);
  if (!isObject(value) || isTooDeep(text, value)) return undefined;
  const isCompact = JSON.stringify(value) === text && !LONG_INTEGER.test(text);
  return isCompact ? text : compactText(text);
}

function isTooDeep(text: string, value: object): boolean {
  return text.length >= SHORTEST_TOO_DEEP && isDeeperThan(MAX_DEPTH, value);
}

function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((member) => isDeeperThan(levels - 1, member));
}

/** Undefined for what JSON.parse takes and the service does not. */
function compactText(text: string): string | undefined {
  const reader = new JsonReader(text);
  try {
    return compactValue(reader, reader.next());
  } catch (error) {
    if (error instanceof MalformedJson) return undefined;
    throw error;
  }
}

function compactValue(reader: JsonReader, token: JsonToken): string {
  switch (token) {
    case '{':
      return compactObject(reader);
    case '[':
      return compactArray(reader);
    case 'string':
      return JSON.stringify(reader.text);
    case 'number':
      return compactNumber(reader.text);
    default:
      return reader.text;
  }
}

function compactObject(reader: JsonReader): string {
  const members = new Map<string, string>();
  while (reader.next() !== '}') {
    const { name } = reader;
    members.set(name, `${JSON.stringify(name)}:${compactValue(reader, reader.next())}`);
  }
  return `{${[...members.values()].join(',')}}`;
}

function compactArray(reader: JsonReader): string {
  const elements: string[] = [];
  for (let token = reader.next(); token !== ']'; token = reader.next()) {
    elements.push(compactValue(reader, token));
  }
  return `[${elements.join(',')}]`;
}

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html on numbers */
function compactNumber(spelling: string): string {
  if (spelling.length < 19 || !/^-?\d+$/.test(spelling)) return spelling;
  const integer = BigInt(spelling);
  if (integer >= SMALLEST_INTEGER && integer <= LARGEST_INTEGER) return spelling;
  throw new MalformedJson('An integer does not fit into 64 bits');
}
