import { asEnvelope } from '../event/given-event.js';
import { given, isRecord, refusal } from '../text/given.js';
import { isObject } from '../text/kinds-of-values.js';
import { checkWildcardComplexity } from './complexity/wildcard-complexity.js';
import { eventText } from './event/event-reader.js';
import { MalformedEvent } from './event/malformed-event.js';
import { explainPattern } from './explain/explain.js';
import type { Explanation } from './explain/explanation.js';
import { readable } from './explain/explanation-text.js';
import { refusedText } from './refusal/refused-pattern.js';
import { InvalidEventPattern } from './tokens/invalid-event-pattern.js';
import type { EventPattern } from './model.js';
import { parsePattern } from './parse.js';
import { PatternMatcher } from './match/pattern-matcher.js';

/**
 * Reads an event pattern as the service does when a rule is put.
 *
 * @param pattern JSON text, or an object that JSON.stringify turns into it
 * @returns the pattern as data, to be matched any number of times
 * @throws InvalidEventPattern if the service would refuse it, with the service's message; its `explanation`, which
 * stack traces show too, marks the place and says what was probably meant
 * @example
 * const pattern = parse({ source: ['shop'], detail: { total: [{ numeric: ['>=', 100] }] } });
 */
export function parse(pattern: string | object): EventPattern {
  return parsed(pattern, 'parse');
}

function parsed(pattern: unknown, door: string): EventPattern {
  if (typeof pattern !== 'string' && !isObject(pattern)) {
    throw refusal(`${door}()`, 'an event pattern, as an object or JSON text', pattern);
  }
  const text = typeof pattern === 'string' ? pattern : textOf(pattern, door);
  try {
    const model = parsePattern(text);
    checkWildcardComplexity(model);
    return model;
  } catch (error) {
    throw error instanceof InvalidEventPattern ? error.because(refusedText(text, error)) : error;
  }
}

/**
 * Tells whether an event matches an event pattern.
 *
 * @param pattern a parsed pattern, or one that {@link parse} takes; parse it first to match it often
 * @param event JSON text, or an object that JSON.stringify turns into it
 * @throws InvalidEventPattern if the service would refuse the pattern
 * @throws MalformedEvent if the event is not the text of a JSON object
 * @example
 * match({ source: [{ prefix: 'com.shop.' }] }, { source: 'com.shop.cart' }); // true
 */
export function match(pattern: EventPattern | string | object, event: string | object): boolean {
  const text = textOfEvent(event, 'match');
  if (isParsed(pattern)) return matcherOf(pattern).matches(text);
  return new PatternMatcher(parsed(pattern, 'match')).matches(text);
}

/**
 * Explains, condition by condition, why an event matches an event pattern or does not.
 *
 * @param pattern a parsed pattern, or one that {@link parse} takes
 * @param event JSON text, or an object that JSON.stringify turns into it
 * @returns data; for a pattern with `$or`, about the combination of branches that comes closest
 * @throws InvalidEventPattern if the service would refuse the pattern
 * @throws MalformedEvent if the event is not the text of a JSON object
 * @example
 * explain({ detail: { total: [{ numeric: ['>=', 100] }] } }, { detail: { total: '150' } }).conditions[0]?.hints;
 * // [{ kind: 'type', operator: 'numeric', received: { type: 'string', text: '150', at: 'detail.total' } }]
 */
export function explain(pattern: EventPattern | string | object, event: string | object): Explanation {
  const readPattern = isParsed(pattern) ? pattern : parsed(pattern, 'explain');
  return readable(explainPattern(readPattern, textOfEvent(event, 'explain')));
}

/** An event may be spelt as an entry of PutEvents, too. */
function textOfEvent(event: string | object, door: string): string {
  if (typeof event === 'string') return eventText(event);
  if (!isRecord(event)) throw refusal(`${door}()`, 'an event, as an object or JSON text', event);
  const envelope = asEnvelope(event, door);
  try {
    return eventText(envelope);
  } catch (error) {
    if (error instanceof MalformedEvent) throw error;
    throw new TypeError(`${door}: the event is not JSON, which has no cycles or BigInts: ${given(event)}.`, {
      cause: error,
    });
  }
}

/** No pattern looks like a parsed one: the value of a field is never a string. */
function isParsed(pattern: EventPattern | string | object): pattern is EventPattern {
  return (
    isObject(pattern) && 'conjunctions' in pattern && 'text' in pattern && typeof pattern.text === 'string'
  );
}

function textOf(pattern: object, door: string): string {
  let text: unknown;
  try {
    text = JSON.stringify(pattern);
  } catch {
    throw new TypeError(
      `${door}: the pattern is not JSON, which has no cycles or BigInts: ${given(pattern)}.`,
    );
  }
  if (typeof text !== 'string') throw new InvalidEventPattern('Filter is not an object');
  return text;
}

const matchers = new WeakMap<EventPattern, PatternMatcher>();

/** Only for patterns that somebody keeps: many short-lived keys would make garbage collection slow. */
function matcherOf(pattern: EventPattern): PatternMatcher {
  let matcher = matchers.get(pattern);
  if (matcher === undefined) matchers.set(pattern, (matcher = new PatternMatcher(pattern)));
  return matcher;
}
